using IndicatorPipeline.Metrics.Assessments;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Metrics.Trends;
using IndicatorPipeline.Support;
using Microsoft.Extensions.Time.Testing;
using static IndicatorPipeline.Metrics.Tests.Assessments.AssessmentBench;

namespace IndicatorPipeline.Metrics.Tests.Assessments;

/// <summary>What is scored comes out of the ledger, as it is in force.</summary>
public sealed class ComputedScoresTests : IDisposable
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2025, 7, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly TempLedger _ledger;

    public ComputedScoresTests() => _ledger = new TempLedger(_time);

    public void Dispose() => _ledger.Dispose();

    [Fact]
    public async Task LastMonthOfTheQuarter_IsScored()
    {
        await RecordAsync("may", Levels("2025-M05", 1, 1, 1));
        await RecordAsync("june", Levels("2025-M06", 20, 50, 10));

        var scores = (await ReadAsync(Scheme(Scored("investment", 100)))).Should().ContainSingle().Subject;

        scores.Period.Should().Be(TimePeriod.OfQuarter(2025, 2));
        scores.Areas.Select(a => (a.Area, a.Total)).Should().Equal(("west", 100), ("east", 70), ("south", 60));
        var input = scores.Areas[1].Indicators[0].Value!.Inputs.Should().ContainSingle().Which.Should().BeOfType<DerivationInput.Reported>().Subject;
        (input.Vintage.Submission.FileName, input.Vintage.Observation.Origin.Cell).Should().Be(("june.xlsx", "C1"));
    }

    [Fact]
    public async Task GrowthIsReported_OrComputedOfTwoLevels()
    {
        await RecordAsync("2024", Levels("2024-M06", 100, 100, 100));
        await RecordAsync("2025", [.. Levels("2025-M06", 110, 120, 130), Figure("south", 10, "2025-M06", Measure.Yoy)]);

        var scores = (await ReadAsync(Scheme(Scored("investment", 100, measure: Measure.Yoy)))).Single();

        var values = scores.Areas.ToDictionary(a => a.Area, a => a.Indicators[0].Value!);
        (values["east"].Value, values["east"].Rule, values["east"].Inputs.Length).Should().Be((10m, "yoy", 2));
        (values["south"].Value, values["south"].Rule, values["south"].Inputs.Length).Should().Be((10m, null, 1), "a reported growth goes before a computed one");
        scores.Areas.Select(a => (a.Area, a.Rank)).Should().Equal(("west", 1), ("east", 2), ("south", 2));
    }

    [Fact]
    public async Task CompletionIsDerived_ByTheRulesOfTheCatalog()
    {
        await RecordAsync("june", [.. Levels("2025-M06", 20, 50, 10), Figure("east", 40, "2025-M06", Measure.Target)]);

        var east = (await ReadAsync(Scheme(Scored("investment", 100, 100, 0, measure: Measure.Completion)))).Single().Areas[0];

        (east.Area, east.Total, east.Indicators[0].Value!.Rule, east.Indicators[0].Value!.Inputs.Length).Should().Be(("east", 80m, "completion", 2));
    }

    [Fact]
    public async Task GrowthOverTheMonthBeforeOfACumulative_IsReported_OrComputedOfTheMonthsAlone()
    {
        await RecordAsync("spring", [.. Levels("2025-M04", 10, 10, 10), .. Levels("2025-M05", 20, 20, 20)]);
        await RecordAsync("june", [.. Levels("2025-M06", 32, 35, 31), Figure("south", 8, "2025-M06", Measure.Mom)]);

        var values = (await ReadAsync(Scheme(Scored("investment", 100, measure: Measure.Mom)))).Single().Areas.ToDictionary(a => a.Area, a => a.Indicators[0].Value!);

        (values["east"].Value, values["east"].Rule).Should().Be((20m, "period+mom"));
        (values["south"].Value, values["south"].Rule).Should().Be((8m, null));
    }

    [Fact]
    public async Task ReportedShare_GoesBeforeAComputedOne()
    {
        await RecordAsync("county", [Figure("county", 100, "2025-M06")]);
        await RecordAsync("june", [.. Levels("2025-M06", 30, 50, 20), Figure("south", 21, "2025-M06", Measure.Share)]);

        var values = (await ReadAsync(Scheme(Scored("investment", 100, measure: Measure.Share)))).Single().Areas.ToDictionary(a => a.Area, a => a.Indicators[0].Value!);

        (values["east"].Value, values["east"].Rule).Should().Be((30m, "share"));
        (values["south"].Value, values["south"].Rule).Should().Be((21m, null));
    }

    [Fact]
    public async Task AsOf_ScoresWhatWasKnownThen()
    {
        await RecordAsync("june", Levels("2025-M06", 20, 50, 10));
        var then = _time.GetUtcNow();
        _time.Advance(TimeSpan.FromDays(1));
        await RecordAsync("corrected", Levels("2025-M06", 90, 50, 10));
        var scheme = Scheme(Scored("investment", 100));

        (await ReadAsync(scheme)).Single().Areas[0].Area.Should().Be("east");
        (await new ComputedScores(_ledger.Ledger, Of(scheme)).ReadAsync(then, Cancel)).Single().Areas[0].Area.Should().Be("west");
    }

    [Fact]
    public async Task NewScheme_TakesOverFromItsPeriod_AndChangesGoOn()
    {
        await RecordAsync("levels", [.. Levels("2025-M03", 20, 50, 10), .. Levels("2025-M06", 20, 50, 10), .. Levels("2025-M09", 20, 50, 10)]);
        var old = Scheme(Scored("investment", 100)) with { To = TimePeriod.OfQuarter(2025, 1) };
        var later = Scheme(Scored("investment", 100, 100, 0)) with { Code = "later", From = TimePeriod.OfQuarter(2025, 2) };

        var scores = await ReadAsync(later, old);

        scores.Select(s => (s.Scheme.Code, s.Period.ToString())).Should().Equal(("agricultural", "2025-Q1"), ("later", "2025-Q2"), ("later", "2025-Q3"));
        // East: 70 under the old one, 60 + 40 × 20 ÷ 100 = 68 under the new.
        scores.Select(s => s.Areas.Single(a => a.Area == "east").ScoreChange).Should().Equal(null, -2, 0);
    }

    [Fact]
    public async Task WithdrawnFigures_AreNotScored()
    {
        var recorded = await RecordAsync("june", Levels("2025-M06", 20, 50, 10));
        await _ledger.Ledger.WithdrawAsync(recorded.Submission.Id, "by mistake", Actor.Worker, Cancel);
        (await ReadAsync(Scheme(Scored("investment", 100)))).Should().BeEmpty();
    }

    private async Task<IReadOnlyList<GroupScores>> ReadAsync(params AssessmentScheme[] schemes) =>
        await new ComputedScores(_ledger.Ledger, Of(schemes)).ReadAsync(null, Cancel);

    private async Task<Recorded> RecordAsync(string name, Observation[] figures) =>
        await _ledger.Ledger.RecordAsync(SomeReport.Named(name, figures) with { ReceivedAt = _time.GetUtcNow() }, Cancel);

    private static Observation[] Levels(string period, params decimal[] values) =>
        [.. Townships.Zip(values).Select((v, i) => Figure(v.First, v.Second, period, cell: $"C{i + 1}"))];

    private static Observation Figure(string area, decimal value, string period, Measure measure = Measure.Level, string cell = "D1") =>
        SomeReport.Figure(value, period, SomeReport.Series("investment", area, measure: measure), cell: cell);
}
