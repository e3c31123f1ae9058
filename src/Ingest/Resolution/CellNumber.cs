using IndicatorPipeline.Ingest.Tables;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>The number of a cell as a person sees it: a stored 0.056 under a % format is 5.6 with the unit %.</summary>
/// <param name="Unit">The unit in the cell itself; null for none.</param>
internal readonly record struct CellNumber(decimal? Value, string? Unit, MissingReason? Missing)
{
    private const decimal LargestShare = decimal.MaxValue / 100;

    /// <summary>Reads the number or the missing-value mark of a cell; null when it holds neither.</summary>
    public static CellNumber? Of(Cell cell) => cell.Value switch
    {
        // A damaged cell may hold what no percentage can be.
        CellValue.Number { Value: > LargestShare or < -LargestShare } when ShowsPercent(cell.NumberFormat) => null,
        CellValue.Number number when ShowsPercent(cell.NumberFormat) => new CellNumber((number.Value * 100).Tidied(), "%", null),
        CellValue.Number number => new CellNumber(number.Value, null, null),
        CellValue.Text text when NumberText.Read(text.Value) is { } typed => new CellNumber(typed.Value, typed.Unit, typed.Missing),
        _ => null,
    };

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
