using System.Collections.Immutable;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>What the ledger knew, at a moment, of what a report is held against.</summary>
/// <param name="Sequence">The number of the last change that is in it for certain.</param>
/// <param name="InForce">What was in force, as far as it was asked for.</param>
internal sealed record History(long Sequence, IReadOnlyDictionary<(SeriesKey Key, TimePeriod Period), Vintage> InForce)
{
    /// <summary>Of a ledger in which nothing is.</summary>
    public static History Nothing { get; } = new(0, ImmutableDictionary<(SeriesKey, TimePeriod), Vintage>.Empty);

    /// <summary>What is known of all that a report is held against.</summary>
    public static async Task<History> OfAsync(CheckedReport report, ObservationLedger ledger, CancellationToken cancellationToken)
    {
        // First the number: what changes after it is looked at once more.
        var history = new History(await ledger.Changes.LastSequenceAsync(cancellationToken), await AnswersAsync(report.Questions));
        var further = ReportChecks.FurtherQuestionsOf(report, history);
        return further.Groups.Count == 0 ? history : history.And(await AnswersAsync(further));

        Task<IReadOnlyDictionary<(SeriesKey Key, TimePeriod Period), Vintage>> AnswersAsync(Questions questions) =>
            ledger.Vintages.InForceWithinAsync(questions.Stretches, cancellationToken);
    }

    /// <summary>With more that was asked for.</summary>
    public History And(IReadOnlyDictionary<(SeriesKey Key, TimePeriod Period), Vintage> more)
    {
        var all = new Dictionary<(SeriesKey Key, TimePeriod Period), Vintage>(InForce);
        foreach (var (place, vintage) in more)
            all[place] = vintage;
        return this with { InForce = all };
    }

    /// <summary>What was in force of an observation; null for nothing.</summary>
    public Vintage? Find(SeriesKey key, TimePeriod period) => InForce.GetValueOrDefault((key, period));
}
