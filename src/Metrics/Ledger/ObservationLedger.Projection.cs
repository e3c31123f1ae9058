using System.Data.Common;
using Dapper;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Ledger;

// What a projection keeps in the ledger besides its checkpoint. It is here and not on the server because the ledger is what outlives both.
public sealed partial class ObservationLedger
{
    /// <summary>How far a projection has come; it begins at 0 when it is new.</summary>
    internal async Task<Checkpoint> BeginProjectionAsync(string target, CancellationToken cancellationToken)
    {
        if (await CheckpointAsync(target, cancellationToken) is { } known)
            return known;
        await WriteAsync(
            transaction => transaction.Connection!.ExecuteAsync(
                "insert into checkpoint (name, sequence) values (@target, 0) on conflict (name) do nothing", new { target }, transaction),
            cancellationToken);
        return new Checkpoint(0, null);
    }

    /// <summary>
    /// Moves the checkpoint of a projection and records which points were put aside and which need not be any more. False, with nothing
    /// changed, when the checkpoint is not where the caller thinks: another process has moved it.
    /// </summary>
    internal Task<bool> AdvanceProjectionAsync(
        string target,
        long from,
        long to,
        IReadOnlyCollection<SetAsidePoint> setAside,
        IReadOnlyCollection<(string SeriesKey, long Time)> settled,
        CancellationToken cancellationToken) =>
        WriteAsync(
            async transaction =>
            {
                var moved = await transaction.Connection!.ExecuteAsync(
                    "update checkpoint set sequence = @to where name = @target and sequence = @from", new { target, from, to }, transaction);
                if (moved == 0)
                    return false;
                await SetAsideAsync(transaction, target, setAside, settled, cancellationToken);
                return true;
            },
            cancellationToken);

    /// <summary>Changes the note of a projection's checkpoint.</summary>
    internal Task NoteProjectionAsync(string target, Func<string?, string?> change, CancellationToken cancellationToken) =>
        WriteAsync(transaction => ChangeNoteAsync(transaction, target, change), cancellationToken);

    /// <summary>Sends a projection back to the beginning: nothing is written, nothing put aside.</summary>
    internal Task ResetProjectionAsync(string target, Func<string?, string?> changeNote, CancellationToken cancellationToken) =>
        WriteAsync(
            async transaction =>
            {
                await transaction.Connection!.ExecuteAsync(
                    """
                    delete from projected_series where target = @target;
                    delete from rejected_point where target = @target;
                    update checkpoint set sequence = 0 where name in (@target, @pipeline);
                    """,
                    new { target, pipeline = PipelineOf(target) },
                    transaction);
                return await ChangeNoteAsync(transaction, target, changeNote);
            },
            cancellationToken);

    /// <summary>Every series that a projection has written or begun to write.</summary>
    internal async Task<IReadOnlyList<ProjectedSeries>> ProjectedSeriesAsync(string target, CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string Kind, string Indicator, string Area, string Item, string Freq, string Accumulation, string Key, string Derivation, long IsComplete)>(
            new CommandDefinition(
                "select kind, indicator, area, item, freq, accumulation, series_key, derivation, is_complete from projected_series where target = @target",
                new { target },
                cancellationToken: cancellationToken));
        return
        [
            .. rows.Select(r => new ProjectedSeries(
                new ProjectedSource(
                    NullIfEmpty(r.Kind),
                    NullIfEmpty(r.Indicator),
                    r.Area,
                    NullIfEmpty(r.Item),
                    Codelists.Freq.Parse(r.Freq),
                    r.Accumulation.Length == 0 ? null : Codelists.Accumulation.Parse(r.Accumulation)),
                r.Key,
                r.Derivation,
                r.IsComplete != 0)),
        ];
    }

    /// <summary>Remembers series, in place of what was remembered of them before; and the points of theirs that were put aside or settled.</summary>
    internal Task PutProjectedSeriesAsync(
        string target,
        IReadOnlyCollection<ProjectedSeries> series,
        IReadOnlyCollection<SetAsidePoint> setAside,
        IReadOnlyCollection<(string SeriesKey, long Time)> settled,
        CancellationToken cancellationToken) =>
        WriteAsync(
            async transaction =>
            {
                await using var put = new PreparedCommand(
                    transaction,
                    """
                    insert into projected_series (target, kind, indicator, area, item, freq, accumulation, series_key, derivation, is_complete)
                    values (@target, @kind, @indicator, @area, @item, @freq, @accumulation, @key, @derivation, @complete)
                    on conflict (target, kind, indicator, area, item, freq, accumulation)
                    do update set series_key = excluded.series_key, derivation = excluded.derivation, is_complete = excluded.is_complete
                    """,
                    "target", "kind", "indicator", "area", "item", "freq", "accumulation", "key", "derivation", "complete");
                foreach (var (source, key, derivation, isComplete) in series)
                {
                    await put.ExecuteAsync(
                        cancellationToken,
                        target,
                        source.Kind ?? "",
                        source.Indicator ?? "",
                        source.Area,
                        source.Item ?? "",
                        Codelists.Freq[source.Freq],
                        source.Accumulation is { } accumulation ? Codelists.Accumulation[accumulation] : "",
                        key,
                        derivation,
                        isComplete ? 1 : 0);
                }

                await SetAsideAsync(transaction, target, setAside, settled, cancellationToken);
                return series.Count;
            },
            cancellationToken);

    /// <summary>The points that were put aside, the latest first.</summary>
    internal async Task<IReadOnlyList<SetAsidePoint>> SetAsidePointsAsync(string target, CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string SeriesKey, long Time, string Line, string Words, string RejectedAt)>(new CommandDefinition(
            "select series_key, time, line, words, rejected_at from rejected_point where target = @target order by rejected_at desc, series_key, time",
            new { target },
            cancellationToken: cancellationToken));
        return [.. rows.Select(r => new SetAsidePoint(r.SeriesKey, r.Time, r.Line, r.Words, LedgerText.ToInstant(r.RejectedAt)))];
    }

    /// <summary>
    /// The last period of each group that bears a value in force, and the last one of those that have not changed since a sequence number. Groups
    /// without any are left out.
    /// </summary>
    /// <param name="areas">The groups of these areas.</param>
    /// <param name="items">Of these items; empty for the indicator as a whole.</param>
    internal async Task<IReadOnlyList<LastPeriods>> LastPeriodsAsync(
        string indicator, IReadOnlyCollection<string> areas, IReadOnlyCollection<string> items, long unchangedSince, CancellationToken cancellationToken)
    {
        // The periods of a group have one frequency, so that their texts sort as they do and the index gives the last one first. A point
        // bears a value where Precedence chooses one: where one of its own reports gives one, or none speaks of it but for comparison.
        const string BearsValue =
            """
            exists (select 1 from observation o join submission s on s.id = o.submission_id
                    where o.point_id = p.id and o.value is not null and s.verdict = 'accepted' and s.superseded_at is null and s.withdrawn_at is null
                      and (o.basis = 'own' or not exists (
                          select 1 from observation w join submission v on v.id = w.submission_id
                          where w.point_id = o.point_id and w.measure = o.measure and w.basis = 'own'
                            and v.verdict = 'accepted' and v.superseded_at is null and v.withdrawn_at is null)))
            """;
        await using var connection = await ConnectAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string Area, string Item, string Freq, string Accumulation, string? Last, string? Unchanged)>(new CommandDefinition(
            $"""
            select g.area, g.item, g.freq, g.accumulation,
                   (select p.period from data_point p where p.group_id = g.id and {BearsValue} order by p.period desc limit 1),
                   (select p.period from data_point p where p.group_id = g.id and p.sequence <= @unchangedSince and {BearsValue} order by p.period desc limit 1)
            from series_group g
            where g.indicator = @indicator and g.area in @areas and g.item in @items
            """,
            new { indicator, areas, items, unchangedSince },
            cancellationToken: cancellationToken));
        return
        [
            .. rows.Where(r => r.Last is not null).Select(r => new LastPeriods(
                new SeriesGroup(indicator, r.Area, NullIfEmpty(r.Item), Codelists.Freq.Parse(r.Freq), Codelists.Accumulation.Parse(r.Accumulation)),
                TimePeriod.Parse(r.Last).Value,
                r.Unchanged is null ? null : TimePeriod.Parse(r.Unchanged).Value)),
        ];
    }

    private static async Task<int> ChangeNoteAsync(DbTransaction transaction, string target, Func<string?, string?> change)
    {
        var note = await transaction.Connection!.ExecuteScalarAsync<string?>(
            "select note from checkpoint where name = @target", new { target }, transaction);
        return await transaction.Connection!.ExecuteAsync(
            """
            insert into checkpoint (name, sequence, note) values (@target, 0, @note)
            on conflict (name) do update set note = excluded.note
            """,
            new { target, note = change(note) },
            transaction);
    }

    private static async Task SetAsideAsync(
        DbTransaction transaction,
        string target,
        IReadOnlyCollection<SetAsidePoint> setAside,
        IReadOnlyCollection<(string SeriesKey, long Time)> settled,
        CancellationToken cancellationToken)
    {
        if (settled.Count > 0)
        {
            await using var delete = new PreparedCommand(
                transaction, "delete from rejected_point where target = @target and series_key = @key and time = @time", "target", "key", "time");
            foreach (var (key, time) in settled)
                await delete.ExecuteAsync(cancellationToken, target, key, time);
        }

        if (setAside.Count > 0)
        {
            await using var put = new PreparedCommand(
                transaction,
                """
                insert into rejected_point (target, series_key, time, line, words, rejected_at) values (@target, @key, @time, @line, @words, @at)
                on conflict (target, series_key, time)
                do update set line = excluded.line, words = excluded.words, rejected_at = excluded.rejected_at
                """,
                "target", "key", "time", "line", "words", "at");
            foreach (var point in setAside)
                await put.ExecuteAsync(cancellationToken, target, point.SeriesKey, point.Time, point.Line, point.Words, LedgerText.Of(point.RejectedAt));
        }
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
