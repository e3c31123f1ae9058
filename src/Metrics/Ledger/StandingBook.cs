using System.Text.Json;
using IndicatorPipeline.Metrics.Ledger.Databases;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>
/// What stands: the figures and texts in force, and those that will be once they are released. What is sent next is held against them.
/// </summary>
public sealed class StandingBook
{
    private readonly ILedgerAccess _access;
    private readonly VintageRows _vintages;

    internal StandingBook(ILedgerAccess access) => (_access, _vintages) = (access, new VintageRows(access));

    /// <summary>
    /// What stands of some groups of series, whatever their measure, each within a stretch of periods: the observations in force, and what will be once it is
    /// released.
    /// </summary>
    public async Task<IReadOnlyDictionary<(SeriesKey Key, TimePeriod Period), Vintage>> WithinAsync(
        IEnumerable<(SeriesGroup Group, TimePeriod From, TimePeriod To)> stretches, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stretches);
        var asked = stretches.Select(s => new[]
        {
            s.Group.Indicator, s.Group.Area, s.Group.Item ?? "", Codelists.Freq[s.Group.Freq], Codelists.Accumulation[s.Group.Accumulation], s.From.ToString(), s.To.ToString(),
        }).ToList();
        var best = new BestFigures();
        if (asked.Count == 0)
            return best.All;
        // One statement for all: a report asks of hundreds. Of one group all periods have one frequency, so that their texts sort as they do.
        static string Sql(SqlWords words) =>
            $"""
            select {VintageReader.Columns}
            from {words.LinesOf("@Asked")} a
            {words.ThenJoin} series_group g on g.indicator = a.value ->> 0 and g.area = a.value ->> 1 and g.item = a.value ->> 2
              and g.freq = a.value ->> 3 and g.accumulation = a.value ->> 4
            {words.ThenJoin} data_point p on p.group_id = g.id and p.period >= a.value ->> 5 and p.period <= a.value ->> 6
            {words.ThenJoin} observation o on o.point_id = p.id
            join submission s on s.id = o.submission_id
            """;
        await foreach (var (_, vintage) in _vintages.FiguresAsync(Sql, new { Asked = JsonSerializer.Serialize(asked) }, cancellationToken))
        {
            if (vintage.Submission.Stands())
                best.Add(vintage);
        }

        return best.All;
    }

    /// <summary>What stands of some indicators at a period, whatever the area, the item and the measure.</summary>
    public async Task<IReadOnlyDictionary<(SeriesKey Key, TimePeriod Period), Vintage>> AtAsync(
        IReadOnlyCollection<(string Indicator, Freq Freq, Accumulation Accumulation, TimePeriod Period)> columns, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var best = new BestFigures();
        var asked = columns.ToHashSet();
        if (asked.Count == 0)
            return best.All;
        var where = new WhereClause();
        where.AddOneOf("g.indicator", "Indicators", [.. asked.Select(c => c.Indicator).Distinct()]);
        where.AddOneOf("p.period", "Periods", [.. asked.Select(c => c.Period.ToString()).Distinct()]);
        await foreach (var (point, vintage) in _vintages.FiguresAsync(words => $"{VintageRows.SelectFiguresFromGroups(words)} {where}", where.Parameters, cancellationToken))
        {
            if (vintage.Submission.Stands() && asked.Contains((point.Group.Indicator, point.Group.Freq, point.Group.Accumulation, point.Period)))
                best.Add(vintage);
        }

        return best.All;
    }

    /// <summary>The items in some registers of which anything stands.</summary>
    public async Task<ILookup<ItemRegister, string>> ItemsAsync(IReadOnlyCollection<ItemRegister> registers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(registers);
        var items = new HashSet<(ItemRegister Register, string Item)>();
        if (registers.Count > 0)
        {
            await using var connection = await _access.ConnectAsync(cancellationToken);
            await AddAsync("g.indicator", "g.item", VintageReader.TablesFromGroups(connection.Words), [.. registers.Select(r => r.Indicator).OfType<string>()], ItemRegister.OfFigures, connection);
            await AddAsync("r.kind", "r.item", ItemTextReader.Tables, [.. registers.Select(r => r.Kind).OfType<string>()], ItemRegister.OfTexts, connection);
        }

        return items.ToLookup(i => i.Register, i => i.Item);

        async Task AddAsync(string register, string item, string tables, IReadOnlyCollection<string> asked, Func<string, ItemRegister> of, LedgerConnection connection)
        {
            if (asked.Count == 0)
                return;
            var where = new WhereClause();
            where.AddOneOf(register, "Registers", asked);
            where.Add($"{item} <> ''");
            await using var reader = await connection.ReadAsync(
                $"select distinct {register}, {item}, {SubmissionReader.Columns} from {tables} {where}", where.Parameters, cancellationToken);
            var submissions = new SubmissionReader(reader, 2);
            while (await reader.ReadAsync(cancellationToken))
            {
                if (submissions.Read().Stands())
                    items.Add((of(reader.GetString(0)), reader.GetString(1)));
            }
        }
    }

    /// <summary>The submissions that stand and speak of an item, in figures or texts, by their numbers.</summary>
    public async Task<IReadOnlyList<Submission>> SubmissionsOfAsync(string item, CancellationToken cancellationToken)
    {
        await using var connection = await _access.ConnectAsync(cancellationToken);
        await using var reader = await connection.ReadAsync(
            $"""
            select {SubmissionReader.Columns} from submission s where s.id in (
                select o.submission_id from series_group g join data_point p on p.group_id = g.id join observation o on o.point_id = p.id where g.item = @item
                union
                select t.submission_id from item_row r join item_text t on t.row_id = r.id where r.item = @item)
            order by s.id
            """,
            new { item },
            cancellationToken);
        var submissions = new SubmissionReader(reader, 0);
        var result = new List<Submission>();
        while (await reader.ReadAsync(cancellationToken))
            result.Add(submissions.Read());
        return [.. result.Where(s => s.Stands())];
    }
}
