using System.Collections.Immutable;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>How findings decide about a submission.</summary>
public static class Verdicts
{
    /// <summary>The codes by which verdicts are written: accepted, returned, held.</summary>
    public static Codelist<Verdict> Codes { get; } = new(
        (Verdict.Accepted, "accepted"),
        (Verdict.Returned, "returned"),
        (Verdict.Held, "held"));

    /// <summary>
    /// Returned while anything blocks that the sender must act on, held while only labels unknown to the catalog do, else accepted.
    /// In a returned submission the unknown labels are <see cref="Severity.Info"/>: they are not the sender's to mend.
    /// </summary>
    public static (Verdict Verdict, ImmutableArray<Finding> Findings) Decide(ImmutableArray<Finding> findings)
    {
        var blocking = findings.Where(f => f.Blocks).ToList();
        if (blocking.Count == 0)
            return (Verdict.Accepted, findings);
        if (blocking.All(f => FindingCodes.IsUnknownToCatalog(f.Code)))
            return (Verdict.Held, findings);
        return (
            Verdict.Returned,
            [.. findings.Select(f => FindingCodes.IsUnknownToCatalog(f.Code) ? f with { Severity = Severity.Info } : f)]);
    }
}
