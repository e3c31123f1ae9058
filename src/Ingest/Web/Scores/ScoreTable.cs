using System.Collections.Immutable;
using IndicatorPipeline.Ingest.Web.Figures;
using IndicatorPipeline.Metrics.Assessments;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Web.Scores;

/// <summary>The places of all groups at a period, and what moved them.</summary>
/// <param name="Period">Null where nothing is assessed yet.</param>
/// <param name="Periods">All that are assessed, the latest first.</param>
public sealed record ScoreTable(TimePeriod? Period, ImmutableArray<TimePeriod> Periods, ImmutableArray<ScoreTable.Group> Groups)
{
    // More movers than these nobody asks about.
    private const int MostMovers = 3;

    /// <param name="Movers">The indicators whose points changed most since the period before, the largest change first.</param>
    public sealed record Line(AreaScore Score, string Name, FigureAddress Address, ImmutableArray<(string Indicator, decimal Change)> Movers);

    public sealed record Group(AssessmentScheme Scheme, ImmutableArray<Line> Lines);

    /// <param name="asked">Null for the latest.</param>
    public static ScoreTable Of(ImmutableArray<GroupScores> scores, TimePeriod? asked, IndicatorCatalog catalog)
    {
        var periods = scores.Select(s => s.Period).Distinct().OrderByDescending(p => p.End).ToImmutableArray();
        var period = asked ?? (periods.IsEmpty ? null : periods[0]);
        return new ScoreTable(
            period,
            periods,
            [
                .. from s in scores
                   where s.Period == period
                   let before = s.Period.TryPlus(-1) is { } earlier ? scores.FirstOrDefault(b => b.Scheme.Group == s.Scheme.Group && b.Period == earlier) : null
                   select new Group(s.Scheme, [.. s.Areas.Select(a => LineOf(s, a, before?.Areas.FirstOrDefault(b => b.Area == a.Area), catalog))]),
            ]);
    }

    private static Line LineOf(GroupScores scores, AreaScore area, AreaScore? before, IndicatorCatalog catalog)
    {
        var movers =
            from now in area.Indicators
            let then = before?.Indicators.FirstOrDefault(i => i.Indicator.Code == now.Indicator.Code)
            where then is not null
            let change = now.Points - then.Points
            where change is not (null or 0)
            orderby Math.Abs(change.Value) descending
            select (catalog.IndicatorsByCode[now.Indicator.Indicator].Name, change.Value);
        return new Line(
            area, catalog.AreasByCode[area.Area].Name, new FigureAddress(AssessmentScheme.ScoreCode, area.Area, null, scores.Period), [.. movers.Take(MostMovers)]);
    }
}
