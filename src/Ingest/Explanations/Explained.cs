using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Explanations;

/// <summary>What senders said of their figures.</summary>
internal static class Explained
{
    /// <summary>What was said of the figure in a cell; null for nothing. A finding on a range is about all of its cells.</summary>
    /// <param name="findings">Those of the figure's submission.</param>
    public static string? Of(Origin origin, IEnumerable<Finding> findings)
    {
        var texts = findings
            .Where(f => f.Explanation is not null && f.Sheet == origin.Sheet && CellRange.TryParse(f.Cell, out var range) && CellRange.TryParse(origin.Cell, out var cell) && range.Contains(cell.First))
            .Select(f => f.Explanation!)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return texts.Count == 0 ? null : string.Join("; ", texts);
    }
}
