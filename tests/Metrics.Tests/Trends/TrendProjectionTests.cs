using CsCheck;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Influx;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Metrics.Tests.Influx;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Metrics.Tests.Trends;

/// <summary>What is derived arrives in a real influxd 1.x, moves on and is taken away.</summary>
public sealed class TrendProjectionTests(SharedInfluxServer shared) : IClassFixture<SharedInfluxServer>
{
    private const string Road = "滨河路改造";
    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task DerivedFields_StandBesideTheReportedOnes()
    {
        using var bench = Bench();
        await bench.RecordAsync(Figure(450), Figure(1000, Measure.Target));
        await bench.CatchUpAsync();
        (await FieldsAsync(bench)).Should().Contain([("completion", "45"), ("pace", "-5"), ("gap", "-550"), ("level", "450"), ("reported", "true"), ("period", "2025-M06"), ("latest", "true")]);
        await bench.ShouldBeSameAsync();
    }

    [Fact]
    public async Task Revision_ChangesWhatFollowsFromIt()
    {
        using var bench = Bench();
        await bench.RecordAsync(Figure(450), Figure(1000, Measure.Target));
        await bench.CatchUpAsync();
        await bench.RecordAsync(Figure(600));
        await bench.CatchUpAsync();
        (await FieldsAsync(bench)).Should().Contain([("completion", "60"), ("pace", "10"), ("gap", "-400")]);
        await bench.RecordAsync(Figure(44, Measure.Completion));
        await bench.CatchUpAsync();
        (await FieldsAsync(bench)).Should().Contain([("completion", "44"), ("pace", "-6"), ("gap", "-400")], "a reported figure goes before a derived one");
        await bench.ShouldBeSameAsync();
    }

    [Fact]
    public async Task InputTakenBack_TakesWhatFollowedFromIt()
    {
        using var bench = Bench();
        await bench.RecordAsync(Figure(450));
        var plan = await bench.RecordAsync(Figure(1000, Measure.Target));
        await bench.CatchUpAsync();
        await bench.Ledger.WithdrawAsync(plan.Id, "by mistake", Actor.Worker, _cancellation);
        await bench.CatchUpAsync();
        (await FieldsAsync(bench)).Select(f => f.Name).Should().Contain("level").And.NotContain(["target", "completion", "pace", "gap"]);
        await bench.ShouldBeSameAsync();
    }

    [Fact]
    public async Task Latest_MovesOnWithANewPeriodAndBackWhenItIsTakenBack()
    {
        using var bench = Bench();
        await bench.RecordAsync(Figure(1, period: "2025-M04"), Figure(2, period: "2025-M05"));
        await bench.CatchUpAsync();
        (await LatestAsync(bench)).Should().Equal(("2025-M04", "false"), ("2025-M05", "true"));

        var june = await bench.RecordAsync(Figure(3));
        (await bench.Projection.RunOnceAsync(_cancellation)).Written.Should().Be(1, "of the earlier point only the mark is written");
        (await LatestAsync(bench)).Should().Equal(("2025-M04", "false"), ("2025-M05", "false"), ("2025-M06", "true"));

        await bench.RecordAsync(Figure(9, period: "2025-M03"));
        await bench.CatchUpAsync();
        (await LatestAsync(bench)).Should().Equal(("2025-M03", "false"), ("2025-M04", "false"), ("2025-M05", "false"), ("2025-M06", "true"));

        await bench.Ledger.WithdrawAsync(june.Id, "by mistake", Actor.Worker, _cancellation);
        await bench.CatchUpAsync();
        (await LatestAsync(bench)).Should().Equal(("2025-M03", "false"), ("2025-M04", "false"), ("2025-M05", "true"));
        await bench.ShouldBeSameAsync();
    }

    [Fact]
    public async Task Latest_IsNotAPeriodThatIsOnlyMarkedAsMissing()
    {
        using var bench = Bench();
        await bench.RecordAsync(Figure(1, period: "2025-M05"));
        await bench.CatchUpAsync();
        await bench.RecordAsync(SomeReport.Figure(null, "2025-M06", Series()));
        await bench.CatchUpAsync();
        (await LatestAsync(bench)).Should().Equal(("2025-M05", "true"));

        // A figure for comparison gives way to the period's own mark that it is missing.
        await bench.RecordAsync(SomeReport.Figure(8, "2025-M06", Series(), basis: Basis.Comparable));
        await bench.CatchUpAsync();
        (await LatestAsync(bench)).Should().Equal(("2025-M05", "true"));
        await bench.ShouldBeSameAsync();
    }

    [Fact]
    public async Task Latest_IsRightInWhateverPagesTheChangesCome()
    {
        using var bench = Bench(batch: 1);
        await bench.RecordAsync(Figure(1, period: "2025-M03"));
        await bench.CatchUpAsync();
        await bench.RecordAsync(Figure(2, period: "2025-M04"), Figure(3, period: "2025-M05"), Figure(4));
        await bench.CatchUpAsync();
        (await LatestAsync(bench)).Should().Equal(("2025-M03", "false"), ("2025-M04", "false"), ("2025-M05", "false"), ("2025-M06", "true"));
        await bench.ShouldBeSameAsync();
    }

    [Fact]
    public async Task NewLevel_MovesThePlacesOfTheOthersAndTheirNextChange()
    {
        using var bench = Bench();
        await bench.RecordAsync(Levels("2025-M05", 30, 20, 10));
        await bench.RecordAsync(Levels("2025-M06", 30, 20, 10));
        await bench.CatchUpAsync();
        (await FieldsAsync(bench, "west", "2025-M06")).Should().Contain([("rank", "2"), ("rank_change", "0")]);

        // Only the east of May is revised: it was last then.
        await bench.RecordAsync(Figure(5, area: "east", period: "2025-M05"));
        await bench.CatchUpAsync();

        (await FieldsAsync(bench, "west", "2025-M05")).Should().Contain(("rank", "1"));
        (await FieldsAsync(bench, "west", "2025-M06")).Should().Contain([("rank", "2"), ("rank_change", "-1")]);
        (await FieldsAsync(bench, "east", "2025-M06")).Should().Contain([("rank", "1"), ("rank_change", "2")]);
        await bench.ShouldBeSameAsync();
    }

    [Fact]
    public async Task ReportedRank_TakesTheDerivedOnesOfAll()
    {
        using var bench = Bench();
        await bench.RecordAsync(Levels("2025-M06", 30, 20, 10));
        await bench.CatchUpAsync();
        var ranking = await bench.RecordAsync(Figure(1, Measure.Rank, "south"));
        await bench.CatchUpAsync();
        (await FieldsAsync(bench, "south")).Should().Contain(("rank", "1"));
        (await FieldsAsync(bench, "east")).Select(f => f.Name).Should().NotContain("rank");
        await bench.ShouldBeSameAsync();

        await bench.Ledger.WithdrawAsync(ranking.Id, "by mistake", Actor.Worker, _cancellation);
        await bench.CatchUpAsync();
        (await FieldsAsync(bench, "east")).Should().Contain(("rank", "1"));
        (await FieldsAsync(bench, "south")).Should().Contain(("rank", "3"));
        await bench.ShouldBeSameAsync();
    }

    [Fact]
    public async Task ProjectThatIsLate_IsOverdueUntilItIsFinished()
    {
        using var bench = Bench();
        var figure = Figure(7, indicator: "project_investment", item: Road);
        await bench.RecordAsync(figure);
        await bench.CatchUpAsync();
        await bench.RecordAsync([], [SomeReport.Text("在建"), SomeReport.Text("2025年5月", name: "finish")]);
        await bench.CatchUpAsync();
        (await FieldsAsync(bench, measurement: "project")).Should().Contain(("days_overdue", "30"), "the texts alone have changed");

        await bench.RecordAsync([], [SomeReport.Text("竣工")]);
        await bench.CatchUpAsync();
        (await FieldsAsync(bench, measurement: "project")).Select(f => f.Name).Should().Contain("level").And.NotContain("days_overdue");
        await bench.ShouldBeSameAsync();
    }

    [Fact]
    public async Task AnotherRule_WritesWhatItConcernsAnew()
    {
        using var bench = Bench();
        await bench.RecordAsync([.. Levels("2025-M06", 30, 20, 10), Figure(450), Figure(1000, Measure.Target)]);
        await bench.CatchUpAsync();

        bench.Catalog = TrendCatalog.Of([.. TrendCatalog.Rules.Where(r => r.Derive != DerivationKind.Gap)], Better.Lower);
        (await bench.Projection.RunOnceAsync(_cancellation)).Written.Should().Be(4);
        (await FieldsAsync(bench, "east")).Should().Contain(("rank", "3"));
        (await FieldsAsync(bench)).Select(f => f.Name).Should().Contain("completion").And.NotContain("gap");
        await bench.ShouldBeSameAsync();

        bench.Catalog = TrendCatalog.Of([.. TrendCatalog.Rules.Where(r => r.Derive != DerivationKind.Gap)], Better.Lower);
        (await bench.Start().RunOnceAsync(_cancellation)).Written.Should().Be(0, "nothing else is derived");
    }

    [Fact]
    public async Task SeriesWrittenBeforeAnythingWasDerived_AreWrittenAnew()
    {
        using var bench = Bench();
        await bench.RecordAsync(Levels("2025-M06", 30, 20));
        bench.Catalog = TrendCatalog.Of([]);
        await bench.CatchUpAsync();
        bench.Catalog = TrendCatalog.Of();
        bench.Start();
        await bench.CatchUpAsync();
        (await FieldsAsync(bench, "west")).Should().Contain(("rank", "2"));
        await bench.ShouldBeSameAsync();
    }

    /// <summary>The projection goes by changes; the comparison derives everything from the whole of the ledger.</summary>
    [Fact]
    public async Task WhateverComesInWhateverOrder_TheServerHoldsWhatARebuildWouldWrite()
    {
        var areas = Gen.OneOf<string>([.. TrendCatalog.Townships, "county"]);
        var period = Gen.OneOf("2025-M03", "2025-M04", "2025-M05", "2025-M06");
        var measure = Gen.OneOf(Measure.Level, Measure.Level, Measure.Level, Measure.Target, Measure.Completion, Measure.Rank, Measure.Yoy);
        var level = Gen.Select(areas, period, measure, Gen.Int[0, 6], Gen.OneOf(Basis.Own, Basis.Own, Basis.Own, Basis.Comparable))
            .Select((a, p, m, v, b) => SomeReport.Figure(v == 0 && m == Measure.Level ? null : v, p, Series(a, m), basis: b));
        var output = Gen.Select(Gen.OneOf("vegetable", "mushroom", "beef"), Gen.OneOf("county", "east", "west"), period, Gen.Int[1, 5])
            .Select((i, a, p, v) => SomeReport.Figure(v, p, SomeReport.Series("output", a, i)));
        var project = period.Select(p => SomeReport.Figure(7, p, SomeReport.Series("project_investment", item: Road)));
        var ranking = Gen.Select(period, Gen.Int[1, 5].Array[0, 4]).Select((p, levels) => Levels(p, [.. levels.Select(l => (decimal)l)]));
        var figures = Gen.Select(Gen.OneOf(level, level, level, output, output, project).Array[0, 6], ranking).Select((some, all) => Unique([.. all, .. some]));
        var texts = Gen.Select(Gen.OneOf(("stage", "在建"), ("stage", "竣工"), ("finish", "2025年4月"), ("finish", "待定")), period)
            .Select((t, p) => SomeReport.Text(t.Item2, Road, t.Item1, p)).Array[0, 2].Select(t => t.DistinctBy(x => (x.Name, x.Period)).ToArray());
        var step = Gen.Select(figures, texts, Gen.Int[0, 9], Gen.Bool);

        await Gen.Select(step.Array[2, 8], Gen.OneOf(1, 3, 50)).SampleAsync(
            async (steps, batch) =>
            {
                using var bench = Bench(batch);
                var recorded = new List<Submission>();
                foreach (var (reported, rows, withdrawn, projects) in steps)
                {
                    recorded.Add(await bench.RecordAsync(reported, rows));
                    if (withdrawn < recorded.Count - 1)
                        await bench.Ledger.WithdrawAsync(recorded[withdrawn].Id, "", Actor.Worker, _cancellation);
                    if (projects)
                        await bench.CatchUpAsync();
                }

                await bench.CatchUpAsync();
                await bench.ShouldBeSameAsync();
            },
            iter: 25,
            threads: 1);
    }

    private static Observation[] Unique(Observation[] figures) => [.. figures.DistinctBy(f => (f.Key, f.Period))];

    private static SeriesKey Series(string area = "county", Measure measure = Measure.Level) => SomeReport.Series("investment", area, measure: measure);

    private static Observation Figure(
        decimal value, Measure measure = Measure.Level, string area = "county", string period = "2025-M06", string indicator = "investment", string? item = null) =>
        SomeReport.Figure(value, period, SomeReport.Series(indicator, area, item, measure: measure));

    private static Observation[] Levels(string period, params decimal[] levels) =>
        [.. TrendCatalog.Townships.Zip(levels, (area, level) => Figure(level, area: area, period: period))];

    private ProjectionBench Bench(int batch = 5_000) => new(new InfluxOptions
    {
        Url = shared.Server.Url,
        Database = shared.NewDatabase(),
        BatchSize = batch,
    }) { Catalog = TrendCatalog.Of() };

    private async Task<List<(string Name, string Value)>> FieldsAsync(
        ProjectionBench bench, string area = "county", string period = "2025-M06", string measurement = "economy")
    {
        var rows = await bench.QueryAsync($"SELECT * FROM {measurement} WHERE area = '{area}' AND period = '{period}' AND indicator != 'attributes' GROUP BY *");
        return [.. rows.Should().ContainSingle().Which.Values.Select(v => (v.Key, v.Value.ToString()!))];
    }

    private async Task<List<(string Period, string Latest)>> LatestAsync(ProjectionBench bench) =>
        [.. (await bench.QueryAsync("SELECT period, latest FROM economy")).Select(r => (r.Values["period"].ToString()!, r.Values["latest"].ToString()!))];
}
