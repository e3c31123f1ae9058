using System.Text.RegularExpressions;
using IndicatorPipeline.Ingest.Workbooks;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>Numbers with a unit of the catalog typed behind them, beyond what reads like a unit without one.</summary>
internal static partial class TypedUnits
{
    // More letters than this are a sentence.
    private const int Longest = 32;

    /// <summary>The sheet with these cells as numbers, before its tables are looked for.</summary>
    public static Sheet MarkedIn(Sheet sheet, Vocabulary vocabulary) => sheet.Replace(cell => Marked(cell, vocabulary));

    private static Cell Marked(Cell cell, Vocabulary vocabulary)
    {
        if (cell.Value is not CellValue.Text { Value: { Length: <= Longest } text } || !text.AsSpan().ContainsAnyInRange('0', '9') || cell.Content.Kind != CellKind.Text
            || Year().IsMatch(text) || Typed().Match(text) is not { Success: true } typed || vocabulary.StatedUnitOf(typed.Groups["unit"].Value) is null
            || NumberText.Read(typed.Groups["number"].Value) is not { Value: not null } number)
        {
            return cell;
        }

        return cell with { Content = new CellContent(CellKind.Number, number with { Unit = typed.Groups["unit"].Value }) };
    }

    // 2004 (kilometres) heads the figures of a year.
    [GeneratedRegex(@"\A\s*(19|20)[0-9]{2}\s*[(（]?\s*[A-Za-z]{3}")]
    private static partial Regex Year();

    [GeneratedRegex(@"\A\s*(?<number>\P{L}*[0-9.]\)?)\s*((?<unit>\p{L}[\p{L}/()（）0-9²³]*)|[(（](?<unit>\p{L}[\p{L}/0-9²³]*)[)）])\s*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Typed();
}
