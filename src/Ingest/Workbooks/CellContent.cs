using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>What a cell is by its own content alone.</summary>
/// <param name="Number">Its number or missing-value mark; null when it holds neither, or a number that no percentage can be.</param>
internal sealed record CellContent(CellKind Kind, CellNumber? Number)
{
    private const decimal LargestShare = decimal.MaxValue / 100;

    private static readonly CellContent Blank = new(CellKind.Blank, null);
    private static readonly CellContent Words = new(CellKind.Text, null);
    private static readonly CellContent Broken = new(CellKind.Broken, null);
    private static readonly CellContent Date = new(CellKind.Date, null);
    private static readonly CellContent Damaged = new(CellKind.Number, null);

    public static CellContent Of(Cell cell) => cell.Value switch
    {
        CellValue.Number { Value: > LargestShare or < -LargestShare } when ShowsPercent(cell.NumberFormat) => Damaged,
        CellValue.Number number when ShowsPercent(cell.NumberFormat) => new(CellKind.Number, new((number.Value * 100).Tidied(), "%", null)),
        CellValue.Number number => new(CellKind.Number, new(number.Value, null, null)),
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

    // A percent sign between quotation marks or behind a backslash is decoration: the number is not scaled.
    private static bool ShowsPercent(string? format)
    {
        if (format is null)
            return false;
        var quoted = false;
        for (var i = 0; i < format.Length; i++)
        {
            switch (format[i])
            {
                case '"':
                    quoted = !quoted;
                    break;
                case '\\' or '_' or '*' when !quoted:
                    i++;
                    break;
                case ';' when !quoted:
                    return false;
                case '%' when !quoted:
                    return true;
                default:
                    break;
            }
        }

        return false;
    }
}
