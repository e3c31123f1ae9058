using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.Json;
using Dapper;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Ledger;

public sealed partial class ObservationLedger
{
    // A group's number never changes and no group is ever removed; what a transaction adds is known here once it has committed.
    private readonly ConcurrentDictionary<SeriesGroup, long> _groupIds = new();

    /// <summary>
    /// Records a submission: its verdict, its findings, the move of its file, and if it is accepted its figures and texts.
    /// What counts already is not recorded again: the same bytes under the same catalog, or a file that another process has just taken
    /// (the same file at the same place in the share); <see cref="Recorded.IsNew"/> tells. An accepted reading of bytes that were
    /// accepted before takes the place of the earlier reading.
    /// </summary>
    public Task<Recorded> RecordAsync(SubmissionRecord record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        foreach (var observation in record.Observations)
        {
            if (observation.Period.Freq != observation.Key.Freq)
                throw new ArgumentException($"{observation.Key} has no period {observation.Period}.", nameof(record));
        }

        return RecordOnceAsync(record, cancellationToken);
    }

    /// <summary>
    /// Takes an accepted submission back: what it says is in force no more, and what other submissions say of the same comes into force.
    /// False when there is nothing to take back: it was not accepted, is withdrawn already, or was superseded.
    /// </summary>
    public Task<bool> WithdrawAsync(long submission, string why, CancellationToken cancellationToken) =>
        WriteAsync(
            async transaction =>
            {
                var withdrawn = await transaction.Connection!.ExecuteAsync(
                    """
                    update submission set withdrawn_at = @At, withdrawn_why = @Why
                    where id = @submission and verdict = 'accepted' and withdrawn_at is null and superseded_at is null
                    """,
                    new { submission, At = LedgerText.Of(_time.GetUtcNow()), Why = why },
                    transaction);
                if (withdrawn == 0)
                    return false;
                await TouchAsync(transaction, submission, cancellationToken);
                return true;
            },
            cancellationToken);

    private async Task<Recorded> RecordOnceAsync(SubmissionRecord record, CancellationToken cancellationToken)
    {
        var newGroups = new Dictionary<SeriesGroup, long>();
        var recorded = await WriteAsync(transaction => RecordAsync(transaction, record, newGroups, cancellationToken), cancellationToken);
        foreach (var (group, id) in newGroups)
            _groupIds[group] = id;
        return recorded;
    }

    private async Task<Recorded> RecordAsync(
        DbTransaction transaction, SubmissionRecord record, Dictionary<SeriesGroup, long> newGroups, CancellationToken cancellationToken)
    {
        var connection = transaction.Connection!;
        if (record.Placement is { } intent && await FindPendingAsync(transaction, intent.Source) is { } taken && taken.Intent.IsSameFile(intent))
            return new Recorded((await FindAsync(transaction, taken.Submission))!, taken, IsNew: false);

        var readings = record.Verdict == Verdict.Accepted ? await CountingReadingsAsync(transaction, record.Sha256) : [];
        if (readings.FirstOrDefault(r => r.SupersededAt is null && r.CatalogFingerprint == record.CatalogFingerprint) is { } held)
            return new Recorded(held, await PlaceAsync(transaction, held.Id, record.Placement), IsNew: false);

        var reportedThrough = record.Verdict == Verdict.Accepted ? ReportedThrough(record) : null;
        var id = await connection.ExecuteScalarAsync<long>(
            """
            insert into submission (sha256, file_name, department, received_at, arrived_at, verdict, catalog_fingerprint, reported_through, took_ms)
            values (@Sha256, @FileName, @Department, @ReceivedAt, @ArrivedAt, @Verdict, @CatalogFingerprint, @ReportedThrough, @TookMs)
            returning id
            """,
            new
            {
                record.Sha256,
                record.FileName,
                record.Department,
                ReceivedAt = LedgerText.Of(record.ReceivedAt),
                ArrivedAt = record.ArrivedAt is { } arrived ? LedgerText.Of(arrived) : null,
                Verdict = Verdicts.Codes[record.Verdict],
                record.CatalogFingerprint,
                ReportedThrough = reportedThrough is { } day ? LedgerText.Of(day) : null,
                TookMs = (long?)record.Took?.TotalMilliseconds,
            },
            transaction);
        await InsertFindingsAsync(transaction, id, record.Findings, cancellationToken);
        if (record.Verdict == Verdict.Accepted)
        {
            var sequence = new SequenceNumbers(transaction);
            await InsertObservationsAsync(transaction, sequence, id, record.Observations, newGroups, cancellationToken);
            await InsertTextsAsync(transaction, sequence, id, record.Texts, cancellationToken);
        }

        var submission = (await FindAsync(transaction, id))!;
        if (readings.Count > 0)
        {
            await SupersedeAsync(transaction, [.. readings, submission], cancellationToken);
            submission = (await FindAsync(transaction, id))!;
        }

        return new Recorded(submission, await PlaceAsync(transaction, id, record.Placement), IsNew: true);
    }

    // What it gives for comparison lies in the past and says nothing of how far the report reaches.
    private static DateOnly? ReportedThrough(SubmissionRecord record)
    {
        var periods = record.Observations.Where(o => o.Basis == Basis.Own).Select(o => o.Period)
            .Concat(record.Texts.Select(t => t.Period));
        return periods.Select(p => (DateOnly?)p.End).Max();
    }

    // Of several readings of the same bytes the last one counts, whatever the order in which they are recorded: a label that the catalog
    // gave a wrong meaning must not stay in force beside its right one.
    private static async Task SupersedeAsync(DbTransaction transaction, IEnumerable<Submission> readings, CancellationToken cancellationToken)
    {
        var ordered = readings.OrderBy(r => r.ReceivedAt).ThenBy(r => r.CatalogFingerprint, StringComparer.Ordinal).ToList();
        foreach (var (reading, next) in ordered.Zip(ordered.Skip(1)))
        {
            if (reading.SupersededAt == next.ReceivedAt)
                continue;
            await transaction.Connection!.ExecuteAsync(
                "update submission set superseded_at = @At where id = @Id",
                new { At = LedgerText.Of(next.ReceivedAt), reading.Id },
                transaction);
            if (reading.SupersededAt is null)
                await TouchAsync(transaction, reading.Id, cancellationToken);
        }
    }

    /// <summary>Puts everything that a submission speaks of at the end of the change feed.</summary>
    private static async Task TouchAsync(DbTransaction transaction, long submission, CancellationToken cancellationToken)
    {
        var sequence = new SequenceNumbers(transaction);
        await TouchAsync("data_point", "select distinct point_id from observation where submission_id = @submission order by point_id");
        await TouchAsync("item_row", "select distinct row_id from item_text where submission_id = @submission order by row_id");

        async Task TouchAsync(string table, string selection)
        {
            var ids = (await transaction.Connection!.QueryAsync<long>(selection, new { submission }, transaction)).AsList();
            var next = await sequence.TakeAsync(ids.Count);
            await using var update = new PreparedCommand(transaction, $"update {table} set sequence = @sequence where id = @id", "sequence", "id");
            foreach (var id in ids)
                await update.ExecuteAsync(cancellationToken, next++, id);
        }
    }

    private static async Task InsertFindingsAsync(DbTransaction transaction, long submission, IReadOnlyList<Finding> findings, CancellationToken cancellationToken)
    {
        if (findings.Count == 0)
            return;
        await using var insert = new PreparedCommand(
            transaction,
            """
            insert into finding (submission_id, ordinal, code, severity, sheet, cell, shown, arguments, suggestion)
            values (@submission, @ordinal, @code, @severity, @sheet, @cell, @shown, @arguments, @suggestion)
            """,
            "submission", "ordinal", "code", "severity", "sheet", "cell", "shown", "arguments", "suggestion");
        for (var i = 0; i < findings.Count; i++)
        {
            var f = findings[i];
            await insert.ExecuteAsync(
                cancellationToken,
                submission, i, f.Code.Code, Severities.Codes[f.Severity], f.Sheet, f.Cell, f.Shown, JsonSerializer.Serialize(f.Arguments), f.Suggestion);
        }
    }

    private async Task InsertObservationsAsync(
        DbTransaction transaction,
        SequenceNumbers sequence,
        long submission,
        IReadOnlyList<Observation> observations,
        Dictionary<SeriesGroup, long> newGroups,
        CancellationToken cancellationToken)
    {
        if (observations.Count == 0)
            return;
        await using var groupCommand = new PreparedCommand(
            transaction,
            // Not "do nothing": only an update makes "returning" give the row that is there.
            """
            insert into series_group (indicator, area, item, freq, accumulation) values (@indicator, @area, @item, @freq, @accumulation)
            on conflict (indicator, area, item, freq, accumulation) do update set indicator = excluded.indicator
            returning id
            """,
            "indicator", "area", "item", "freq", "accumulation");
        await using var pointCommand = new PreparedCommand(
            transaction,
            """
            insert into data_point (group_id, period, period_start, period_end, sequence) values (@group, @period, @start, @end, @sequence)
            on conflict (group_id, period) do update set sequence = excluded.sequence
            returning id
            """,
            "group", "period", "start", "end", "sequence");
        await using var insert = new PreparedCommand(
            transaction,
            """
            insert into observation (submission_id, ordinal, point_id, measure, value, unit, status, basis, missing, sheet, cell)
            values (@submission, @ordinal, @point, @measure, @value, @unit, @status, @basis, @missing, @sheet, @cell)
            """,
            "submission", "ordinal", "point", "measure", "value", "unit", "status", "basis", "missing", "sheet", "cell");

        var points = observations.Select(o => (o.Key.Group, o.Period)).ToList();
        var next = await sequence.TakeAsync(points.Distinct().Count());
        var pointIds = new Dictionary<(SeriesGroup, TimePeriod), long>();
        for (var i = 0; i < observations.Count; i++)
        {
            var o = observations[i];
            var (group, period) = points[i];
            if (!_groupIds.TryGetValue(group, out var groupId) && !newGroups.TryGetValue(group, out groupId))
            {
                groupId = await groupCommand.ExecuteIdAsync(
                    cancellationToken,
                    group.Indicator, group.Area, group.Item ?? "", Codelists.Freq[group.Freq], Codelists.Accumulation[group.Accumulation]);
                newGroups.Add(group, groupId);
            }

            if (!pointIds.TryGetValue(points[i], out var pointId))
            {
                pointId = await pointCommand.ExecuteIdAsync(
                    cancellationToken,
                    groupId, period.ToString(), LedgerText.Of(period.Start), LedgerText.Of(period.End), next++);
                pointIds.Add(points[i], pointId);
            }

            await insert.ExecuteAsync(
                cancellationToken,
                submission,
                i,
                pointId,
                Codelists.Measure[o.Key.Measure],
                o.Value is { } value ? LedgerText.Of(value) : null,
                o.Unit,
                Codelists.ObsStatus[o.Status],
                Codelists.Basis[o.Basis],
                o.Missing is { } missing ? Codelists.MissingReason[missing] : null,
                o.Origin.Sheet,
                o.Origin.Cell);
        }
    }

    private static async Task InsertTextsAsync(
        DbTransaction transaction, SequenceNumbers sequence, long submission, IReadOnlyList<ItemText> texts, CancellationToken cancellationToken)
    {
        if (texts.Count == 0)
            return;
        await using var rowCommand = new PreparedCommand(
            transaction,
            """
            insert into item_row (kind, item, area, period, period_start, period_end, sequence)
            values (@kind, @item, @area, @period, @start, @end, @sequence)
            on conflict (kind, item, area, period) do update set sequence = excluded.sequence
            returning id
            """,
            "kind", "item", "area", "period", "start", "end", "sequence");
        await using var insert = new PreparedCommand(
            transaction,
            """
            insert into item_text (submission_id, ordinal, row_id, name, item_name, value, sheet, cell)
            values (@submission, @ordinal, @row, @name, @item_name, @value, @sheet, @cell)
            """,
            "submission", "ordinal", "row", "name", "item_name", "value", "sheet", "cell");

        var rows = texts.Select(t => new ItemRow(t.Kind, t.Item, t.Area, t.Period)).ToList();
        var next = await sequence.TakeAsync(rows.Distinct().Count());
        var rowIds = new Dictionary<ItemRow, long>();
        for (var i = 0; i < texts.Count; i++)
        {
            var t = texts[i];
            if (!rowIds.TryGetValue(rows[i], out var rowId))
            {
                rowId = await rowCommand.ExecuteIdAsync(
                    cancellationToken,
                    t.Kind, t.Item, t.Area, t.Period.ToString(), LedgerText.Of(t.Period.Start), LedgerText.Of(t.Period.End), next++);
                rowIds.Add(rows[i], rowId);
            }

            await insert.ExecuteAsync(cancellationToken, submission, i, rowId, t.Name, t.ItemName, t.Value, t.Origin.Sheet, t.Origin.Cell);
        }
    }

    /// <summary>Hands out numbers of the change feed.</summary>
    private sealed class SequenceNumbers(DbTransaction transaction)
    {
        /// <summary>Takes so many numbers and returns the first.</summary>
        public async Task<long> TakeAsync(int count)
        {
            var last = await transaction.Connection!.ExecuteScalarAsync<long>(
                "update counter set value = value + @count where name = 'change' returning value", new { count }, transaction);
            return last - count + 1;
        }
    }
}
