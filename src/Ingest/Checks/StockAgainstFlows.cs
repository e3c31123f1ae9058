using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Expressions;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>A stock that did not move as what flowed in and out says, where checks.yaml says that it must.</summary>
internal sealed class StockAgainstFlows : ICheck
{
    public CheckKind Kind => CheckKind.StockFlow;

    public FindingCode Code => FindingCodes.StockAgainstFlows;

    /// <summary>In the unit of the stock.</summary>
    public decimal Tolerance => 0;

    public void Ask(CheckedReport report, Questions questions)
    {
        foreach (var (rule, stock, period) in Stocks(report))
        {
            questions.Ask(stock, period, before: 1);
            foreach (var flow in rule.Flows!.Plus.Concat(rule.Flows.Minus))
            {
                questions.Ask(Flow(stock, flow, Accumulation.Period), period);
                questions.Ask(Flow(stock, flow, Accumulation.YearToDate), period, before: 1);
            }
        }
    }

    public IEnumerable<Finding> Find(Evidence evidence)
    {
        foreach (var (rule, stock, period) in Stocks(evidence.Report))
        {
            if (Evidence.SettingOf(this, rule) is not { } setting
                || evidence.Find(stock, period) is not { } now
                || evidence.Find(stock, period.Previous) is not { } before
                || Moved(evidence, rule.Flows!, stock, period) is not { } moved
                || WhereOf(evidence, rule.Flows!, stock, period) is not { } where)
            {
                continue;
            }

            var expected = before.Interval + moved;
            if (now.Interval.Low <= expected.High + setting.Tolerance && expected.Low <= now.Interval.High + setting.Tolerance)
                continue;
            yield return Evidence.Make(
                this,
                setting,
                where,
                evidence.NameOf(stock, period),
                Shown.Number(now.Value),
                Shown.Number(before.Value),
                Shown.Rounded(moved.Middle),
                Shown.Rounded(expected.Middle),
                FindingArgument.Words(now.Unit)) with
                {
                    Suggestion = evidence.Expected(where, now, now.AsShown(expected.Middle)),
                };
        }
    }

    private static IEnumerable<(CheckRule Rule, SeriesKey Stock, TimePeriod Period)> Stocks(CheckedReport report) =>
        from rule in report.Catalog.Checks
        where rule.Flows is not null
        from figure in report.OwnFigures
        let key = figure.Observation.Key
        where key.Measure == Measure.Level && rule.Flows!.Plus.Concat(rule.Flows.Minus).Append(rule.Flows.Stock).Contains(key.Indicator)
        group rule by (rule, key with { Indicator = rule.Flows!.Stock, Accumulation = Accumulation.Stock }, figure.Observation.Period) into stock
        select stock.Key;

    private static SeriesKey Flow(SeriesKey stock, string flow, Accumulation accumulation) => stock with { Indicator = flow, Accumulation = accumulation };

    private static Interval? Moved(Evidence evidence, FlowRule flows, SeriesKey stock, TimePeriod period)
    {
        Interval? total = Interval.Of(0);
        foreach (var flow in flows.Plus)
            total += Converted(evidence, flow, stock, period);
        foreach (var flow in flows.Minus)
            total -= Converted(evidence, flow, stock, period);
        return total;
    }

    private static Interval? Converted(Evidence evidence, string flow, SeriesKey stock, TimePeriod period) =>
        FlowOf(evidence, flow, stock, period) * Interval.Of(evidence.Catalog.IndicatorsByCode[flow].Unit.Factor / evidence.Catalog.IndicatorsByCode[stock.Indicator].Unit.Factor);

    private static Interval? FlowOf(Evidence evidence, string flow, SeriesKey stock, TimePeriod period)
    {
        if (evidence.Find(Flow(stock, flow, Accumulation.Period), period) is { } alone)
            return alone.Interval;
        var cumulative = Flow(stock, flow, Accumulation.YearToDate);
        var now = evidence.Find(cumulative, period)?.Interval;
        return period.Number == 1 ? now : now - evidence.Find(cumulative, period.Previous)?.Interval;
    }

    // On the stock where it arrives, else on a flow that does.
    private static Figure? WhereOf(Evidence evidence, FlowRule flows, SeriesKey stock, TimePeriod period) =>
        flows.Plus.Concat(flows.Minus)
            .SelectMany(flow => new[] { Flow(stock, flow, Accumulation.Period), Flow(stock, flow, Accumulation.YearToDate) })
            .Prepend(stock)
            .Select(key => evidence.Report.Own(key, period))
            .FirstOrDefault(figure => figure is not null);
}
