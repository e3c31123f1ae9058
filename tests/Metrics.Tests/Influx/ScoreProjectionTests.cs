using CsCheck;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Influx;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Metrics.Tests.Assessments;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Metrics.Tests.Influx;

/// <summary>Computed scores arrive in a real influxd 1.x, beside reported ones, move on and are taken away.</summary>
public sealed class ScoreProjectionTests(SharedInfluxServer shared) : IClassFixture<SharedInfluxServer>
{
    private static readonly AssessmentScheme Scheme = AssessmentBench.Scheme(
        AssessmentBench.Scored("investment", 60), AssessmentBench.Scored("jobs", 40, satisfactory: 10, lowest: 0));

    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task TotalsAndParts_AreMarkedAsNotReported()
    {
        using var bench = Bench();
        await bench.RecordAsync([.. Levels("investment", 20, 50, 10), .. Levels("jobs", 5, 0, 10)]);
        await bench.CatchUpAsync();

        // East: 70 × 0.6 + 80 × 0.4; west: 100 × 0.6 + 60 × 0.4; south: 60 × 0.6 + 100 × 0.4.
        (await ValuesAsync(bench, "level", "item = ''")).Should().Equal(("east", "74"), ("south", "76"), ("west", "84"));
        (await ValuesAsync(bench, "rank", "item = ''")).Should().Equal(("east", "3"), ("south", "2"), ("west", "1"));
        (await ValuesAsync(bench, "points", "item = 'investment_level'")).Should().Equal(("east", "42"), ("south", "36"), ("west", "60"));
        (await ValuesAsync(bench, "reported", "item = ''")).Select(v => v.Value).Distinct().Should().Equal("false");
        (await ValuesAsync(bench, "period", "item = ''")).Select(v => v.Value).Distinct().Should().Equal("2025-Q2");
        await bench.ShouldBeSameAsync();
    }

    [Fact]
    public async Task NothingNew_IsNotWrittenAgain_NotEvenByAnotherProcess()
    {
        using var bench = Bench();
        await bench.RecordAsync(Levels("investment", 20, 50, 10));
        await bench.CatchUpAsync();
        (await bench.Projection.RunOnceAsync(_cancellation)).Written.Should().Be(0);
        (await bench.Start().RunOnceAsync(_cancellation)).Written.Should().Be(0);
        await bench.RecordAsync(Levels("petitions", 1));
        (await bench.Projection.RunOnceAsync(_cancellation)).Written.Should().Be(1, "nothing that is scored has changed");
    }

    [Fact]
    public async Task RevisedFigure_MovesEverybodysScore()
    {
        using var bench = Bench();
        await bench.RecordAsync(Levels("investment", 20, 50, 10));
        await bench.CatchUpAsync();
        await bench.RecordAsync(Levels("investment", 90));
        await bench.CatchUpAsync();
        (await ValuesAsync(bench, "level", "item = ''")).Should().Equal(("east", "100"), ("south", "60"), ("west", "80"));
        await bench.ShouldBeSameAsync();
    }

    [Fact]
    public async Task NextPeriod_BringsChanges_AndIsTheLatestUntilItIsTakenBack()
    {
        using var bench = Bench();
        await bench.RecordAsync(Levels("investment", 20, 50, 10));
        await bench.CatchUpAsync();
        var autumn = await bench.RecordAsync(Levels("investment", "2025-M09", 50, 20, 10));
        await bench.CatchUpAsync();
        (await ValuesAsync(bench, "rank_change", "item = '' AND period = '2025-Q3'")).Should().Equal(("east", "1"), ("south", "0"), ("west", "-1"));
        (await ValuesAsync(bench, "latest", "item = '' AND area = 'east'")).Should().Equal(("east", "false"), ("east", "true"));
        await bench.ShouldBeSameAsync();

        await bench.Ledger.WithdrawAsync(autumn.Id, "by mistake", Actor.Worker, _cancellation);
        await bench.CatchUpAsync();
        (await ValuesAsync(bench, "latest", "item = '' AND area = 'east'")).Should().Equal(("east", "true"));
        await bench.ShouldBeSameAsync();
    }

    [Fact]
    public async Task AnotherScheme_WritesTheScoresAnew_AndNoSchemeTakesThemAway()
    {
        using var bench = Bench();
        await bench.RecordAsync(Levels("investment", 20, 50, 10));
        await bench.CatchUpAsync();
        bench.Catalog = AssessmentBench.Of(AssessmentBench.Scheme(AssessmentBench.Scored("investment", 100, satisfactory: 100, lowest: 0)));
        await bench.CatchUpAsync();
        (await ValuesAsync(bench, "level", "item = ''")).Should().Equal(("east", "68"), ("south", "64"), ("west", "80"));
        await bench.ShouldBeSameAsync();

        bench.Catalog = AssessmentBench.Of();
        bench.Start();
        await bench.CatchUpAsync();
        (await ValuesAsync(bench, "level", "item = ''")).Should().BeEmpty();
        await bench.ShouldBeSameAsync();
    }

    [Fact]
    public async Task ReportedScores_StandBesideThem()
    {
        using var bench = Bench();
        await bench.RecordAsync([.. Levels("investment", 20, 50, 10), .. Levels("reported_score", 91, 92, 93)]);
        await bench.CatchUpAsync();
        (await bench.QueryAsync("SELECT level FROM assessment WHERE indicator = 'reported_score'")).Should().HaveCount(3);
        (await ValuesAsync(bench, "level", "item = ''")).Should().HaveCount(3);
        await bench.ShouldBeSameAsync();
    }

    [Fact]
    public async Task Rebuild_AndAnEmptiedServer_BringThemBack()
    {
        using var bench = Bench();
        await bench.RecordAsync(Levels("investment", 20, 50, 10));
        await bench.CatchUpAsync();
        (await bench.Projection.RebuildAsync(_cancellation)).State.Should().Be(ProjectionState.CaughtUp);
        await bench.ShouldBeSameAsync();

        await bench.QueryAsync($"DROP DATABASE {InfluxQl.Identifier(bench.Options.Database)}");
        await bench.RecordAsync(Levels("petitions", 1));
        await bench.CatchUpAsync();
        (await ValuesAsync(bench, "level", "item = ''")).Should().HaveCount(3);
        await bench.ShouldBeSameAsync();
    }

    [Fact]
    public async Task WhatStandsThereOtherwise_IsADifference()
    {
        using var bench = Bench();
        await bench.RecordAsync(Levels("investment", 20, 50, 10));
        await bench.CatchUpAsync();
        await bench.QueryAsync("DELETE FROM assessment WHERE indicator = 'computed_score' AND area = 'east'");
        var report = await bench.Projection.VerifyAsync(_cancellation);
        report.IsSame.Should().BeFalse();
        report.Differences.Should().OnlyContain(d => d.Kind == DifferenceKind.Missing && d.Series.Contains("computed_score"));
    }

    /// <summary>The projection writes what has come out otherwise; the comparison computes everything from the whole of the ledger.</summary>
    [Fact]
    public async Task WhateverComesInWhateverOrder_TheServerHoldsWhatFollowsFromTheLedger()
    {
        var figures = Gen.Select(Gen.OneOf("investment", "jobs", "petitions"), Gen.OneOf("2025-M03", "2025-M05", "2025-M06", "2025-M09"), Gen.Int[0, 4].Array[1, 3])
            .Select((indicator, period, levels) => Levels(indicator, period, [.. levels.Select(l => (decimal)l)]));
        var step = Gen.Select(figures, Gen.Int[0, 6], Gen.Bool, Gen.Int[0, 3]);

        await Gen.Select(step.Array[2, 8], Gen.OneOf(MissingValueRule.Skip, MissingValueRule.Withhold)).SampleAsync(
            async (steps, missing) =>
            {
                using var bench = Bench();
                bench.Catalog = AssessmentBench.Of(Scheme with { Missing = missing });
                var recorded = new List<Submission>();
                foreach (var (reported, withdrawn, projects, process) in steps)
                {
                    recorded.Add(await bench.RecordAsync(reported));
                    if (withdrawn < recorded.Count - 1)
                        await bench.Ledger.WithdrawAsync(recorded[withdrawn].Id, "", Actor.Worker, _cancellation);
                    if (projects && process == 0)
                        bench.Start();
                    if (projects)
                        await bench.CatchUpAsync();
                }

                await bench.CatchUpAsync();
                await bench.ShouldBeSameAsync();
            },
            iter: 20,
            threads: 1);
    }

    private static Observation[] Levels(string indicator, params decimal[] values) => Levels(indicator, "2025-M06", values);

    private static Observation[] Levels(string indicator, string period, params decimal[] values) =>
        [.. AssessmentBench.Townships.Zip(values, (area, value) => SomeReport.Figure(value, period, SomeReport.Series(indicator, area)))];

    private ProjectionBench Bench() =>
        new(new InfluxOptions { Url = shared.Server.Url, Database = shared.NewDatabase() }) { Catalog = AssessmentBench.Of(Scheme) };

    private async Task<IReadOnlyList<(string Area, string Value)>> ValuesAsync(ProjectionBench bench, string field, string condition) =>
    [
        .. (await bench.QueryAsync($"SELECT {field}, area FROM assessment WHERE indicator = 'computed_score' AND {condition}"))
            .Where(r => r.Values.ContainsKey(field))
            .Select(r => (r.Values["area"].ToString()!, r.Values[field].ToString()!))
            .OrderBy(r => r.Item1, StringComparer.Ordinal),
    ];
}
