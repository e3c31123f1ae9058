using IndicatorPipeline.Metrics.Catalog;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using IndicatorPipeline.Metrics.Influx;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Support;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace IndicatorPipeline.Metrics.Tests.Influx;

/// <summary>The projection of a real ledger into a real influxd 1.x.</summary>
public sealed class ProjectionTests(SharedInfluxServer shared) : IClassFixture<SharedInfluxServer>
{
    private static readonly HttpClient Http = new();
    private static readonly SeriesKey Growth = SomeReport.Series(measure: Measure.Yoy);

    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Figures_BecomePointsAsTheDashboardsExpectThem()
    {
        using var bench = Bench();
        await bench.RecordAsync(
            SomeReport.Figure(123456.70m, "2025-M06", status: ObsStatus.Provisional),
            SomeReport.Figure(5.6m, "2025-M06", Growth),
            SomeReport.Figure(7m, "2025-M06", SomeReport.Series("vegetable_output", "dongchuan", "vegetable")));

        var outcome = await bench.Projection.RunOnceAsync(_cancellation);

        outcome.Should().Be(new ProjectionOutcome(ProjectionState.CaughtUp, 2, 0, 0, 0, null));
        (await LinesAsync(bench, "economy")).Should().Equal(
            "economy,accumulation=ytd,area=county,area_name=全县,freq=M,indicator=gdp,indicator_name=地区生产总值,unit=万元 "
            + "department=\"stats\",latest=true,level=123456.7,period=\"2025-M06\",period_in_year=\"6月\",period_name=\"2025年6月\",reported=true,status=\"P\",yoy=5.6 1748707200");
        (await LinesAsync(bench, "cluster")).Should().Equal(
            "cluster,accumulation=ytd,area=dongchuan,area_name=东川镇,freq=M,indicator=vegetable_output,indicator_name=产值,item=vegetable,item_name=高原夏菜,unit=万元 "
            + "department=\"stats\",latest=true,level=7,period=\"2025-M06\",period_in_year=\"6月\",period_name=\"2025年6月\",reported=true,status=\"A\" 1748707200");
    }

    [Fact]
    public async Task Texts_StandBesideTheFiguresOfTheirKind()
    {
        using var bench = Bench();
        await bench.RecordAsync([], [SomeReport.Text("主体完工,\n待验收"), SomeReport.Text("缺\"资金\"", name: "problem")]);
        (await bench.Projection.RunOnceAsync(_cancellation)).Written.Should().Be(1);
        (await LinesAsync(bench, "project")).Should().Equal(
            "project,area=county,area_name=全县,freq=M,indicator=attributes,item=滨河路改造,item_name=滨河路改造 "
            + "period=\"2025-M06\",period_in_year=\"6月\",period_name=\"2025年6月\",problem=\"缺\\\"资金\\\"\",stage=\"主体完工, 待验收\" 1748707200");
    }

    [Fact]
    public async Task NothingNew_WritesNothing()
    {
        using var bench = Bench();
        await bench.RecordAsync(ProjectionBench.Months(3));
        await bench.Projection.RunOnceAsync(_cancellation);
        (await bench.Projection.RunOnceAsync(_cancellation)).Written.Should().Be(0);
        (await bench.Start().RunOnceAsync(_cancellation)).Written.Should().Be(0, "the checkpoint is in the ledger");
    }

    [Fact]
    public async Task Revision_OverwritesThePoint()
    {
        using var bench = Bench();
        await bench.RecordAsync(SomeReport.Figure(1m));
        await bench.Projection.RunOnceAsync(_cancellation);
        await bench.RecordAsync(SomeReport.Figure(2m));
        await bench.Projection.RunOnceAsync(_cancellation);
        (await LinesAsync(bench, "economy")).Should().ContainSingle().Which.Should().Contain(" department=\"stats\",latest=true,level=2,");
        await ShouldBeSameAsync(bench, points: 1);
    }

    [Fact]
    public async Task MissingValue_GivesNoFieldAndAlone_NoPoint()
    {
        using var bench = Bench();
        await bench.RecordAsync(SomeReport.Figure(null), SomeReport.Figure(5m, series: Growth), SomeReport.Figure(null, "2025-M05"));
        (await bench.Projection.RunOnceAsync(_cancellation)).Written.Should().Be(1);
        var line = (await LinesAsync(bench, "economy")).Should().ContainSingle().Which;
        line.Should().NotContain("level").And.Contain("yoy=5").And.Contain("status=\"A\"", "the status speaks of the measure present");
        await ShouldBeSameAsync(bench, points: 1);
    }

    [Fact]
    public async Task FieldTakenAway_IsGoneAndTheOthersStay()
    {
        using var bench = Bench();
        await bench.RecordAsync(SomeReport.Figure(100m));
        var growth = await bench.RecordAsync(SomeReport.Figure(5m, series: Growth), SomeReport.Figure(1m, "2025-M05"));
        await bench.Projection.RunOnceAsync(_cancellation);
        await ShouldBeSameAsync(bench, points: 2);

        await bench.Ledger.WithdrawAsync(growth.Id, "by mistake", Actor.Worker, _cancellation);
        var outcome = await bench.Projection.RunOnceAsync(_cancellation);

        outcome.Should().BeEquivalentTo(new { State = ProjectionState.CaughtUp, Written = 1, Deleted = 1 });
        (await LinesAsync(bench, "economy")).Should().ContainSingle().Which.Should().Contain("level=100").And.NotContain("yoy");
        await ShouldBeSameAsync(bench, points: 1);
    }

    [Fact]
    public async Task TextTakenAway_IsGoneAndTheOthersStay()
    {
        using var bench = Bench();
        await bench.RecordAsync([], [SomeReport.Text("在建")]);
        var problem = await bench.RecordAsync([], [SomeReport.Text("资金", name: "problem")]);
        await bench.Projection.RunOnceAsync(_cancellation);
        await bench.Ledger.WithdrawAsync(problem.Id, "by mistake", Actor.Worker, _cancellation);
        await bench.Projection.RunOnceAsync(_cancellation);
        (await LinesAsync(bench, "project")).Should().ContainSingle().Which.Should().Contain(" period=\"2025-M06\",period_in_year=\"6月\",period_name=\"2025年6月\",stage=\"在建\" ");
        await ShouldBeSameAsync(bench, points: 1);
    }

    [Fact]
    public async Task FigureForComparison_GivesWayToTheMarkThatItIsMissing()
    {
        using var bench = Bench();
        await bench.RecordAsync(SomeReport.Figure(90m, "2024-M06", basis: Basis.Comparable));
        await bench.Projection.RunOnceAsync(_cancellation);
        await bench.RecordAsync(SomeReport.Figure(null, "2024-M06"));
        await bench.Projection.RunOnceAsync(_cancellation);
        (await LinesAsync(bench, "economy")).Should().BeEmpty();
    }

    [Fact]
    public async Task RenamedIndicator_LeavesNoOldSeries()
    {
        using var bench = Bench();
        await bench.RecordAsync(ProjectionBench.Months(30).Concat(ProjectionBench.Months(5, series: SomeReport.Series("industry"))));
        await bench.RecordAsync([], [SomeReport.Text("在建")]);
        await bench.Projection.RunOnceAsync(_cancellation);

        bench.Catalog = ProjectionBench.CatalogOf(gdp: "GDP, 新口径");
        (await bench.Projection.RunOnceAsync(_cancellation)).Written.Should().Be(30);
        (await NamesAsync(bench, "economy", "indicator_name")).Should().BeEquivalentTo("GDP, 新口径", "工业增加值");
        await ShouldBeSameAsync(bench, points: 36);

        // Another measurement, and an area that figures and texts share; noticed by a program that was just started.
        bench.Catalog = ProjectionBench.CatalogOf(gdp: "GDP, 新口径", county: "本县", domain: "assessment");
        (await bench.Start().RunOnceAsync(_cancellation)).Written.Should().Be(36);
        (await LinesAsync(bench, "assessment")).Should().HaveCount(30);
        (await LinesAsync(bench, "economy")).Should().HaveCount(5);
        await ShouldBeSameAsync(bench, points: 36);
    }

    [Fact]
    public async Task RenamingByAnotherProcess_IsUndoneByNobody_OnceBothHaveTheCatalog()
    {
        using var bench = Bench();
        var (before, after) = (ProjectionBench.CatalogOf(), Fingerprinted(ProjectionBench.CatalogOf(gdp: "GDP"), "after"));
        await bench.RecordAsync(ProjectionBench.Months(30).Concat(ProjectionBench.Months(5, series: SomeReport.Series("industry"))));
        await bench.CatchUpAsync();
        var late = bench.Projection;

        bench.Catalog = after;
        bench.Start();
        await bench.CatchUpAsync();
        // The one that was there before has not read the new catalog yet, and writes by the old one.
        bench.Catalog = before;
        await bench.RecordAsync(ProjectionBench.Months(3, first: 7m));
        (await late.RunOnceAsync(_cancellation)).State.Should().Be(ProjectionState.CaughtUp);
        await ShouldBeSameAsync(bench, points: 35);

        // Nothing more is recorded: the other one sees by the note alone that another catalog was gone by.
        bench.Catalog = after;
        await bench.CatchUpAsync();
        (await NamesAsync(bench, "economy", "indicator_name")).Should().BeEquivalentTo("GDP", "工业增加值");
        await ShouldBeSameAsync(bench, points: 35);

        static IndicatorCatalog Fingerprinted(IndicatorCatalog catalog, string fingerprint) =>
            new() { Indicators = catalog.Indicators, Areas = catalog.Areas, Items = catalog.Items, Kinds = catalog.Kinds, Fingerprint = fingerprint };
    }

    [Fact]
    public async Task SeriesThatWereWrittenByOtherRules_AreAllLookedThroughOnceOneIsMet()
    {
        using var bench = Bench();
        await bench.RecordAsync(ProjectionBench.Months(4).Concat(ProjectionBench.Months(5, series: SomeReport.Series("industry"))));
        await bench.CatchUpAsync();
        // Another version of the program, by the same catalog.
        var book = new ProjectionBook(bench.Ledger);
        var series = await book.SeriesAsync(bench.Options.Target, _cancellation);
        await book.PutSeriesAsync(bench.Options.Target, [.. series.Select(s => s with { Derivation = "other" })], [], [], _cancellation);

        await bench.RecordAsync(ProjectionBench.Months(1, first: 7m));
        await bench.CatchUpAsync();

        (await book.SeriesAsync(bench.Options.Target, _cancellation)).Should().BeEquivalentTo(series);
        await ShouldBeSameAsync(bench, points: 9);
    }

    [Fact]
    public async Task SeriesThatAreOwed_AreWrittenByTheNextRun_InTheSameProcess()
    {
        using var bench = Bench();
        await bench.RecordAsync(ProjectionBench.Months(4).Concat(ProjectionBench.Months(5, series: SomeReport.Series("industry"))));
        await bench.CatchUpAsync();
        await shared.Server.QueryAsync("DROP SERIES FROM economy WHERE indicator = 'industry'", _cancellation, bench.Options.Database);
        var book = new ProjectionBook(bench.Ledger);
        var owed = (await book.SeriesAsync(bench.Options.Target, _cancellation)).Single(s => s.Source.Indicator == "industry");
        await book.PutSeriesAsync(bench.Options.Target, [owed with { IsComplete = false }], [], [], _cancellation);

        await bench.RecordAsync(ProjectionBench.Months(1, first: 7m));
        await bench.CatchUpAsync();

        (await book.OwedAsync(bench.Options.Target, _cancellation)).Should().BeEmpty();
        await ShouldBeSameAsync(bench, points: 9);
    }

    [Fact]
    public async Task RenamingThatWasBrokenOff_IsFinishedByTheNextRun()
    {
        var writesFail = false;
        await using var between = new StubServer(request => writesFail && request.PathAndQuery.StartsWith("/write", StringComparison.Ordinal)
            ? new StubAnswer(503)
            : Forward(request));
        using var bench = Bench(configure: o => (o.Url, o.Gzip) = (between.Url, false));
        await bench.RecordAsync(ProjectionBench.Months(30));
        await bench.Projection.RunOnceAsync(_cancellation);

        bench.Catalog = ProjectionBench.CatalogOf(gdp: "GDP");
        writesFail = true;
        (await bench.Projection.RunOnceAsync(_cancellation)).State.Should().Be(ProjectionState.Behind);
        (await LinesAsync(bench, "economy")).Should().BeEmpty("the old series went before the trouble began");

        writesFail = false;
        (await bench.Start().RunOnceAsync(_cancellation)).Should().BeEquivalentTo(new { State = ProjectionState.CaughtUp, Written = 30 });
        await ShouldBeSameAsync(bench, points: 30);
    }

    [Fact]
    public async Task IndicatorUnknownToTheCatalog_WaitsInTheLedger()
    {
        using var bench = Bench();
        await bench.RecordAsync(ProjectionBench.Months(2).Concat(ProjectionBench.Months(3, series: SomeReport.Series("later"))));
        (await bench.Projection.RunOnceAsync(_cancellation)).Should().BeEquivalentTo(new { State = ProjectionState.CaughtUp, Written = 2 });
        (await bench.Projection.StatusAsync(_cancellation)).UnknownIndicators.Should().Equal("later");

        var catalog = ProjectionBench.CatalogOf();
        bench.Catalog = new() { Indicators = [.. catalog.Indicators, catalog.Indicators[0] with { Code = "later" }], Areas = catalog.Areas };
        (await bench.Projection.RunOnceAsync(_cancellation)).Written.Should().Be(3);
        (await bench.Projection.StatusAsync(_cancellation)).UnknownIndicators.Should().BeEmpty();
        await ShouldBeSameAsync(bench, points: 5);
    }

    [Fact]
    public async Task IndicatorTakenOutOfTheCatalog_StaysUnderItsOldName()
    {
        using var bench = Bench();
        await bench.RecordAsync(ProjectionBench.Months(2));
        await bench.Projection.RunOnceAsync(_cancellation);
        bench.Catalog = new();
        await bench.RecordAsync(ProjectionBench.Months(4));
        await bench.Projection.RunOnceAsync(_cancellation);
        (await LinesAsync(bench, "economy")).Should().HaveCount(4).And.AllSatisfy(line => line.Should().Contain("indicator_name=地区生产总值"));
        await ShouldBeSameAsync(bench, points: 4);
    }

    [Fact]
    public async Task ServerThatIsAwayForAWhile_LosesNothing()
    {
        await using var server = await InfluxServer.StartAsync(_cancellation);
        var logger = new CollectingLogger<Projection>();
        using var bench = Bench(server, logger: logger);
        await bench.RecordAsync(ProjectionBench.Months(40));
        (await bench.Projection.RunOnceAsync(_cancellation)).State.Should().Be(ProjectionState.CaughtUp);

        await server.StopAsync();
        await bench.RecordAsync(ProjectionBench.Months(60, first: 500m));
        for (var i = 0; i < 3; i++)
        {
            var outcome = await bench.Projection.RunOnceAsync(_cancellation);
            outcome.Should().BeEquivalentTo(new { State = ProjectionState.Behind, Behind = 60, Trouble = new { Kind = InfluxTroubleKind.Unavailable } });
        }

        (await bench.Projection.StatusAsync(_cancellation)).Trouble!.Kind.Should().Be(InfluxTroubleKind.Unavailable);
        await server.StartAgainAsync(_cancellation);
        (await bench.Projection.RunOnceAsync(_cancellation)).Should().BeEquivalentTo(new { State = ProjectionState.CaughtUp, Written = 60, Behind = 0 });

        await ShouldBeSameAsync(bench, points: 60);
        (await bench.Projection.StatusAsync(_cancellation)).Trouble.Should().BeNull();
        logger.Entries.Where(e => e.Level == LogLevel.Warning).Should().ContainSingle("it is said once").Which.Message.Should().Contain("is away");
        logger.Entries.Should().ContainSingle(e => e.Message.Contains("takes points again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ServerKilledInTheMiddle_LosesNothing()
    {
        await using var server = await InfluxServer.StartAsync(_cancellation);
        using var bench = Bench(server, o => o.BatchSize = 5);
        await bench.RecordAsync(ProjectionBench.Months(300));
        var batches = 0;
        var outcome = await bench.Projection.RunOnceAsync(
            _cancellation,
            new Immediate(_ =>
            {
                if (++batches == 7)
                    server.StopAsync().GetAwaiter().GetResult();
            }));
        outcome.Should().BeEquivalentTo(new { State = ProjectionState.Behind, Written = 70, Behind = 230 });

        await server.StartAgainAsync(_cancellation);
        (await bench.Start().RunOnceAsync(_cancellation)).Written.Should().Be(230);
        await ShouldBeSameAsync(bench, points: 300);
    }

    [Fact]
    public async Task CatchingUp_WaitsForTheServerToComeBack()
    {
        await using var server = await InfluxServer.StartAsync(_cancellation);
        using var bench = Bench(server);
        await bench.RecordAsync(ProjectionBench.Months(5));
        await server.StopAsync();
        var catchingUp = bench.Projection.CatchUpAsync(TimeSpan.FromMinutes(1), _cancellation);
        await Task.Delay(200, _cancellation);
        await server.StartAgainAsync(_cancellation);
        (await catchingUp).Should().BeEquivalentTo(new { State = ProjectionState.CaughtUp, Written = 5 });
    }

    [Fact]
    public async Task CatchingUp_TakesLongerThanTheTime_WhileItGetsOn()
    {
        var time = new FakeTimeProvider();
        await using var slow = new StubServer(request =>
        {
            if (request.PathAndQuery.StartsWith("/write", StringComparison.Ordinal))
                time.Advance(TimeSpan.FromSeconds(10));
            return Forward(request);
        });
        using var bench = Bench(configure: o => (o.Url, o.Gzip, o.BatchSize) = (slow.Url, false, 5), time: time);
        await bench.RecordAsync(ProjectionBench.Months(50));
        var outcome = await bench.Projection.CatchUpAsync(TimeSpan.FromMinutes(1), _cancellation);
        outcome.Should().BeEquivalentTo(new { State = ProjectionState.CaughtUp, Written = 50 });
    }

    [Fact]
    public async Task CatchingUp_EndsWhenTheTimeIsOver()
    {
        using var bench = new ProjectionBench(Options("http://127.0.0.1:9"));
        await bench.RecordAsync(ProjectionBench.Months(5));
        var outcome = await bench.Projection.CatchUpAsync(TimeSpan.FromMilliseconds(300), _cancellation);
        outcome.Should().BeEquivalentTo(new { State = ProjectionState.Behind, Behind = 5, Trouble = new { Kind = InfluxTroubleKind.Unavailable } });
    }

    [Fact]
    public async Task RefusedCredentials_StopItOnceAndKeepEverything()
    {
        await using var server = await InfluxServer.StartAsync(_cancellation, authentication: true);
        var logger = new CollectingLogger<Projection>();
        using var bench = Bench(server, o => o.Password = "a wrong one", logger);
        await bench.RecordAsync(ProjectionBench.Months(5));

        for (var i = 0; i < 3; i++)
            (await bench.Projection.RunOnceAsync(_cancellation)).Should().BeEquivalentTo(new { State = ProjectionState.Stopped, Written = 0, Behind = 5 });
        (await bench.Projection.CatchUpAsync(TimeSpan.FromMinutes(10), _cancellation)).State.Should().Be(ProjectionState.Stopped, "waiting does not help");
        logger.Entries.Should().ContainSingle(e => e.Level == LogLevel.Error).Which.Message.Should().NotContain("a wrong one");
        (await bench.Projection.StatusAsync(_cancellation)).Trouble!.Kind.Should().Be(InfluxTroubleKind.Refused);

        bench.Options.Password = InfluxServer.Password;
        (await bench.Start().RunOnceAsync(_cancellation)).Should().BeEquivalentTo(new { State = ProjectionState.CaughtUp, Written = 5 });
        await ShouldBeSameAsync(bench, points: 5);
    }

    [Fact]
    public async Task RetryAfter_IsRespectedBetweenRuns()
    {
        var time = new FakeTimeProvider();
        var isBusy = true;
        await using var between = new StubServer(request => isBusy && request.PathAndQuery.StartsWith("/write", StringComparison.Ordinal)
            ? new StubAnswer(429, "", ("Retry-After", "600"))
            : Forward(request));
        using var bench = Bench(configure: o => (o.Url, o.Gzip, o.Retries) = (between.Url, false, 0), time: time);
        await bench.RecordAsync(ProjectionBench.Months(5));
        (await bench.Projection.RunOnceAsync(_cancellation)).Trouble!.RetryAfter.Should().Be(TimeSpan.FromMinutes(10));
        isBusy = false;
        var asked = between.Requests.Count;

        time.Advance(TimeSpan.FromMinutes(9));
        (await bench.Projection.RunOnceAsync(_cancellation)).Should().BeEquivalentTo(new { State = ProjectionState.Behind, Trouble = new { RetryAfter = TimeSpan.FromMinutes(1) } });
        between.Requests.Should().HaveCount(asked);

        time.Advance(TimeSpan.FromMinutes(1));
        (await bench.Projection.RunOnceAsync(_cancellation)).Should().BeEquivalentTo(new { State = ProjectionState.CaughtUp, Written = 5 });
    }

    [Fact]
    public async Task ClockSetBack_LeavesAServerAloneNoLongerThanItAsked()
    {
        var time = new FakeTimeProvider();
        var clock = new SetClock(time);
        var isBusy = true;
        await using var between = new StubServer(request => isBusy && request.PathAndQuery.StartsWith("/write", StringComparison.Ordinal)
            ? new StubAnswer(429, "", ("Retry-After", "600"))
            : Forward(request));
        using var bench = Bench(configure: o => (o.Url, o.Gzip, o.Retries) = (between.Url, false, 0), time: clock);
        await bench.RecordAsync(ProjectionBench.Months(5));
        await bench.Projection.RunOnceAsync(_cancellation);
        isBusy = false;

        clock.Set(-TimeSpan.FromDays(2));
        time.Advance(TimeSpan.FromMinutes(10));
        (await bench.Projection.RunOnceAsync(_cancellation)).State.Should().Be(ProjectionState.CaughtUp);
    }

    [Fact]
    public async Task Following_WritesABatchWhileOthersAreRecorded_AndTheRestAfterwards()
    {
        using var bench = Bench(configure: o => o.BatchSize = 10);
        var rest = new TaskCompletionSource();
        var recording = RecordAsync();
        var following = bench.Projection.FollowAsync(recording, TimeSpan.FromMinutes(1), _cancellation);
        while ((await bench.Projection.StatusAsync(_cancellation)).Behind > 0)
            await Task.Delay(20, _cancellation);
        following.IsCompleted.Should().BeFalse("the recording goes on");

        rest.SetResult();
        (await following).Should().BeEquivalentTo(new { State = ProjectionState.CaughtUp, Written = 13, Behind = 0 });
        await ShouldBeSameAsync(bench, points: 13);

        async Task RecordAsync()
        {
            await bench.RecordAsync(ProjectionBench.Months(12));
            await rest.Task;
            await bench.RecordAsync(SomeReport.Figure(7m, "2025-M06"));
        }
    }

    [Fact]
    public async Task Following_BrokenOff_EndsAfterTheRecordingHasFinishedWhatItHasInHand()
    {
        using var bench = Bench();
        using var broken = new CancellationTokenSource();
        var recording = new TaskCompletionSource();
        var following = bench.Projection.FollowAsync(recording.Task, TimeSpan.FromMinutes(1), broken.Token);
        await broken.CancelAsync();
        (await Task.WhenAny(following, Task.Delay(500, _cancellation))).Should().NotBeSameAs(following, "the recording is still at work");

        recording.SetResult();
        var ending = () => following;
        await ending.Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task Following_WhatFaultsWhileRecording_IsThrown()
    {
        using var bench = Bench();
        var following = () => bench.Projection.FollowAsync(Task.FromException(new IOException("full")), TimeSpan.FromMinutes(1), _cancellation);
        await following.Should().ThrowAsync<IOException>();
    }

    [Fact]
    public async Task UserWhoMayOnlyWriteAndRead_CanDoEverythingOnceTheDatabaseIsThere()
    {
        await using var server = await InfluxServer.StartAsync(_cancellation, authentication: true);
        using var bench = Bench(server, o => (o.UserName, o.Password) = ("worker", "w"));
        await bench.RecordAsync(ProjectionBench.Months(5));
        await server.QueryAsync("CREATE USER worker WITH PASSWORD 'w'", _cancellation);
        (await bench.Projection.RunOnceAsync(_cancellation)).Should().BeEquivalentTo(
            new { State = ProjectionState.Stopped, Trouble = new { Kind = InfluxTroubleKind.Refused } }, "it may not make the database");

        var database = bench.Options.Database;
        await server.QueryAsync($"CREATE DATABASE \"{database}\"; GRANT ALL ON \"{database}\" TO worker", _cancellation);
        (await bench.Start().RunOnceAsync(_cancellation)).Written.Should().Be(5);
        bench.Catalog = ProjectionBench.CatalogOf(gdp: "GDP");
        (await bench.Projection.RunOnceAsync(_cancellation)).Written.Should().Be(5);
        (await bench.Projection.RebuildAsync(_cancellation)).Written.Should().Be(5);
        await ShouldBeSameAsync(bench, points: 5);
    }

    [Fact]
    public async Task PoisonPoint_IsPutAsideAndDoesNotStopTheRest()
    {
        using var bench = Bench();
        // Somebody wrote yoy as text: what conflicts in type is refused for as long as that stands.
        await bench.Projection.RunOnceAsync(_cancellation);
        await shared.Server.WriteAsync(bench.Options.Database, "economy,indicator=other yoy=\"text\" 1748707200", _cancellation);
        await bench.RecordAsync(ProjectionBench.Months(20).Append(SomeReport.Figure(5m, "2025-M06", Growth)));

        var outcome = await bench.Projection.RunOnceAsync(_cancellation);

        outcome.Should().Be(new ProjectionOutcome(ProjectionState.CaughtUp, 20, 0, 1, 0, null));
        var setAside = (await bench.Projection.StatusAsync(_cancellation)).SetAside.Should().ContainSingle().Which;
        setAside.Words.Should().Contain("field type conflict");
        setAside.Line.Should().Contain("yoy=5 ").And.EndWith(" 1748707200");
        var report = await bench.Projection.VerifyAsync(_cancellation);
        report.Differences.Should().Contain(d => d.Kind == DifferenceKind.Missing && d.Why == setAside.Words)
            .And.Contain(d => d.Kind == DifferenceKind.Extra && d.Series == "economy,indicator=other");

        (await bench.Projection.RebuildAsync(_cancellation)).Should().BeEquivalentTo(new { State = ProjectionState.CaughtUp, Written = 21 });
        (await bench.Projection.StatusAsync(_cancellation)).SetAside.Should().BeEmpty();
        await ShouldBeSameAsync(bench, points: 21);
    }

    [Fact]
    public async Task PointThatIsTooLongForAProxy_IsToldAndWrittenByARebuild()
    {
        var limit = 100;
        await using var proxy = new StubServer(request => request.PathAndQuery switch
        {
            "/ping" => StubAnswer.Ping("1.8.10"),
            var path when path.StartsWith("/query", StringComparison.Ordinal) => new StubAnswer(
                200, "{\"results\":[{\"statement_id\":0,\"series\":[{\"name\":\"databases\",\"columns\":[\"name\"],\"values\":[[\"indicators\"]]}]}]}"),
            _ => new StubAnswer(request.Body.Length > limit && request.Body.Contains("economy", StringComparison.Ordinal) ? 413 : 204),
        });
        var logger = new CollectingLogger<Projection>();
        using var bench = new ProjectionBench(new InfluxOptions { Url = proxy.Url, Gzip = false }, logger: logger);
        await bench.RecordAsync(SomeReport.Figure(5m));

        (await bench.Projection.RunOnceAsync(_cancellation)).Should().BeEquivalentTo(new { State = ProjectionState.CaughtUp, Written = 0, Rejected = 1 });

        (await bench.Projection.StatusAsync(_cancellation)).SetAside.Should().ContainSingle().Which.Words.Should().StartWith("413");
        logger.Entries.Should().ContainSingle(e => e.Level == LogLevel.Warning).Which.Message.Should().Contain("413").And.Contain("written anew");

        limit = 10_000;
        (await bench.Projection.RebuildAsync(_cancellation)).Should().BeEquivalentTo(new { State = ProjectionState.CaughtUp, Written = 1, Rejected = 0 });
        (await bench.Projection.StatusAsync(_cancellation)).SetAside.Should().BeEmpty();
    }

    [Fact]
    public async Task PointThatWasPutAside_IsSettledWhenItIsTakenBack()
    {
        using var bench = Bench();
        var wrong = await bench.RecordAsync(SomeReport.Figure(5m, "1600-M01"));
        await bench.RecordAsync(SomeReport.Figure(5m, "2025-M01"));
        (await bench.Projection.RunOnceAsync(_cancellation)).Should().BeEquivalentTo(new { Written = 1, Rejected = 1 });
        (await bench.Projection.StatusAsync(_cancellation)).SetAside.Should().ContainSingle();
        await bench.Ledger.WithdrawAsync(wrong.Id, "no such year", Actor.Worker, _cancellation);
        await bench.Projection.RunOnceAsync(_cancellation);
        (await bench.Projection.StatusAsync(_cancellation)).SetAside.Should().BeEmpty();
        await ShouldBeSameAsync(bench, points: 1);
    }

    [Fact]
    public async Task Verify_NamesEveryPlantedDifference()
    {
        using var bench = Bench();
        await bench.RecordAsync(ProjectionBench.Months(12).Append(SomeReport.Figure(5m, "2000-M03", Growth)));
        await bench.RecordAsync([], [SomeReport.Text("在建")]);
        await bench.Projection.RunOnceAsync(_cancellation);
        await ShouldBeSameAsync(bench, points: 13);

        var key = "economy,accumulation=ytd,area=county,area_name=全县,freq=M,indicator=gdp,indicator_name=地区生产总值,unit=万元";
        var database = bench.Options.Database;
        await shared.Server.QueryAsync($"DELETE FROM economy WHERE time = {At("2000-M05")}s", _cancellation, database);
        await shared.Server.WriteAsync(
            database,
            $"""
            {key} level=100.00000000000001 {At("2000-M01")}
            {key} yoy=1 {At("2000-M02")}
            {key} level=1 {At("1999-M12")}
            {key},item=stranger level=1 {At("2000-M01")}
            economy,indicator=unheard_of level=1 {At("2000-M01")}
            rural level=1 {At("2000-M01")}
            """,
            _cancellation);
        await shared.Server.WriteAsync(database, $"project,area=county,area_name=全县,freq=M,indicator=attributes,item=滨河路改造,item_name=滨河路改造 stage=\"竣工\" {At("2025-M06")}", _cancellation);

        var report = await bench.Projection.VerifyAsync(_cancellation);

        report.IsSame.Should().BeFalse();
        report.Trouble.Should().BeNull();
        report.DifferenceCount.Should().Be(8);
        report.Differences.Select(d => (d.Kind, d.Series, d.Time.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture), d.Field, d.Expected?.ToString(), d.Actual?.ToString()))
            .Should().BeEquivalentTo<(DifferenceKind, string, string, string?, string?, string?)>(
            [
                (DifferenceKind.Missing, key, "2000-05-01 00:00 +08:00", null, null, null),
                (DifferenceKind.Different, key, "2000-01-01 00:00 +08:00", "level", "100", "100.00000000000001"),
                (DifferenceKind.Extra, key, "2000-02-01 00:00 +08:00", "yoy", null, "1"),
                (DifferenceKind.Extra, key, "1999-12-01 00:00 +08:00", null, null, null),
                (DifferenceKind.Extra, key.Replace(",unit=", ",item=stranger,unit=", StringComparison.Ordinal), "2000-01-01 00:00 +08:00", null, null, null),
                (DifferenceKind.Extra, "economy,indicator=unheard_of", "2000-01-01 00:00 +08:00", null, null, null),
                (DifferenceKind.Extra, "rural", "2000-01-01 00:00 +08:00", null, null, null),
                (DifferenceKind.Different, "project,area=county,area_name=全县,freq=M,indicator=attributes,item=滨河路改造,item_name=滨河路改造", "2025-06-01 00:00 +08:00", "stage", "在建", "竣工"),
            ]);
        var shortened = await bench.Projection.VerifyAsync(_cancellation, limit: 2);
        shortened.DifferenceCount.Should().Be(8);
        shortened.Differences.Should().Equal(report.Differences.Take(2));
    }

    [Fact]
    public async Task VerifyBeforeTheFirstRun_SaysWhatIsWrong()
    {
        using var bench = Bench();
        await bench.RecordAsync(ProjectionBench.Months(3));
        (await bench.Projection.VerifyAsync(_cancellation)).Should().BeEquivalentTo(new { Behind = 3, Trouble = new { Kind = InfluxTroubleKind.DatabaseMissing } });
    }

    [Fact]
    public async Task DroppedDatabase_IsMadeAndFilledAgain()
    {
        using var bench = Bench();
        await bench.RecordAsync(ProjectionBench.Months(10));
        await bench.Projection.RunOnceAsync(_cancellation);
        await shared.Server.QueryAsync($"DROP DATABASE \"{bench.Options.Database}\"", _cancellation);
        await bench.RecordAsync(ProjectionBench.Months(1, first: 7m));
        (await bench.Projection.RunOnceAsync(_cancellation)).Should().BeEquivalentTo(new { State = ProjectionState.CaughtUp, Written = 10 });
        await ShouldBeSameAsync(bench, points: 10);
    }

    // Or the process ends in between: whoever comes next finds a database, and cannot see that it is empty.
    [Fact]
    public async Task DroppedDatabaseThatWasMadeWithoutAnAnswer_IsFilledAgain()
    {
        var isCut = false;
        await using var between = new StubServer(request =>
        {
            var answer = Forward(request);
            return isCut && request.Body.Contains("CREATE+DATABASE", StringComparison.Ordinal) ? new StubAnswer(502) : answer;
        });
        using var bench = Bench(configure: o => (o.Url, o.Gzip, o.Retries) = (between.Url, false, 0));
        await bench.RecordAsync(ProjectionBench.Months(10));
        await bench.CatchUpAsync();
        await shared.Server.QueryAsync($"DROP DATABASE \"{bench.Options.Database}\"", _cancellation);
        isCut = true;
        (await bench.Start().RunOnceAsync(_cancellation)).State.Should().Be(ProjectionState.Behind);
        isCut = false;

        (await bench.Start().RunOnceAsync(_cancellation)).Should().BeEquivalentTo(new { State = ProjectionState.CaughtUp, Written = 10 });

        await ShouldBeSameAsync(bench, points: 10);
        (await bench.Start().RunOnceAsync(_cancellation)).Written.Should().Be(0, "it is made once");
    }

    [Fact]
    public async Task DroppedRetentionPolicy_IsMadeAndFilledAgain()
    {
        using var bench = Bench(configure: o => o.RetentionPolicy = "kept");
        await bench.RecordAsync(ProjectionBench.Months(10));
        await bench.CatchUpAsync();
        await shared.Server.QueryAsync($"CREATE RETENTION POLICY another ON \"{bench.Options.Database}\" DURATION INF REPLICATION 1 DEFAULT", _cancellation);
        await shared.Server.QueryAsync($"DROP RETENTION POLICY kept ON \"{bench.Options.Database}\"", _cancellation);

        (await bench.Start().RunOnceAsync(_cancellation)).Should().BeEquivalentTo(new { State = ProjectionState.CaughtUp, Written = 10 });

        await ShouldBeSameAsync(bench, points: 10);
    }

    [Fact]
    public async Task Rebuild_LeavesWhatIsNotOurs()
    {
        using var bench = Bench();
        await bench.RecordAsync(ProjectionBench.Months(10));
        await bench.Projection.RunOnceAsync(_cancellation);
        await shared.Server.WriteAsync(bench.Options.Database, "neighbor lag=1 1748707200\neconomy,indicator=stale level=1 1748707200", _cancellation);
        (await bench.Projection.RebuildAsync(_cancellation)).Should().BeEquivalentTo(new { State = ProjectionState.CaughtUp, Written = 10 });
        await ShouldBeSameAsync(bench, points: 10);
        (await LinesAsync(bench, "neighbor")).Should().ContainSingle();
    }

    [Fact]
    public async Task RebuildThatWasBrokenOff_GoesOnWithTheNextRun()
    {
        await using var server = await InfluxServer.StartAsync(_cancellation);
        using var bench = Bench(server, o => o.BatchSize = 10);
        await bench.RecordAsync(ProjectionBench.Months(50));
        await bench.Projection.RunOnceAsync(_cancellation);

        await server.StopAsync();
        (await bench.Projection.RebuildAsync(_cancellation)).State.Should().Be(ProjectionState.Behind);
        (await bench.Projection.StatusAsync(_cancellation)).IsRebuilding.Should().BeTrue();
        await server.StartAgainAsync(_cancellation);
        await server.WriteAsync(bench.Options.Database, "economy,indicator=stale level=1 1748707200", _cancellation);

        (await bench.Start().RunOnceAsync(_cancellation)).Should().BeEquivalentTo(new { State = ProjectionState.CaughtUp, Written = 50 });
        (await bench.Projection.StatusAsync(_cancellation)).IsRebuilding.Should().BeFalse();
        await ShouldBeSameAsync(bench, points: 50);
    }

    [Fact]
    public async Task TwoProcessesAtOnce_ComeToTheSame()
    {
        using var bench = Bench(configure: o => o.BatchSize = 7);
        var (first, second) = (bench.Projection, bench.Start());
        await bench.RecordAsync(ProjectionBench.Months(200));
        await Task.WhenAll(first.RunOnceAsync(_cancellation), second.RebuildAsync(_cancellation), first.RunOnceAsync(_cancellation));
        await bench.RecordAsync(ProjectionBench.Months(200, first: 9m));
        var outcomes = await Task.WhenAll(first.RunOnceAsync(_cancellation), second.RunOnceAsync(_cancellation));
        outcomes.Should().AllSatisfy(o => o.State.Should().Be(ProjectionState.CaughtUp));
        await ShouldBeSameAsync(bench, points: 200);
    }

    [Fact]
    public async Task RebuildThatAnotherProcessBegins_IsJoinedInTheMiddle()
    {
        using var bench = Bench(configure: o => o.BatchSize = 5);
        await bench.RecordAsync(ProjectionBench.Months(50));
        var batches = 0;
        var outcome = await bench.Projection.RunOnceAsync(
            _cancellation,
            new Immediate(_ =>
            {
                if (++batches != 3)
                    return;
                // The other process drops everything, and is then killed.
                shared.Server.QueryAsync("DROP MEASUREMENT economy", _cancellation, bench.Options.Database).GetAwaiter().GetResult();
                new ProjectionBook(bench.Ledger).ResetAsync(bench.Options.Target, note => note, _cancellation).GetAwaiter().GetResult();
            }));
        outcome.Should().BeEquivalentTo(new { State = ProjectionState.CaughtUp, Behind = 0 });
        await ShouldBeSameAsync(bench, points: 50);

        bench.Catalog = ProjectionBench.CatalogOf(gdp: "GDP");
        await bench.Projection.RunOnceAsync(_cancellation);
        await ShouldBeSameAsync(bench, points: 50);
    }

    [Fact]
    public async Task Export_IsTakenByTheServersOwnImport()
    {
        using var bench = Bench();
        await bench.RecordAsync(
            ProjectionBench.Months(25).Append(SomeReport.Figure(1.5m, "2025-M06", SomeReport.Series("project_investment", item: "一期, \"路\" = 1\\"))),
            [SomeReport.Text("第一行\n第二行 \"引\" \\")]);
        using var folder = new TempFolder();
        var file = folder.Combine("all.txt");
        (await bench.Projection.ExportAsync(file, _cancellation)).Should().Be(27);
        Directory.GetFiles(folder.Path).Should().Equal(file);

        using var import = System.Diagnostics.Process.Start(
            "influx", ["-host", "127.0.0.1", "-port", new Uri(shared.Server.Url).Port.ToString(CultureInfo.InvariantCulture), "-import", $"-path={file}", "-precision=s"]);
        await import.WaitForExitAsync(_cancellation);
        import.ExitCode.Should().Be(0);
        await ShouldBeSameAsync(bench, points: 27, behind: 27);
    }

    [Fact]
    public async Task NoServer_MeansOffButExportWorks()
    {
        using var bench = new ProjectionBench(new InfluxOptions());
        await bench.RecordAsync(ProjectionBench.Months(2));
        (await bench.Projection.RunOnceAsync(_cancellation)).State.Should().Be(ProjectionState.Off);
        (await bench.Projection.CatchUpAsync(TimeSpan.FromMinutes(1), _cancellation)).State.Should().Be(ProjectionState.Off);
        (await bench.Projection.RebuildAsync(_cancellation)).State.Should().Be(ProjectionState.Off);
        (await bench.Projection.VerifyAsync(_cancellation)).Trouble!.Words.Should().Be("No server is configured.");
        (await bench.Projection.StatusAsync(_cancellation)).Target.Should().BeEmpty();
        using var folder = new TempFolder();
        (await bench.Projection.ExportAsync(folder.Combine("f"), _cancellation)).Should().Be(2);
    }

    private static long At(string period) => TimePeriod.Parse(period).Value.FirstInstant(ProjectionBench.Shanghai).ToUnixTimeSeconds();

    private static InfluxOptions Options(string url) => new() { Url = url, Retries = 1, RetryDelay = TimeSpan.FromMilliseconds(20) };

    /// <summary>Passes a request on to the real server.</summary>
    private StubAnswer Forward(StubRequest request)
    {
        using var forwarded = new HttpRequestMessage(new HttpMethod(request.Method), shared.Server.Url + request.PathAndQuery);
        if (request.Method == "POST")
            forwarded.Content = new StringContent(request.Body, new MediaTypeHeaderValue(request.PathAndQuery.StartsWith("/query", StringComparison.Ordinal) ? "application/x-www-form-urlencoded" : "text/plain"));
        using var answer = Http.Send(forwarded, _cancellation);
        using var body = new StreamReader(answer.Content.ReadAsStream(_cancellation));
        return StubAnswer.Ping("1.6.7") with { Status = (int)answer.StatusCode, Body = body.ReadToEnd() };
    }

    private ProjectionBench Bench(InfluxServer? server = null, Action<InfluxOptions>? configure = null, ILogger<Projection>? logger = null, TimeProvider? time = null)
    {
        var options = Options((server ?? shared.Server).Url);
        options.Database = shared.NewDatabase();
        if ((server ?? shared.Server).Authenticates)
            (options.UserName, options.Password) = (InfluxServer.UserName, InfluxServer.Password);
        configure?.Invoke(options);
        return new ProjectionBench(options, time, logger);
    }

    private async Task ShouldBeSameAsync(ProjectionBench bench, long points, long behind = 0)
    {
        var report = await bench.Projection.VerifyAsync(_cancellation);
        report.Trouble.Should().BeNull();
        report.Differences.Should().BeEmpty();
        report.Should().BeEquivalentTo(new { IsSame = true, Points = points, ServerPoints = points, Behind = behind });
    }

    private async Task<List<string>> LinesAsync(ProjectionBench bench, string measurement)
    {
        using var client = new InfluxClient(new InfluxOptions { Url = shared.Server.Url, Database = bench.Options.Database }, TimeProvider.System);
        var rows = await client.QueryAsync($"SELECT * FROM {measurement} GROUP BY *", _cancellation);
        return
        [
            .. rows.Select(row => LineProtocol.Encode(new InfluxPoint(
                InfluxSeries.Of(row.Name, row.Tags.Select(t => KeyValuePair.Create(t.Key, (string?)t.Value))),
                (long)((FieldValue.Number)row.Values["time"]).Value,
                row.Values.Where(v => v.Key != "time")))),
        ];
    }

    private async Task<List<string?>> NamesAsync(ProjectionBench bench, string measurement, string tag)
    {
        var answer = await shared.Server.QueryAsync($"SHOW TAG VALUES FROM {measurement} WITH KEY = {tag}", _cancellation, bench.Options.Database);
        using var document = JsonDocument.Parse(answer);
        return [.. document.RootElement.GetProperty("results")[0].GetProperty("series")[0].GetProperty("values").EnumerateArray().Select(v => v[1].GetString())];
    }

    /// <summary>Reports at once, unlike <see cref="Progress{T}"/>.</summary>
    private sealed class Immediate(Action<long> report) : IProgress<long>
    {
        public void Report(long value) => report(value);
    }
}
