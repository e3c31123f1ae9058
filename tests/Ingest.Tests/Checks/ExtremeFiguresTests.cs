using CsCheck;
using IndicatorPipeline.Ingest.Checks;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Expressions;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Tests.Checks;

/// <summary>A figure may be next to nothing, and so large as any is read: no check must stop for the arithmetic between them.</summary>
public sealed class ExtremeFiguresTests
{
    private static readonly string[] Periods = ["2023-M12", "2024-M05", "2024-M06", "2025-M05", "2025-M06"];

    private static readonly Measure[] Measures = [Measure.Level, Measure.Target, Measure.Completion, Measure.Yoy, Measure.YoyDiff, Measure.YoyPoints];

    private static readonly decimal[] Ends = [0m, 0.0000000000000000000000000001m, 0.000000000000001m, 1m, 99_999_999_999_999m, Unit.Largest - 0.00000000000001m];

    // Most of them at the ends of what is read.
    private static readonly Gen<decimal> Values = Gen.OneOf(
        Gen.Int[0, Ends.Length - 1].Select(i => Ends[i]),
        Gen.Select(Gen.Long[1, 99_999_999_999_999], Gen.Byte[0, 28], (digits, scale) => digits * new decimal(1, 0, 0, false, scale)));

    public static TheoryData<string> Checks => [.. ReportChecks.All.Select(c => c.GetType().Name)];

    [Theory]
    [MemberData(nameof(Checks))]
    public void NoCheckStopsForThem(string name)
    {
        var check = ReportChecks.All.Single(c => c.GetType().Name == name);
        var rule = new CheckRule("rule", CheckKind.Expression) { Assertion = AssertionParser.Read("first / second * 100 <= total * total").Value };
        var flows = new CheckRule("flows", CheckKind.StockFlow) { Flows = new FlowRule("herd", ["born"], ["slaughtered"]) };
        Values.Array[60].Sample(
            values =>
            {
                var bench = new CheckBench(check).Rules(rule, flows);
                var at = 0;
                foreach (var measure in Measures)
                    bench.Gives("total", values[at++], measure: measure).Knows("total", values[at++], "2024-M06", measure: measure);
                foreach (var area in new[] { "east", "west", "north", "south" })
                {
                    bench.Gives("total", values[at++], area: area).Gives("total", values[at++], measure: Measure.Share, area: area).Gives("total", at, measure: Measure.Rank, area: area);
                    foreach (var period in Periods)
                        bench.Knows("total", values[at++], period, area);
                }

                foreach (var indicator in new[] { "first", "second", "herd", "born", "slaughtered" })
                    bench.Gives(indicator, values[at++], accumulation: indicator is "born" or "slaughtered" ? Accumulation.Period : Accumulation.YearToDate).Knows(indicator, values[at++], "2025-M05");
                bench.Findings();
            },
            iter: 300);
    }

    [Fact]
    public void GrowthSinceNextToNothing_IsBorneOut() =>
        new CheckBench(new ImplausibleGrowth()).Gives("total", 99_999_999_999_999m).Gives("total", 5200, measure: Measure.Yoy).Knows("total", 0.000000000000001m, "2024-M06").Findings().Should().BeEmpty();
}
