using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>Of which periods anything was ever reported, and when that first came.</summary>
public sealed class ArrivalBook
{
    private readonly ILedgerAccess _access;

    internal ArrivalBook(ILedgerAccess access) => _access = access;

    /// <summary>When each of these indicators was first reported for each of these areas, period by period.</summary>
    /// <param name="since">Only for periods that begin on this day or later.</param>
    public async Task<IReadOnlyList<Arrival>> FirstAsync(
        IReadOnlyCollection<string> indicators, IReadOnlyCollection<string> areas, DateOnly since, CancellationToken cancellationToken)
    {
        var where = new WhereClause();
        where.AddOneOf("g.indicator", "Indicators", indicators);
        where.AddOneOf("g.area", "Areas", areas);
        where.Add("o.basis = @Own", "Own", Codelists.Basis[Basis.Own]);
        where.Add("p.period_start >= @Since", "Since", LedgerText.Of(since));
        await using var connection = await _access.ConnectAsync(cancellationToken);
        await using var reader = await connection.ReadAsync(
            $"select g.indicator, g.area, p.period, {SubmissionReader.Columns} from {VintageReader.TablesFromGroups(connection.Words)} {where}", where.Parameters, cancellationToken);
        var submissions = new SubmissionReader(reader, 3);
        var first = new Dictionary<(string Indicator, string Area, string Period), DateTimeOffset>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var submission = submissions.Read();
            var key = (reader.GetString(0), reader.GetString(1), reader.GetString(2));
            if (submission.Stands() && (!first.TryGetValue(key, out var before) || submission.ArrivedAt < before))
                first[key] = submission.ArrivedAt;
        }

        return [.. first.Select(f => new Arrival(f.Key.Indicator, f.Key.Area, TimePeriod.Parse(f.Key.Period).Value, f.Value))];
    }

    /// <summary>The first period of each indicator and area, once for each frequency, that anything was ever recorded of, in force or not.</summary>
    public async Task<IReadOnlyList<RecordedPeriod>> FirstRecordedAsync(
        IReadOnlyCollection<string> indicators, IReadOnlyCollection<string> areas, CancellationToken cancellationToken)
    {
        var where = new WhereClause();
        where.AddOneOf("g.indicator", "Indicators", indicators);
        where.AddOneOf("g.area", "Areas", areas);
        await using var connection = await _access.ConnectAsync(cancellationToken);
        var firsts = await connection.QueryAsync<(string Indicator, string Area, string? Period)>(
            $"select g.indicator, g.area, (select min(p.period) from data_point p where p.group_id = g.id) from series_group g {where}", where.Parameters, cancellationToken);
        return [.. firsts.Where(f => f.Period is not null).Select(f => new RecordedPeriod(f.Indicator, f.Area, TimePeriod.Parse(f.Period!).Value))];
    }

    /// <summary>Of the areas' series the period that ends last of all that anything was ever recorded of, in force or not; null for none.</summary>
    public async Task<TimePeriod?> LastRecordedAsync(IReadOnlyCollection<string> areas, CancellationToken cancellationToken)
    {
        var where = new WhereClause();
        where.AddOneOf("g.area", "Areas", areas);
        await using var connection = await _access.ConnectAsync(cancellationToken);
        // The periods of a group have one frequency, so that their texts sort as they do and the index has the last one.
        var periods = await connection.QueryAsync<string?>(
            $"select (select max(p.period) from data_point p where p.group_id = g.id) from series_group g {where}", where.Parameters, cancellationToken);
        return periods.OfType<string>().Select(p => (TimePeriod?)TimePeriod.Parse(p).Value).MaxBy(p => p!.Value.End);
    }

    /// <summary>The codes of the indicators that anything was ever recorded of.</summary>
    internal async Task<IReadOnlyList<string>> IndicatorsAsync(CancellationToken cancellationToken)
    {
        await using var connection = await _access.ConnectAsync(cancellationToken);
        return [.. await connection.QueryAsync<string>("select distinct indicator from series_group order by indicator", null, cancellationToken)];
    }
}
