namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>
/// The system of record, in books over one database: submissions with their findings, every vintage of every figure and text with the cell it
/// came from, the moves of files in the share, what was done to a submission and by whom, who may use the console, and a feed of changes for those who copy the
/// figures elsewhere. Every method of a book is one transaction, unless it is called in a unit of work. Thread-safe.
/// </summary>
public sealed class ObservationLedger : IDisposable
{
    private readonly ILedgerAccess _access;
    private readonly LedgerDatabase? _owned;
    private readonly SeriesGroupIds _groups;
    private readonly TimeProvider _time;

    /// <summary>The database is made and brought up to date when something is first written.</summary>
    public ObservationLedger(LedgerOptions options, TimeProvider time)
        : this(new LedgerDatabase(options, time), time)
    {
    }

    private ObservationLedger(LedgerDatabase database, TimeProvider time)
        : this(database, new SeriesGroupIds(null), time) => _owned = database;

    private ObservationLedger(ILedgerAccess access, SeriesGroupIds groups, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        (_access, _groups, _time) = (access, groups, time);
        Submissions = new SubmissionBook(access);
        Changes = new ChangeBook(access);
        Vintages = new VintageBook(access);
        Standing = new StandingBook(access);
        Given = new GivenBook(access);
        Arrivals = new ArrivalBook(access);
        Placements = new PlacementBook(access, time);
        Journal = new JournalBook(access, time);
        Attempts = new AttemptBook(access, time);
        Receipts = new ReceiptBook(access, time);
        Users = new UserBook(access, time);
    }

    public SubmissionBook Submissions { get; }

    public VintageBook Vintages { get; }

    public StandingBook Standing { get; }

    public GivenBook Given { get; }

    public ArrivalBook Arrivals { get; }

    public ChangeBook Changes { get; }

    public PlacementBook Placements { get; }

    public JournalBook Journal { get; }

    public AttemptBook Attempts { get; }

    public ReceiptBook Receipts { get; }

    public UserBook Users { get; }

    /// <summary>The database of the books, for others who keep a book in it.</summary>
    internal ILedgerAccess Access => _access;

    /// <summary>Whether it has been begun. One that has not reads as one in which nothing is.</summary>
    public async Task<bool> ExistsAsync(CancellationToken cancellationToken) => _owned is null || await _owned.ExistsAsync(cancellationToken);

    /// <summary>Whether there is none but a journal of one: it has been lost, and is made again by <see cref="LedgerRebuild"/>.</summary>
    public Task<bool> IsLostAsync(CancellationToken cancellationToken) => _owned?.IsLostAsync(cancellationToken) ?? Task.FromResult(false);

    /// <summary>Makes the database if there is none and brings its schema up to date. Writing does so too.</summary>
    /// <exception cref="LedgerException">It is no ledger, one of a newer version of the program, or lost.</exception>
    public Task OpenAsync(CancellationToken cancellationToken) => _owned?.OpenAsync(cancellationToken) ?? Task.CompletedTask;

    /// <summary>Looks for damage and at the schema; nothing is changed. Null when there is no ledger. It takes at least as long as reading it does.</summary>
    /// <exception cref="System.Data.Common.DbException">It cannot be reached.</exception>
    public Task<LedgerExamination?> ExamineAsync(ExaminationScope scope, CancellationToken cancellationToken) =>
        (_owned ?? throw new InvalidOperationException("A unit of work cannot be examined.")).ExamineAsync(scope, cancellationToken);

    /// <summary>What is damaged in the journal, so that the ledger could not be made again out of it; null when nothing is. It takes as long as reading it does.</summary>
    public Task<string?> FindJournalDamageAsync(CancellationToken cancellationToken) =>
        (_owned ?? throw new InvalidOperationException("A unit of work cannot be examined.")).FindJournalDamageAsync(cancellationToken);

    /// <summary>A lock by name among all processes that use this ledger; it falls with its process. Null when another one holds it.</summary>
    public Task<IAsyncDisposable?> TryHoldAsync(string name, CancellationToken cancellationToken) =>
        (_owned ?? throw new InvalidOperationException("A unit of work holds the write lock already.")).TryHoldAsync(name, cancellationToken);

    /// <summary>The same, waited for. Null when another one has not let go of it in that time.</summary>
    public Task<IAsyncDisposable?> HoldAsync(string name, TimeSpan longest, CancellationToken cancellationToken) =>
        (_owned ?? throw new InvalidOperationException("A unit of work holds the write lock already.")).HoldAsync(name, longest, cancellationToken);

    /// <summary>Copies the ledger, as it stands at one moment, into a file; others may go on writing.</summary>
    /// <exception cref="NotSupportedException">It is in a server, which has means of its own for that.</exception>
    public Task CopyToAsync(string file, CancellationToken cancellationToken) =>
        (_owned ?? throw new InvalidOperationException("A unit of work cannot be copied.")).CopyToAsync(file, cancellationToken);

    /// <summary>Puts aside what a ledger that is gone has left where it was, so that a copy of one can be put there.</summary>
    /// <exception cref="InvalidOperationException">There is a ledger.</exception>
    public Task PutRemainsAsideAsync(CancellationToken cancellationToken) =>
        (_owned ?? throw new InvalidOperationException("A unit of work has no place of its own.")).PutRemainsAsideAsync(cancellationToken);

    /// <summary>
    /// Does several things in one transaction: all of it is in the ledger, durably, when this returns, or nothing is. What is done goes through
    /// the ledger that the unit is given, which sees it at once; everybody else sees it afterwards.
    /// </summary>
    public async Task<T> WriteAsync<T>(Func<ObservationLedger, Task<T>> unit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(unit);
        var groups = new SeriesGroupIds(_groups);
        var result = await _access.WriteAsync(transaction => unit(new ObservationLedger(transaction, groups, _time)), cancellationToken);
        groups.Commit();
        return result;
    }

    /// <summary>
    /// Records a submission: its verdict, its findings, the move of its file, and if it is accepted its figures and texts.
    /// What counts already is not recorded again: the same bytes under the same catalog, unless another report has come since whose word is in
    /// force in their place; or a file that another process has just taken (the same file at the same place in the share);
    /// <see cref="Recorded.IsNew"/> tells. An accepted reading of bytes that were accepted before takes the place of the earlier reading.
    /// </summary>
    public Task<Recorded> RecordAsync(SubmissionRecord record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        foreach (var observation in record.Observations)
        {
            if (observation.Period.Freq != observation.Key.Freq)
                throw new ArgumentException($"{observation.Key} has no period {observation.Period}.", nameof(record));
        }

        return WriteAsync(unit => unit.RecordInUnitAsync(record, cancellationToken), cancellationToken);
    }

    /// <summary>
    /// Takes an accepted submission back: what it says is in force no more, and what other submissions say of the same comes into force.
    /// False when there is nothing to take back: it was not accepted, is withdrawn already, or was superseded.
    /// </summary>
    public Task<bool> WithdrawAsync(long submission, string why, Actor by, CancellationToken cancellationToken) =>
        WriteAsync(
            async unit =>
            {
                if (!await unit.Submissions.WithdrawAsync(submission, why, _time.GetUtcNow(), cancellationToken))
                    return false;
                await unit.Changes.TouchAsync(submission, cancellationToken);
                await unit.Journal.NoteAsync(submission, SubmissionEventKind.Withdrawn, by, why, cancellationToken);
                return true;
            },
            cancellationToken);

    /// <summary>
    /// Lets a submission count that waited for a statistician's release. False when there is nothing to release: it needs none, has been released, or
    /// does not stand.
    /// </summary>
    public Task<bool> ReleaseAsync(long submission, Actor by, CancellationToken cancellationToken) =>
        WriteAsync(
            async unit =>
            {
                if (!await unit.Submissions.ReleaseAsync(submission, _time.GetUtcNow(), cancellationToken))
                    return false;
                await unit.Changes.TouchAsync(submission, cancellationToken);
                await unit.Journal.NoteAsync(submission, SubmissionEventKind.Released, by, null, cancellationToken);
                return true;
            },
            cancellationToken);

    public void Dispose() => _owned?.Dispose();

    private async Task<Recorded> RecordInUnitAsync(SubmissionRecord record, CancellationToken cancellationToken)
    {
        if (record.Placement is { } intent
            && await Placements.FindPendingAsync(intent.Source, cancellationToken) is { } taken
            && taken.Intent.IsSameFile(intent))
        {
            return new Recorded((await Submissions.FindAsync(taken.Submission, cancellationToken))!, taken, IsNew: false);
        }

        var before = record.Verdict == Verdict.Accepted ? await Submissions.FindStandingAsync(record.Sha256, cancellationToken) : null;
        if (before is not null && before.CatalogFingerprint == record.CatalogFingerprint && !await Given.WouldChangeAsync(before, cancellationToken))
            return new Recorded(before, await PlaceAsync(before.Id), IsNew: false);

        // Another reading of bytes that were released is released with them.
        var id = await Submissions.InsertAsync(record, before?.Counts() == true ? before.ReleasedAt ?? record.ReceivedAt : null, cancellationToken);
        if (record.Verdict == Verdict.Accepted)
        {
            var vintages = new VintageWriter(_access, _groups, Changes);
            await vintages.AddAsync(id, record.Observations, cancellationToken);
            await vintages.AddAsync(id, record.Texts, cancellationToken);
        }

        // Of several readings of the same bytes the last one counts: a label that the catalog gave a wrong meaning must not stay in force
        // beside its right one.
        if (before is not null)
        {
            await Submissions.SupersedeAsync(before.Id, record.ReceivedAt, cancellationToken);
            await Changes.TouchAsync(before.Id, cancellationToken);
        }

        await Journal.NoteAsync(id, record.Event, record.By, record.Why, cancellationToken);
        await Attempts.ForgetAsync(record.Sha256, cancellationToken);
        return new Recorded((await Submissions.FindAsync(id, cancellationToken))!, await PlaceAsync(id), IsNew: true);

        async Task<Placement?> PlaceAsync(long submission) =>
            record.Placement is { } due ? await Placements.BeginAsync(submission, due, cancellationToken) : null;
    }
}
