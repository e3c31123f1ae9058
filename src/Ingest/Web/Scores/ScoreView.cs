using IndicatorPipeline.Ingest.Web.Figures;
using IndicatorPipeline.Metrics.Assessments;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Web.Scores;

/// <summary>A computed score, opened down to the cells that it rests on.</summary>
/// <param name="Scores">Those of the whole group.</param>
/// <param name="Area">The one that was asked for.</param>
/// <param name="Part">The indicator of it that was asked for; null for the total.</param>
public sealed record ScoreView(GroupScores Scores, AreaScore Area, IndicatorScore? Part, IndicatorCatalog Catalog)
{
    public string AreaName => NameOf(Area.Area);

    public int Ranked => Scores.Areas.Count(a => a.Rank is not null);

    public string NameOf(string area) => Catalog.AreasByCode[area].Name;

    public string NameOf(AssessedIndicator assessed)
    {
        ArgumentNullException.ThrowIfNull(assessed);
        return Catalog.IndicatorsByCode[assessed.Indicator].Name;
    }

    /// <summary>The figure that an indicator is scored by.</summary>
    public FigureAddress FigureOf(AssessedIndicator assessed)
    {
        ArgumentNullException.ThrowIfNull(assessed);
        return new FigureAddress(assessed.Indicator, Area.Area, null, Scores.Period.LastOf(Catalog.IndicatorsByCode[assessed.Indicator].Frequency));
    }

    /// <summary>Null where nothing is scored under the address.</summary>
    public static async Task<ScoreView?> FindAsync(FigureAddress address, ObservationLedger ledger, IndicatorCatalog catalog, CancellationToken cancellationToken)
    {
        var scores = await new ComputedScores(ledger, catalog).ReadAsync(null, cancellationToken);
        // A point on a line has only its time.
        var then = scores.Where(s => s.Period == (address.Period.Freq == Freq.Daily ? address.Period.LastOf(s.Scheme.Frequency) : address.Period));
        return (from s in then from a in s.Areas where a.Area == address.Area select (Scores: s, Area: a)).FirstOrDefault() is { Area: { } area, Scores: var group }
            ? new ScoreView(group, area, area.Indicators.FirstOrDefault(i => i.Indicator.Code == address.Item), catalog)
            : null;
    }
}
