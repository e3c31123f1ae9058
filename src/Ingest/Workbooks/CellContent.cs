using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>What a cell is by its own content alone.</summary>
/// <param name="Number">Its number or missing-value mark; null when it holds neither, or a number that no percentage can be.</param>
internal sealed record CellContent(CellKind Kind, CellNumber? Number)
{
    // With room for what a format multiplies it by.
    private const decimal LargestShown = decimal.MaxValue / 1_000_000_000_000;

    private static readonly CellContent Blank = new(CellKind.Blank, null);
    private static readonly CellContent Words = new(CellKind.Text, null);
    private static readonly CellContent Broken = new(CellKind.Broken, null);
    private static readonly CellContent Date = new(CellKind.Date, null);
    private static readonly CellContent Damaged = new(CellKind.Number, null);

    public static CellContent Of(Cell cell) => cell.Value switch
    {
        CellValue.Number number => OfNumber(number.Value, cell),
        CellValue.Date => Date,
        CellValue.Error => Broken,
        CellValue.Nothing => Broken,
        CellValue.Logical => Words,
        CellValue.Text text => OfText(text.Value),
        _ => Blank,
    };

    /// <summary>A mark that stands where a number is missing.</summary>
    public static CellContent Mark(MissingReason reason) => new(CellKind.Missing, new(null, null, reason));

    private static CellContent OfText(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return Blank;
        return NumberText.Read(text) switch
        {
            null => NumberText.LooksLikeNumber(text) ? Broken : Words,
            { Missing: not null } mark => new(CellKind.Missing, mark),
            var number => new(CellKind.Number, number),
        };
    }

    // What is shown is what the sender has looked at: the point where the format puts it, with the unit that the format writes behind it.
    private static CellContent OfNumber(decimal stored, Cell cell)
    {
        var section = cell.Style.Format.SectionFor(stored);
        if (section.Shift > 0 && Math.Abs(stored) > LargestShown)
            return Damaged;
        var shown = section.Shift == 0 ? stored : (section.Shift > 0 ? stored * PowerOfTen(section.Shift) : stored / PowerOfTen(-section.Shift)).Tidied();
        var unit = section.IsPercent ? "%" : section.HasSuffix ? NumberText.Read(cell.Text)?.Unit ?? WordsBehind(cell.Text) : null;
        return new(CellKind.Number, new(shown, unit, null));
    }

    // 12.5（亿元） and 12.5元/亩 by a format are in what they say, whether anybody knows it; 2025年 is a year.
    private static string? WordsBehind(string shown)
    {
        var words = shown[(shown.AsSpan().LastIndexOfAnyInRange('0', '9') + 1)..].Trim(' ', '(', ')', '（', '）', '[', ']');
        return words.Any(char.IsLetter) && words is not ("年" or "月" or "日" or "号" or "季度") ? words : null;
    }

    private static decimal PowerOfTen(int exponent)
    {
        var power = 1m;
        for (; exponent > 0; exponent--)
            power *= 10;
        return power;
    }
}
