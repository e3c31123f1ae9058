namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>
/// The book of what departments are told of all that was taken in from them. That there is something to tell is noted first, and that it lies there
/// when it does, so that what was cut short is told by the next one who comes along.
/// </summary>
public sealed class ReceiptBook
{
    private const string Select =
        """
        select id, folder, after_submission as "After", through_submission as Through, path, begun_at as BegunAt, sha256
        from department_receipt
        """;

    private readonly ILedgerAccess _access;
    private readonly TimeProvider _time;

    internal ReceiptBook(ILedgerAccess access, TimeProvider time) => (_access, _time) = (access, time);

    /// <summary>Notes a receipt for each folder from which anything was accepted that nobody was told of.</summary>
    /// <param name="pathOf">Where a folder's receipt is to lie, by the folder and the number of the last submission it may tell of.</param>
    public async Task BeginAsync(Func<string, long, string> pathOf, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(pathOf);
        // Mostly there is nothing, and nobody needs to be kept from writing to see that.
        if ((await DueAsync(_access, cancellationToken)).Folders.Count == 0)
            return;
        await _access.WriteAsync(
            async transaction =>
            {
                var (folders, after, through) = await DueAsync(transaction, cancellationToken);
                var insert = transaction.Prepared(
                    """
                    insert into department_receipt (folder, after_submission, through_submission, path, begun_at)
                    values (@folder, @after, @through, @path, @begun_at)
                    returning id
                    """,
                    "folder", "after", "through", "path", "begun_at");
                foreach (var folder in folders)
                {
                    transaction.Touched.Receipts.Add(
                        await insert.ExecuteIdAsync(cancellationToken, folder, after, through, pathOf(folder, through), LedgerText.Of(_time.GetUtcNow())));
                }

                return folders.Count;
            },
            cancellationToken);
    }

    /// <summary>The receipts that are not written yet, the oldest first.</summary>
    public Task<IReadOnlyList<DepartmentReceipt>> UnwrittenAsync(CancellationToken cancellationToken) =>
        SelectAsync("where written_at is null order by id", new { }, cancellationToken);

    /// <summary>The receipts that were written before a moment and have not been cleared away, the oldest first.</summary>
    public Task<IReadOnlyList<DepartmentReceipt>> WrittenBeforeAsync(DateTimeOffset moment, CancellationToken cancellationToken) =>
        SelectAsync("where written_at < @Moment and cleared_at is null order by id", new { Moment = LedgerText.Of(moment) }, cancellationToken);

    /// <summary>What a receipt tells of: the accepted submissions whose files lie in its folder, in their order.</summary>
    public async Task<IReadOnlyList<Submission>> SubmissionsOfAsync(DepartmentReceipt receipt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        return
        [
            .. (await AcceptedAsync(_access, receipt.After, cancellationToken))
                .Where(a => a.Submission.Id <= receipt.Through && FolderOf(a.Target) == receipt.Folder)
                .Select(a => a.Submission)
                .DistinctBy(s => s.Id),
        ];
    }

    /// <summary>Notes that a receipt lies in its place.</summary>
    /// <param name="sha256">Of its bytes.</param>
    public Task<int> WrittenAsync(DepartmentReceipt receipt, string sha256, CancellationToken cancellationToken) =>
        NoteAsync(receipt, "written_at = @now, sha256 = @sha256", sha256, cancellationToken);

    /// <summary>Notes that a receipt has been cleared away.</summary>
    public Task<int> ClearedAsync(DepartmentReceipt receipt, CancellationToken cancellationToken) => NoteAsync(receipt, "cleared_at = @now", receipt.Sha256, cancellationToken);

    private static async Task<(IReadOnlyList<string> Folders, long After, long Through)> DueAsync(ILedgerAccess access, CancellationToken cancellationToken)
    {
        long after;
        await using (var connection = await access.ConnectAsync(cancellationToken))
            after = await connection.ScalarAsync<long?>("select max(through_submission) from department_receipt", null, cancellationToken) ?? 0;
        var accepted = await AcceptedAsync(access, after, cancellationToken);
        return ([.. accepted.Select(a => FolderOf(a.Target)).Distinct().Order(StringComparer.Ordinal)], after, accepted.Select(a => a.Submission.Id).DefaultIfEmpty().Max());
    }

    // Of those whose files lie in the share; what lies elsewhere has no department's folder to be told in.
    private static async Task<List<(Submission Submission, string Target)>> AcceptedAsync(ILedgerAccess access, long after, CancellationToken cancellationToken)
    {
        await using var connection = await access.ConnectAsync(cancellationToken);
        await using var reader = await connection.ReadAsync(
            $"""
            select p.target, {SubmissionReader.Columns}
            from submission s join placement p on p.submission_id = s.id
            where s.id > @after and s.verdict = 'accepted' and s.department is not null
            order by s.id, p.id
            """,
            new { after },
            cancellationToken);
        var submissions = new SubmissionReader(reader, 1);
        var result = new List<(Submission, string)>();
        while (await reader.ReadAsync(cancellationToken))
            result.Add((submissions.Read(), reader.GetString(0)));
        return result;
    }

    private static string FolderOf(string target) => target[..target.IndexOf('/', StringComparison.Ordinal)];

    private Task<int> NoteAsync(DepartmentReceipt receipt, string assignments, string? sha256, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        return _access.WriteAsync(
            transaction =>
            {
                transaction.Touched.Receipts.Add(receipt.Id);
                return transaction.ExecuteAsync(
                    $"update department_receipt set {assignments} where id = @Id", new { receipt.Id, now = LedgerText.Of(_time.GetUtcNow()), sha256 }, cancellationToken);
            },
            cancellationToken);
    }

    private async Task<IReadOnlyList<DepartmentReceipt>> SelectAsync(string clauses, object parameters, CancellationToken cancellationToken)
    {
        await using var connection = await _access.ConnectAsync(cancellationToken);
        var rows = await connection.QueryAsync<(long Id, string Folder, long After, long Through, string Path, string BegunAt, string? Sha256)>($"{Select} {clauses}", parameters, cancellationToken);
        return [.. rows.Select(r => new DepartmentReceipt(r.Id, r.Folder, r.After, r.Through, r.Path, LedgerText.ToInstant(r.BegunAt), r.Sha256))];
    }
}
