using System.Runtime.CompilerServices;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>Folds every word on the figures of a point, or on the texts of an item's row, into what is in force of it.</summary>
internal static class InForce
{
    /// <param name="vintages">All of a point together.</param>
    /// <param name="asOf">The moment whose knowledge counts; null for now.</param>
    public static async IAsyncEnumerable<PointInForce> PointsAsync(
        IAsyncEnumerable<(VintageReader.DataPoint Point, Vintage Vintage)> vintages,
        DateTimeOffset? asOf,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        VintageReader.DataPoint? current = null;
        var best = new SortedList<Measure, Vintage>();
        var given = new SortedSet<Measure>();
        await foreach (var (point, vintage) in vintages.WithCancellation(cancellationToken))
        {
            if (current is not null && current.Id != point.Id)
            {
                yield return Fold(current);
                best.Clear();
                given.Clear();
            }

            current = point;
            var measure = vintage.Observation.Key.Measure;
            if (vintage.Observation.Value is not null)
                given.Add(measure);
            if (!vintage.Submission.Counts(asOf))
                continue;
            Precedence.Keep(best, measure, vintage, Precedence.OfObservations);
        }

        if (current is not null)
            yield return Fold(current);

        PointInForce Fold(VintageReader.DataPoint point) => new(point.Group, point.Period, point.Sequence, [.. best.Values], [.. given]);
    }

    /// <param name="vintages">All of a row together.</param>
    /// <param name="asOf">The moment whose knowledge counts; null for now.</param>
    public static async IAsyncEnumerable<ItemRowInForce> RowsAsync(
        IAsyncEnumerable<(ItemRow Row, long Sequence, TextVintage Vintage)> vintages, DateTimeOffset? asOf, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        (ItemRow Row, long Sequence)? current = null;
        var best = new SortedList<string, TextVintage>(StringComparer.Ordinal);
        var given = new SortedSet<string>(StringComparer.Ordinal);
        await foreach (var (row, sequence, vintage) in vintages.WithCancellation(cancellationToken))
        {
            if (current is { } before && before.Sequence != sequence)
            {
                yield return new ItemRowInForce(before.Row, before.Sequence, [.. best.Values], [.. given]);
                best.Clear();
                given.Clear();
            }

            current = (row, sequence);
            given.Add(vintage.Text.Name);
            if (!vintage.Submission.Counts(asOf))
                continue;
            Precedence.Keep(best, vintage.Text.Name, vintage, Precedence.OfTexts);
        }

        if (current is { } last)
            yield return new ItemRowInForce(last.Row, last.Sequence, [.. best.Values], [.. given]);
    }
}
