using System.Collections.Immutable;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>A figure with all its versions.</summary>
/// <param name="Versions">In the order in which they were sent; at least one.</param>
public sealed record FigureHistory(SeriesKey Key, TimePeriod Period, ImmutableArray<FigureVersion> Versions)
{
    /// <summary>The version that counts; null where none does.</summary>
    public FigureVersion? InForce => Versions.FirstOrDefault(v => v.State == VersionState.InForce);

    /// <summary>
    /// The first value that anyone could have seen: not one that waits for its release, nor one that was read otherwise since. Null while there is none.
    /// </summary>
    public FigureVersion? First =>
        Versions.FirstOrDefault(v => v.State is not (VersionState.AwaitsRelease or VersionState.ReadAgain) && v.Vintage.Observation.Value is not null);

    /// <summary>By how much the value that counts is away from the first one; null where one of them is missing or their units differ.</summary>
    public decimal? Revision =>
        (First?.Vintage.Observation, InForce?.Vintage.Observation) is ({ } first, { } latest) && first.Unit == latest.Unit ? latest.Value - first.Value : null;

    /// <summary>The history of one observation; null where nothing was said of it yet.</summary>
    /// <param name="vintages">Every word on it.</param>
    /// <param name="asOf">As the ledger stood at this moment; null for now.</param>
    public static FigureHistory? Of(IEnumerable<Vintage> vintages, DateTimeOffset? asOf)
    {
        var known = vintages.Where(v => asOf is not { } moment || v.Submission.ReceivedAt <= moment)
            .OrderBy(v => v.Submission.Order).ThenBy(v => v.Submission.Id).ThenBy(v => v.Ordinal).ToList();
        if (known.Count == 0)
            return null;
        var inForce = known.Where(v => v.Submission.Counts(asOf)).Max(Precedence.OfObservations);
        var versions = ImmutableArray.CreateBuilder<FigureVersion>(known.Count);
        Observation? before = null;
        foreach (var vintage in known)
        {
            var now = vintage.Observation;
            versions.Add(new FigureVersion(
                vintage, before?.Unit == now.Unit ? now.Value - before.Value : null, ReferenceEquals(vintage, inForce) ? VersionState.InForce : StateOf(vintage.Submission, asOf)));
            before = now;
        }

        return new FigureHistory(known[0].Observation.Key, known[0].Observation.Period, versions.MoveToImmutable());
    }

    private static VersionState StateOf(Submission submission, DateTimeOffset? asOf) => submission switch
    {
        _ when HasCome(submission.WithdrawnAt, asOf) => VersionState.Withdrawn,
        _ when HasCome(submission.SupersededAt, asOf) => VersionState.ReadAgain,
        _ when !submission.Counts(asOf) => VersionState.AwaitsRelease,
        _ => VersionState.Replaced,
    };

    private static bool HasCome(DateTimeOffset? happened, DateTimeOffset? asOf) => happened is { } at && (asOf is not { } moment || at <= moment);
}
