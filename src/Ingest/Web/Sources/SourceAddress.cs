using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Ingest.Web.Sources;

/// <summary>A cell of a workbook that was sent.</summary>
/// <param name="Submission">Its number in the ledger.</param>
public sealed record SourceAddress(long Submission, string Sheet, string Cell)
{
    public static SourceAddress Of(Vintage vintage)
    {
        ArgumentNullException.ThrowIfNull(vintage);
        return new SourceAddress(vintage.Submission.Id, vintage.Observation.Origin.Sheet, vintage.Observation.Origin.Cell);
    }

    public static SourceAddress Of(TextVintage vintage)
    {
        ArgumentNullException.ThrowIfNull(vintage);
        return new SourceAddress(vintage.Submission.Id, vintage.Text.Origin.Sheet, vintage.Text.Origin.Cell);
    }

    /// <summary>Null where the address is none.</summary>
    public static SourceAddress? Of(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = request.Query;
        return long.TryParse(query["submission"].FirstOrDefault(), out var submission)
            && query["sheet"].FirstOrDefault() is { Length: > 0 } sheet
            && query["cell"].FirstOrDefault() is { } cell
            && CellRange.TryParse(cell, out _)
                ? new SourceAddress(submission, sheet, cell)
                : null;
    }

    public override string ToString() => $"/source?submission={Submission}&sheet={Uri.EscapeDataString(Sheet)}&cell={Uri.EscapeDataString(Cell)}";
}
