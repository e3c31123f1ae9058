using CsCheck;
using IndicatorPipeline.Metrics.Influx;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Metrics.Tests.Influx;

/// <summary>The mark of the latest, followed from page to page while the ledger goes on changing.</summary>
public sealed class LatestMarksTests
{
    private const int PageSize = 2;

    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task OnlyTheLastPeriodWithAValue_BearsTheMark_WhateverChangesBetweenThePages() =>
        await Gen.Int[0, 15].Array[1, 40].SampleAsync(async steps => await CheckAsync(steps), iter: 60, threads: 1);

    [Fact]
    public async Task HistoryInSeveralPages_IsMarkedWithoutWritingAnythingTwice()
    {
        using var ledger = new TempLedger();
        await ledger.Ledger.RecordAsync(SomeReport.Named("history", [.. ProjectionBench.Months(9)]), _cancellation);
        var flags = 0;
        var marks = new LatestMarks(ledger.Ledger.Vintages);
        for (var (from, page) = (0L, await ReadAsync(ledger, 0)); !page.IsEmpty; (from, page) = (page.Through, await ReadAsync(ledger, page.Through)))
            flags += (await Points(ledger).ReachedAsync(page, marks, from, _cancellation)).Flags.Count;
        flags.Should().Be(0);
    }

    private static LedgerPoints Points(TempLedger ledger) =>
        new(ledger.Ledger, new PointMapping(ProjectionBench.CatalogOf(), ProjectionBench.Shanghai));

    private Task<ChangePage> ReadAsync(TempLedger ledger, long after) => ledger.Ledger.Changes.ReadAsync(after, PageSize, _cancellation);

    /// <summary>Months are reported and reports taken back, pages are projected one after the other, and a run ends and another begins.</summary>
    private async Task CheckAsync(int[] steps)
    {
        using var ledger = new TempLedger();
        var points = Points(ledger);
        var marks = new LatestMarks(ledger.Ledger.Vintages);
        var server = new Dictionary<TimePeriod, bool>();
        var reports = new List<long>();
        var number = 0;
        var (from, page) = (0L, await ReadAsync(ledger, 0));
        foreach (var step in steps)
        {
            switch (step)
            {
                case < 7:
                    var report = SomeReport.Named($"report {++number}", SomeReport.Figure(number, TimePeriod.OfMonth(2025, step + 1).ToString())) with
                    {
                        ReceivedAt = SomeReport.ReceivedAt.AddMinutes(number),
                    };
                    reports.Add((await ledger.Ledger.RecordAsync(report, _cancellation)).Submission.Id);
                    break;
                case < 10 when reports.Count > 0:
                    var taken = reports[number % reports.Count];
                    reports.Remove(taken);
                    await ledger.Ledger.WithdrawAsync(taken, "by mistake", Actor.Worker, _cancellation);
                    break;
                case 10:
                    page = await BeginAsync();
                    break;
                default:
                    await ProjectAsync();
                    break;
            }
        }

        page = await BeginAsync();
        while (!page.IsEmpty)
            await ProjectAsync();

        var inForce = await ledger.Ledger.Vintages.PointsAsync(new ObservationQuery(), _cancellation).Where(p => p.HasValue).Select(p => p.Period).ToListAsync(_cancellation);
        server.Should().BeEquivalentTo(inForce.ToDictionary(p => p, p => p == inForce[^1]));

        async Task<ChangePage> BeginAsync()
        {
            marks = new LatestMarks(ledger.Ledger.Vintages);
            return await ReadAsync(ledger, from);
        }

        // As the projection does: the next page is read before this one is written.
        async Task ProjectAsync()
        {
            if (page.IsEmpty)
            {
                page = await BeginAsync();
                return;
            }

            var next = await ReadAsync(ledger, page.Through);
            var (written, flags) = await points.ReachedAsync(page, marks, from, _cancellation);
            foreach (var point in written)
            {
                if (point.Fields.Count == 0)
                    server.Remove(point.Period);
                else
                    server[point.Period] = IsLatest(point);
            }

            foreach (var flag in flags)
            {
                server.Should().ContainKey(flag.Period, "a mark alone makes no point");
                server[flag.Period] = IsLatest(flag);
            }

            (from, page) = (page.Through, next);
        }
    }

    private static bool IsLatest(ReachedPoint point) => ((FieldValue.Flag)point.Fields.Single(f => f.Key == "latest").Value).Value;
}
