using System.Runtime.CompilerServices;
using IndicatorPipeline.Metrics.Ledger.Databases;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>
/// The book of figures and texts: every word on each of them, and which one is in force. Every reading takes all vintages of what it asks for
/// and lets <see cref="Precedence"/> and <see cref="Submission.Counts"/> choose: there are little more vintages than observations, the rule
/// stands in one place, and what was in force at an earlier moment is the same reading with fewer vintages. Rows are only ever added.
/// </summary>
public sealed class VintageBook
{
    private readonly ILedgerAccess _access;
    private readonly VintageRows _vintages;

    internal VintageBook(ILedgerAccess access) => (_access, _vintages) = (access, new VintageRows(access));

    /// <summary>Observations in force, ordered by series (indicator, area, item, frequency, accumulation, measure) and period.</summary>
    public async IAsyncEnumerable<Vintage> InForceAsync(ObservationQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        await foreach (var vintages in ByObservationAsync(query, cancellationToken))
        {
            if (vintages.Where(v => v.Submission.Counts(query.AsOf)).Max(Precedence.OfObservations) is { } best)
                yield return best;
        }
    }

    /// <summary>Observations with every version of each, in the same order.</summary>
    public async IAsyncEnumerable<FigureHistory> HistoriesAsync(ObservationQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        await foreach (var vintages in ByObservationAsync(query, cancellationToken))
        {
            if (FigureHistory.Of(vintages, query.AsOf) is { } history)
                yield return history;
        }
    }

    /// <summary>What is in force, all measures of a point together, ordered by group and period. Points of which nothing is in force are left out.</summary>
    public IAsyncEnumerable<PointInForce> PointsAsync(ObservationQuery query, CancellationToken cancellationToken) =>
        AllPointsAsync(query, cancellationToken).Where(p => !p.Measures.IsEmpty);

    /// <summary>The texts in force of items' rows, ordered by kind, item, area and period. Rows of which nothing is in force are left out.</summary>
    public IAsyncEnumerable<ItemRowInForce> ItemRowsAsync(ItemRowQuery query, CancellationToken cancellationToken) =>
        AllItemRowsAsync(query, cancellationToken).Where(r => !r.Texts.IsEmpty);

    /// <summary>As <see cref="PointsAsync(ObservationQuery, CancellationToken)"/>, with the points of which nothing is in force any more.</summary>
    internal IAsyncEnumerable<PointInForce> AllPointsAsync(ObservationQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var where = Where(query);
        return InForce.PointsAsync(
            _vintages.FiguresAsync(
                words => $"{VintageRows.SelectFiguresFromGroups(words)} {where} order by g.indicator, g.area, g.item, g.freq, g.accumulation, p.period", where.Parameters, cancellationToken),
            query.AsOf,
            cancellationToken);
    }

    /// <summary>As <see cref="ItemRowsAsync(ItemRowQuery, CancellationToken)"/>, with the rows of which nothing is in force any more.</summary>
    internal IAsyncEnumerable<ItemRowInForce> AllItemRowsAsync(ItemRowQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var where = new WhereClause();
        where.AddOneOf("r.kind", "Kinds", query.Kinds);
        where.AddOneOf("r.item", "Items", query.Items);
        where.AddOneOf("r.area", "Areas", query.Areas);
        where.AddOneOf("r.period", "Periods", [.. query.Periods.Select(p => p.ToString())]);
        where.AddSpan("r", query.From, query.To);
        return InForce.RowsAsync(
            _vintages.TextsAsync($"{VintageRows.SelectTexts} {where} order by r.kind, r.item, r.area, r.period", where.Parameters, cancellationToken), query.AsOf, cancellationToken);
    }

    /// <summary>
    /// The last period of each group that bears a value in force, and the last one of those that have not changed since a sequence number. Groups
    /// without any are left out.
    /// </summary>
    internal async Task<IReadOnlyList<LastPeriods>> LastPeriodsAsync(
        IReadOnlyCollection<SeriesGroup> groups, long unchangedSince, CancellationToken cancellationToken)
    {
        var result = new List<LastPeriods>(groups.Count);
        if (groups.Count == 0)
            return result;
        await using var connection = await _access.ConnectAsync(cancellationToken);
        // The periods of a group have one frequency, so that their texts sort as they do and the index gives the last one first.
        await using var select = connection.Prepare(
            $"""
            {VintageRows.SelectFigures}
            where g.indicator = @indicator and g.area = @area and g.item = @item and g.freq = @freq and g.accumulation = @accumulation
            order by p.period desc
            """,
            "indicator", "area", "item", "freq", "accumulation");
        foreach (var group in groups)
        {
            PointInForce? last = null;
            TimePeriod? unchanged = null;
            await foreach (var point in InForce.PointsAsync(ReadAsync(select, group, cancellationToken), null, cancellationToken).Where(p => p.HasValue))
            {
                last ??= point;
                if (point.Sequence <= unchangedSince)
                    unchanged = point.Period;
                // Since the beginning everything has changed.
                if (unchanged is not null || unchangedSince == 0)
                    break;
            }

            if (last is not null)
                result.Add(new LastPeriods(group, last.Period, unchanged));
        }

        return result;
    }

    // Every word on each observation. The list is the same for all of them: it holds until the next is asked for.
    private async IAsyncEnumerable<IReadOnlyList<Vintage>> ByObservationAsync(ObservationQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var where = Where(query);
        string Sql(SqlWords words) => $"{VintageRows.SelectFiguresFromGroups(words)} {where} order by g.indicator, g.area, g.item, g.freq, g.accumulation, o.measure, p.period";
        var together = new List<Vintage>();
        await foreach (var (_, vintage) in _vintages.FiguresAsync(Sql, where.Parameters, cancellationToken))
        {
            if (together.Count > 0 && (together[0].Observation.Key != vintage.Observation.Key || together[0].Observation.Period != vintage.Observation.Period))
            {
                yield return together;
                together.Clear();
            }

            together.Add(vintage);
        }

        if (together.Count > 0)
            yield return together;
    }

    private static WhereClause Where(ObservationQuery query)
    {
        var where = new WhereClause();
        where.AddOneOf("g.indicator", "Indicators", query.Indicators);
        where.AddOneOf("g.area", "Areas", query.Areas);
        where.AddOneOf("g.item", "Items", query.Items);
        where.AddOneOf("g.freq", "Frequencies", [.. query.Frequencies.Select(f => Codelists.Freq[f])]);
        where.AddOneOf("g.accumulation", "Accumulations", [.. query.Accumulations.Select(a => Codelists.Accumulation[a])]);
        where.AddOneOf("o.measure", "Measures", [.. query.Measures.Select(m => Codelists.Measure[m])]);
        where.AddOneOf("p.period", "Periods", [.. query.Periods.Select(p => p.ToString())]);
        where.AddSpan("p", query.From, query.To);
        return where;
    }

    private static async IAsyncEnumerable<(VintageReader.DataPoint Point, Vintage Vintage)> ReadAsync(
        PreparedCommand select, SeriesGroup group, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var reader = await select.ReadAsync(
            cancellationToken, group.Indicator, group.Area, group.Item ?? "", Codelists.Freq[group.Freq], Codelists.Accumulation[group.Accumulation]);
        var vintages = new VintageReader(reader);
        while (await reader.ReadAsync(cancellationToken))
            yield return vintages.Read();
    }
}
