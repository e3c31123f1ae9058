using System.Collections.Immutable;
using System.Runtime.InteropServices;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>What the ledger knew, at a moment, of what a report is held against.</summary>
/// <param name="Sequence">The number of the last change that is in it for certain.</param>
/// <param name="InForce">What was in force, as far as it was asked for.</param>
internal sealed record History(long Sequence, IReadOnlyDictionary<(SeriesKey Key, TimePeriod Period), Vintage> InForce)
{
    /// <summary>What was asked for.</summary>
    public Questions Asked { get; init; } = new();

    /// <summary>The names that stand in registers, as far as these were asked for.</summary>
    public ILookup<ItemRegister, string> Registers { get; init; } = Array.Empty<(ItemRegister, string)>().ToLookup(r => r.Item1, r => r.Item2);

    /// <summary>Of a ledger in which nothing is.</summary>
    public static History Nothing { get; } = new(0, ImmutableDictionary<(SeriesKey, TimePeriod), Vintage>.Empty);

    /// <summary>What is known of all that a report is held against.</summary>
    public static async Task<History> OfAsync(CheckedReport report, ObservationLedger ledger, CancellationToken cancellationToken)
    {
        // First the number: what changes after it is looked at once more.
        var sequence = await ledger.Changes.LastSequenceAsync(cancellationToken);
        var nothing = Nothing with { Sequence = sequence, Asked = report.Questions };
        // A ledger in which nothing is has no answers: to have asked is enough.
        return sequence == 0
            ? nothing with { Asked = ReportChecks.FurtherQuestionsOf(report, nothing) }
            : await nothing.And(report.Questions, await ledger.Standing.WithinAsync(report.Questions.Stretches, cancellationToken)).FurtherAsync(report, ledger, cancellationToken);
    }

    /// <summary>What is known once more reports are in the ledger, whose words are given: only what the checks ask further for is read.</summary>
    /// <param name="recorded">What those reports say of all that is asked for; what is known already may be among it.</param>
    public async Task<History> AfterAsync(CheckedReport report, IEnumerable<Vintage> recorded, ObservationLedger ledger, CancellationToken cancellationToken)
    {
        var all = new Dictionary<(SeriesKey Key, TimePeriod Period), Vintage>(InForce, PlaceComparer.Instance);
        foreach (var vintage in recorded)
        {
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(all, (vintage.Observation.Key, vintage.Observation.Period), out _);
            if (known is null || Precedence.OfObservations.Compare(vintage, known) > 0)
                known = vintage;
        }

        // Of columns and registers nobody said which of them those reports speak of.
        var history = (this with { InForce = all, Registers = await ledger.Standing.ItemsAsync(Asked.AllRegisters, cancellationToken) })
            .And(Asked, await ledger.Standing.AtAsync(Asked.AllColumns, cancellationToken));
        return await history.FurtherAsync(report, ledger, cancellationToken);
    }

    /// <summary>With more that was asked for.</summary>
    /// <param name="asked">What was, with what was before.</param>
    /// <param name="more">The answers.</param>
    public History And(Questions asked, IReadOnlyDictionary<(SeriesKey Key, TimePeriod Period), Vintage> more)
    {
        if (more.Count == 0 || InForce.Count == 0)
            return this with { InForce = more.Count == 0 ? InForce : more, Asked = asked };
        var all = new Dictionary<(SeriesKey Key, TimePeriod Period), Vintage>(InForce, PlaceComparer.Instance);
        foreach (var (place, vintage) in more)
            all[place] = vintage;
        return this with { InForce = all, Asked = asked };
    }

    /// <summary>What was in force of an observation; null for nothing.</summary>
    public Vintage? Find(SeriesKey key, TimePeriod period) => InForce.GetValueOrDefault((key, period));

    // What is known lets a check ask for more, until none does or nothing more is known.
    private async Task<History> FurtherAsync(CheckedReport report, ObservationLedger ledger, CancellationToken cancellationToken)
    {
        var history = this;
        while (true)
        {
            var further = ReportChecks.FurtherQuestionsOf(report, history);
            if (further.IsEmpty)
                return history;
            var known = history.InForce;
            history = history.And(further, await ledger.Standing.WithinAsync(further.Stretches, cancellationToken))
                .And(further, await ledger.Standing.AtAsync(further.Columns, cancellationToken));
            if (further.Registers.Count > 0)
                history = history with { Registers = await ledger.Standing.ItemsAsync(further.AllRegisters, cancellationToken) };
            else if (ReferenceEquals(known, history.InForce))
                return history;
        }
    }
}
