using System.Collections.Immutable;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>What the ledger knew, at a moment, of what a report is held against.</summary>
internal sealed record History
{
    // What a later layer says of an observation takes the place of what those before it say: all are read far oftener than they grow, and by many.
    private ImmutableArray<IReadOnlyDictionary<(SeriesKey Key, TimePeriod Period), Vintage>> _layers;

    /// <param name="sequence">The number of the last change that is in it for certain.</param>
    /// <param name="inForce">What was in force, as far as it was asked for.</param>
    public History(long sequence, IReadOnlyDictionary<(SeriesKey Key, TimePeriod Period), Vintage> inForce) => (Sequence, _layers) = (sequence, [inForce]);

    /// <summary>The number of the last change that is in it for certain.</summary>
    public long Sequence { get; }

    /// <summary>What was in force, as far as it was asked for.</summary>
    public IEnumerable<Vintage> InForce => _layers.SelectMany((layer, place) => layer.Where(known => !_layers.Skip(place + 1).Any(later => later.ContainsKey(known.Key))).Select(known => known.Value));

    /// <summary>The names that stand in registers, as far as these were asked for.</summary>
    public ILookup<ItemRegister, string> Registers { get; init; } = Array.Empty<(ItemRegister, string)>().ToLookup(r => r.Item1, r => r.Item2);

    /// <summary>Of a ledger in which nothing is.</summary>
    public static History Nothing { get; } = new(0, ImmutableDictionary<(SeriesKey, TimePeriod), Vintage>.Empty);

    /// <summary>What is known of all that a report is held against.</summary>
    public static async Task<History> OfAsync(CheckedReport report, ObservationLedger ledger, CancellationToken cancellationToken)
    {
        // First the number: what changes after it is looked at once more.
        var sequence = await ledger.Changes.LastSequenceAsync(cancellationToken);
        var history = new History(sequence, await ledger.Vintages.StandingWithinAsync(report.Questions.Stretches, cancellationToken));
        return await history.FurtherAsync(report, ledger, cancellationToken);
    }

    /// <summary>What is known once more reports are in the ledger, whose words are given: only what the checks ask further for is read.</summary>
    /// <param name="recorded">What those reports say of all that is asked for; what is known already may be among it.</param>
    public async Task<History> AfterAsync(CheckedReport report, IEnumerable<Vintage> recorded, ObservationLedger ledger, CancellationToken cancellationToken)
    {
        var later = new Dictionary<(SeriesKey Key, TimePeriod Period), Vintage>();
        foreach (var vintage in recorded)
        {
            var place = (vintage.Observation.Key, vintage.Observation.Period);
            if ((later.GetValueOrDefault(place) ?? Find(vintage.Observation.Key, vintage.Observation.Period)) is not { } known || Precedence.OfObservations.Compare(vintage, known) > 0)
                later[place] = vintage;
        }

        return await And(later).FurtherAsync(report, ledger, cancellationToken);
    }

    /// <summary>With more that was asked for.</summary>
    public History And(IReadOnlyDictionary<(SeriesKey Key, TimePeriod Period), Vintage> more) => more.Count == 0 ? this : this with { _layers = _layers.Add(more) };

    /// <summary>What was in force of an observation; null for nothing.</summary>
    public Vintage? Find(SeriesKey key, TimePeriod period)
    {
        for (var place = _layers.Length - 1; place >= 0; place--)
        {
            if (_layers[place].TryGetValue((key, period), out var vintage))
                return vintage;
        }

        return null;
    }

    private async Task<History> FurtherAsync(CheckedReport report, ObservationLedger ledger, CancellationToken cancellationToken)
    {
        var further = ReportChecks.FurtherQuestionsOf(report, this);
        if (further.IsEmpty)
            return this;
        var history = And(await ledger.Vintages.StandingWithinAsync(further.Stretches, cancellationToken))
            .And(await ledger.Vintages.StandingAtAsync(further.Columns, cancellationToken));
        return history with { Registers = await ledger.Vintages.StandingItemsAsync(further.Registers, cancellationToken) };
    }
}
