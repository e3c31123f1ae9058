using CsCheck;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Support;
using Microsoft.Extensions.Time.Testing;

namespace IndicatorPipeline.Metrics.Tests.Ledger;

/// <summary>The ledger as it stood at earlier moments, beside a replay of everything that had happened until then.</summary>
public class AsOfTests : LedgerContract
{
    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task EveryPastMoment_IsAsAReplayOfWhatHadHappenedByThenSays_AtEveryStep()
    {
        // One after the other: each is a ledger of its own.
        foreach (var history in GenHistory.Array[Samples / 2].Single())
        {
            var clock = new FakeTimeProvider(SomeReport.ReceivedAt);
            using var temp = NewLedger(clock);
            var done = new List<Event>();
            var moments = new List<DateTimeOffset>();
            foreach (var step in history)
            {
                clock.Advance(TimeSpan.FromHours(1));
                await DoAsync(temp, step, clock.GetUtcNow());
                done.Add(step);
                moments.Add(clock.GetUtcNow());

                for (var i = 0; i < moments.Count; i++)
                    (await InForceAsync(temp, moments[i])).Should().Equal(Replay(done.Take(i + 1)), $"at step {i} of {string.Join(", ", done)}");
                (await InForceAsync(temp, null)).Should().Equal(Replay(done));
            }
        }
    }

    // What can happen: a workbook comes, a corrected one comes after it, the same bytes are read with another catalog, one is taken back, one is released.
    private abstract record Event
    {
        public sealed record Sent(string Name, string Catalog, bool NeedsRelease, int Value, string Period, bool IsFlash) : Event;

        public sealed record Withdrawn(string Name) : Event;

        public sealed record Released(string Name) : Event;
    }

    private static readonly Gen<Event> GenSent =
        from name in Gen.OneOf("a", "b", "c", "waits", "waits too")
        from catalog in Gen.OneOf("catalog-1", "catalog-2")
        from value in Gen.Int[1, 9]
        from period in Gen.OneOf("2025-M05", "2025-M06")
        from isFlash in Gen.Bool
        // One that waits is read once: what its next reading inherits is shown elsewhere.
        let waits = name.StartsWith("waits", StringComparison.Ordinal)
        select (Event)new Event.Sent(name, waits ? "catalog-1" : catalog, waits, value, period, isFlash);

    private static readonly Gen<Event> GenOther =
        from name in Gen.OneOf("a", "b", "c", "waits", "waits too")
        from isRelease in Gen.Bool
        select isRelease ? (Event)new Event.Released(name) : new Event.Withdrawn(name);

    private static readonly Gen<Event[]> GenHistory =
        Gen.Frequency((2, GenSent), (1, GenOther)).Array[1, 9]
            .Select(events => events.DistinctBy(e => e is Event.Sent sent ? $"{sent.Name} {sent.Catalog}" : Guid.NewGuid().ToString()).ToArray());

    private async Task DoAsync(TempLedger temp, Event step, DateTimeOffset now)
    {
        switch (step)
        {
            case Event.Sent sent:
                var figure = SomeReport.Figure(sent.Value, sent.Period, status: sent.IsFlash ? ObsStatus.Provisional : ObsStatus.Normal);
                await temp.Ledger.RecordAsync(
                    SomeReport.Named(sent.Name, figure) with { CatalogFingerprint = sent.Catalog, ReceivedAt = now, NeedsRelease = sent.NeedsRelease }, _cancellation);
                break;
            case Event.Withdrawn withdrawn when await StandingAsync(temp, withdrawn.Name) is { } id:
                await temp.Ledger.WithdrawAsync(id, "错报", Actor.Worker, _cancellation);
                break;
            case Event.Released released when await StandingAsync(temp, released.Name) is { } id:
                await temp.Ledger.ReleaseAsync(id, Actor.Worker, _cancellation);
                break;
        }
    }

    private async Task<long?> StandingAsync(TempLedger temp, string name) =>
        (await temp.Ledger.Submissions.FindStandingAsync(SomeReport.Sha256(name), _cancellation))?.Id;

    // Naive: what counts is kept in a list and thrown away when it counts no more; then the rule of decision 011 is asked in words.
    private static List<string> Replay(IEnumerable<Event> events)
    {
        var standing = new List<(Event.Sent Sent, bool IsSeen)>();
        foreach (var step in events)
        {
            switch (step)
            {
                case Event.Sent sent:
                    standing.RemoveAll(s => s.Sent.Name == sent.Name);
                    standing.Add((sent, !sent.NeedsRelease));
                    break;
                case Event.Withdrawn withdrawn:
                    standing.RemoveAll(s => s.Sent.Name == withdrawn.Name);
                    break;
                case Event.Released released:
                    var index = standing.FindIndex(s => s.Sent.Name == released.Name);
                    if (index >= 0)
                        standing[index] = (standing[index].Sent, true);
                    break;
            }
        }

        return
        [
            .. from word in standing.Where(s => s.IsSeen).Select((s, order) => (s.Sent, order))
               group word by word.Sent.Period into words
               orderby words.Key
               let best = words.OrderByDescending(w => !w.Sent.IsFlash).ThenByDescending(w => w.order).First().Sent
               select $"{best.Period} {best.Value} {best.Name}.xlsx",
        ];
    }

    private async Task<List<string>> InForceAsync(TempLedger temp, DateTimeOffset? asOf) =>
    [
        .. (await temp.Ledger.Vintages.InForceAsync(new ObservationQuery { AsOf = asOf }, _cancellation).ToListAsync(_cancellation))
            .Select(v => $"{v.Observation.Period} {v.Observation.Value} {v.Submission.FileName}"),
    ];
}
