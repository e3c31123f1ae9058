using System.Collections.Immutable;
using System.Globalization;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>Tells of figures that an accepted submission gave otherwise: both stay in the ledger, and the sender should know.</summary>
internal static class Revisions
{
    /// <param name="sha256">Of the arriving file: what an earlier reading of the same bytes says is no other word.</param>
    public static async Task<ImmutableArray<Finding>> FindAsync(
        ImmutableArray<Observation> arriving, string sha256, ObservationLedger ledger, CancellationToken cancellationToken)
    {
        var figures = arriving.Where(o => o.Basis == Basis.Own && o.Value is not null).ToList();
        if (figures.Count == 0)
            return [];
        var inForce = new Dictionary<(SeriesKey, TimePeriod), Vintage>();
        await foreach (var vintage in ledger.Vintages.InForceAsync(QueryFor(figures), cancellationToken))
            inForce.Add((vintage.Observation.Key, vintage.Observation.Period), vintage);

        var findings = ImmutableArray.CreateBuilder<Finding>();
        foreach (var figure in figures)
        {
            if (inForce.TryGetValue((figure.Key, figure.Period), out var earlier)
                && earlier.Submission.Sha256 != sha256
                && earlier.Observation is { Basis: Basis.Own, Value: { } before }
                && figure.Value is { } now
                && before != now)
            {
                findings.Add(new Finding(
                    FindingCodes.Revised,
                    FindingCodes.Revised.Severity,
                    figure.Origin.Sheet,
                    figure.Origin.Cell,
                    null,
                    [Show(before), earlier.Submission.FileName, Show(now)]));
            }
        }

        return findings.ToImmutable();
    }

    private static ObservationQuery QueryFor(List<Observation> figures) => new()
    {
        Indicators = [.. figures.Select(f => f.Key.Indicator).Distinct()],
        Areas = [.. figures.Select(f => f.Key.Area).Distinct()],
        From = figures.MinBy(f => f.Period.Start)!.Period,
        To = figures.MaxBy(f => f.Period.End)!.Period,
    };

    private static string Show(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
