using System.Collections.Immutable;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Assessments;

/// <summary>The scores and ranks that follow from the figures in force by assessment.yaml. They are computed when they are asked for and stored nowhere.</summary>
public sealed class ComputedScores(ObservationLedger ledger, IndicatorCatalog catalog)
{
    /// <summary>Codes of the indicators that a score may rest on: those that are assessed, and the totals that shares are of.</summary>
    public static IReadOnlyCollection<string> IndicatorsIn(IndicatorCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return
        [
            .. catalog.Assessments.SelectMany(s => s.Indicators).Select(i => i.Indicator)
                .SelectMany(i => catalog.WholesByPart[i].Select(whole => whole.Code).Prepend(i))
                .Distinct(StringComparer.Ordinal),
        ];
    }

    /// <summary>All periods for which there is anything to score, of a group from the earliest to the latest.</summary>
    /// <param name="asOf">As the ledger stood at this moment; null for now.</param>
    public async Task<ImmutableArray<GroupScores>> ReadAsync(DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        var values = await new AssessmentReader(ledger, catalog).ReadAsync(catalog.Assessments, asOf, cancellationToken);
        var all = new Dictionary<(string Group, TimePeriod Period), GroupScores>();
        // One scheme follows another, and places under other rules are places all the same: changes are counted from them too.
        foreach (var scheme in catalog.Assessments.OrderBy(s => s.From))
        {
            var assessor = new Assessor(scheme, [.. catalog.Areas.Where(a => a.Group == scheme.Group).Select(a => a.Code)], values);
            foreach (var period in values.PeriodsOf(scheme))
            {
                var before = period.TryPlus(-1) is { } earlier ? all.GetValueOrDefault((scheme.Group, earlier)) : null;
                all.Add((scheme.Group, period), assessor.Assess(period, before));
            }
        }

        return [.. all.Values];
    }
}
