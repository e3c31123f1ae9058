using System.Text.Json;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Ledger.Databases;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Influx;

/// <summary>
/// What a projection keeps in the ledger's database: how far it has come, under which names and tags it wrote each series, and the points that
/// the server will not take. It is here and not on the server because the ledger is what outlives both.
/// </summary>
internal sealed class ProjectionBook(ObservationLedger ledger)
{
    private readonly ILedgerAccess _access = ledger.Access;

    /// <summary>Under which name a projection remembers up to which submission it has written the pipeline's own figures.</summary>
    public static string PipelineOf(string target) => $"{target} pipeline";

    /// <summary>Under which name a projection remembers up to which change the computed scores are written, and which.</summary>
    public static string ScoresOf(string target) => $"{target} scores";

    /// <summary>How far a projection has come; null when it has never begun.</summary>
    public async Task<Checkpoint?> CheckpointAsync(string name, CancellationToken cancellationToken)
    {
        await using var connection = await _access.ConnectAsync(cancellationToken);
        var row = await connection.FindAsync<(long Sequence, string? Note)?>(
            "select sequence, note from checkpoint where name = @name", new { name }, cancellationToken);
        return row is { } found ? new Checkpoint(found.Sequence, found.Note) : null;
    }

    /// <summary>How far a projection has come; it begins at 0 when it is new.</summary>
    public async Task<Checkpoint> BeginAsync(string target, CancellationToken cancellationToken)
    {
        if (await CheckpointAsync(target, cancellationToken) is { } known)
            return known;
        await _access.WriteAsync(
            transaction => transaction.ExecuteAsync(
                "insert into checkpoint (name, sequence) values (@target, 0) on conflict (name) do nothing", new { target }, cancellationToken),
            cancellationToken);
        return new Checkpoint(0, null);
    }

    /// <summary>
    /// Moves the checkpoint of a projection and records which points were put aside and which need not be any more. False, with nothing
    /// changed, when the checkpoint is not where the caller thinks: another process has moved it.
    /// </summary>
    public Task<bool> AdvanceAsync(
        string target,
        long from,
        long to,
        IReadOnlyCollection<SetAsidePoint> setAside,
        IReadOnlyCollection<(string SeriesKey, long Time)> settled,
        CancellationToken cancellationToken) =>
        _access.WriteAsync(
            async transaction =>
            {
                var moved = await transaction.ExecuteAsync(
                    "update checkpoint set sequence = @to where name = @target and sequence = @from", new { target, from, to }, cancellationToken);
                if (moved == 0)
                    return false;
                await SetAsideAsync(transaction, target, setAside, settled, cancellationToken);
                return true;
            },
            cancellationToken);

    /// <summary>Changes the note of a projection's checkpoint.</summary>
    public Task NoteAsync(string target, Func<string?, string?> change, CancellationToken cancellationToken) =>
        _access.WriteAsync(transaction => ChangeNoteAsync(transaction, target, change, cancellationToken), cancellationToken);

    /// <summary>Notes that something was to be corrected that the server cannot correct.</summary>
    public Task NoteRebuildAsync(string target, CancellationToken cancellationToken) =>
        NoteAsync(target, static note => (ProjectionNote.Parse(note) with { NeedsRebuild = true }).Write(), cancellationToken);

    /// <summary>Sends a projection back to the beginning: nothing is written, nothing put aside.</summary>
    public Task ResetAsync(string target, Func<string?, string?> changeNote, CancellationToken cancellationToken) =>
        _access.WriteAsync(
            async transaction =>
            {
                await transaction.ExecuteAsync(
                    """
                    delete from projected_series where target = @target;
                    delete from rejected_point where target = @target;
                    update checkpoint set sequence = 0 where name in (@target, @pipeline, @scores);
                    """,
                    new { target, pipeline = PipelineOf(target), scores = ScoresOf(target) },
                    cancellationToken);
                return await ChangeNoteAsync(transaction, target, changeNote, cancellationToken);
            },
            cancellationToken);

    /// <summary>Every series that a projection has written or begun to write.</summary>
    public Task<IReadOnlyList<ProjectedSeries>> SeriesAsync(string target, CancellationToken cancellationToken) =>
        SelectAsync(_ => "projected_series p where p.target = @target", new { target }, cancellationToken);

    /// <summary>Those of some series that a projection has written or begun to write.</summary>
    public Task<IReadOnlyList<ProjectedSeries>> SeriesAsync(string target, IEnumerable<ProjectedSource> sources, CancellationToken cancellationToken) =>
        SelectAsync(
            words =>
                $"""
                {words.LinesOf("@asked")} a
                {words.ThenJoin} projected_series p on p.target = @target and p.kind = a.value ->> 0 and p.indicator = a.value ->> 1 and p.area = a.value ->> 2
                  and p.item = a.value ->> 3 and p.freq = a.value ->> 4 and p.accumulation = a.value ->> 5
                """,
            new { target, asked = JsonSerializer.Serialize(sources.Select(ColumnsOf)) },
            cancellationToken);

    /// <summary>The series of which all points have to be written again.</summary>
    public Task<IReadOnlyList<ProjectedSeries>> OwedAsync(string target, CancellationToken cancellationToken) =>
        SelectAsync(_ => "projected_series p where p.target = @target and p.is_complete = 0", new { target }, cancellationToken);

    /// <summary>The indicators of the series that could not be written, since the catalog does not know them.</summary>
    public async Task<IReadOnlyList<string>> UnknownIndicatorsAsync(string target, CancellationToken cancellationToken)
    {
        await using var connection = await _access.ConnectAsync(cancellationToken);
        return
        [
            .. await connection.QueryAsync<string>(
                "select distinct indicator from projected_series where target = @target and series_key = '' order by indicator", new { target }, cancellationToken),
        ];
    }

    private async Task<IReadOnlyList<ProjectedSeries>> SelectAsync(Func<SqlWords, string> from, object parameters, CancellationToken cancellationToken)
    {
        await using var connection = await _access.ConnectAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string Kind, string Indicator, string Area, string Item, string Freq, string Accumulation, string Key, string Derivation, long IsComplete)>(
            $"select p.kind, p.indicator, p.area, p.item, p.freq, p.accumulation, p.series_key, p.derivation, p.is_complete from {from(connection.Words)}", parameters, cancellationToken);
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
    public Task PutSeriesAsync(
        string target,
        IReadOnlyCollection<ProjectedSeries> series,
        IReadOnlyCollection<SetAsidePoint> setAside,
        IReadOnlyCollection<(string SeriesKey, long Time)> settled,
        CancellationToken cancellationToken) =>
        _access.WriteAsync(
            async transaction =>
            {
                await transaction.PutRowsAsync(
                    "projected_series",
                    ["target", "kind", "indicator", "area", "item", "freq", "accumulation", "series_key", "derivation", "is_complete"],
                    """
                    on conflict (target, kind, indicator, area, item, freq, accumulation)
                    do update set series_key = excluded.series_key, derivation = excluded.derivation, is_complete = excluded.is_complete
                    """,
                    series.Select(s => (LedgerValue[])[target, .. ColumnsOf(s.Source).Select(c => (LedgerValue)c), s.Key, s.Derivation, s.IsComplete ? 1 : 0]),
                    cancellationToken);
                await SetAsideAsync(transaction, target, setAside, settled, cancellationToken);
                return series.Count;
            },
            cancellationToken);

    /// <summary>The points that were put aside, the latest first.</summary>
    public async Task<IReadOnlyList<SetAsidePoint>> SetAsidePointsAsync(string target, CancellationToken cancellationToken)
    {
        await using var connection = await _access.ConnectAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string SeriesKey, long Time, string Line, string Words, string RejectedAt)>(
            "select series_key, time, line, words, rejected_at from rejected_point where target = @target order by rejected_at desc, series_key, time",
            new { target },
            cancellationToken);
        return [.. rows.Select(r => new SetAsidePoint(r.SeriesKey, r.Time, r.Line, r.Words, LedgerText.ToInstant(r.RejectedAt)))];
    }

    private static async Task<int> ChangeNoteAsync(
        LedgerTransaction transaction, string target, Func<string?, string?> change, CancellationToken cancellationToken)
    {
        var note = await transaction.ScalarAsync<string>("select note from checkpoint where name = @target", new { target }, cancellationToken);
        return await transaction.ExecuteAsync(
            """
            insert into checkpoint (name, sequence, note) values (@target, 0, @note)
            on conflict (name) do update set note = excluded.note
            """,
            new { target, note = change(note) },
            cancellationToken);
    }

    private static async Task SetAsideAsync(
        LedgerTransaction transaction,
        string target,
        IReadOnlyCollection<SetAsidePoint> setAside,
        IReadOnlyCollection<(string SeriesKey, long Time)> settled,
        CancellationToken cancellationToken)
    {
        if (settled.Count > 0)
        {
            var delete = transaction.Prepared(
                "delete from rejected_point where target = @target and series_key = @key and time = @time", "target", "key", "time");
            foreach (var (key, time) in settled)
                await delete.ExecuteAsync(cancellationToken, target, key, time);
        }

        if (setAside.Count > 0)
        {
            await transaction.PutRowsAsync(
                "rejected_point",
                ["target", "series_key", "time", "line", "words", "rejected_at"],
                "on conflict (target, series_key, time) do update set line = excluded.line, words = excluded.words, rejected_at = excluded.rejected_at",
                setAside.Select(p => new LedgerValue[] { target, p.SeriesKey, p.Time, p.Line, p.Words, LedgerText.Of(p.RejectedAt) }),
                cancellationToken);
        }
    }

    // As they stand in the key, which holds no nulls.
    private static string[] ColumnsOf(ProjectedSource source) =>
    [
        source.Kind ?? "",
        source.Indicator ?? "",
        source.Area,
        source.Item ?? "",
        Codelists.Freq[source.Freq],
        source.Accumulation is { } accumulation ? Codelists.Accumulation[accumulation] : "",
    ];

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
