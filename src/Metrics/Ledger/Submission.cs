using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>One reading of one dropped file, as the ledger holds it.</summary>
/// <param name="Id">Its number in the ledger.</param>
/// <param name="Sha256">Of the file's bytes, in lower-case hexadecimal: its name in the archive.</param>
/// <param name="FileName">The file's name as it was dropped, without its folder.</param>
/// <param name="Department">The sender's code; null when the file lay in no department's folder.</param>
/// <param name="ReceivedAt">When it was read.</param>
/// <param name="Verdict">What became of it.</param>
/// <param name="CatalogFingerprint">Which catalog it was read with.</param>
/// <param name="ReportedThrough">The last day of the latest period that it reports on itself (not for comparison); null when it gives nothing.</param>
/// <param name="SupersededAt">When a later reading of the same bytes took its place; null while none has.</param>
/// <param name="WithdrawnAt">When it was taken back; null while it stands.</param>
/// <param name="WithdrawnWhy">Why it was taken back.</param>
public sealed record Submission(
    long Id,
    string Sha256,
    string FileName,
    string? Department,
    DateTimeOffset ReceivedAt,
    Verdict Verdict,
    string CatalogFingerprint,
    DateOnly? ReportedThrough,
    DateTimeOffset? SupersededAt,
    DateTimeOffset? WithdrawnAt,
    string? WithdrawnWhy)
{
    /// <summary>
    /// Its place in the order in which files were sent, by which of two equal reports the later one is told: the number of the submission with
    /// which its file came. An old report does not become a newer word because the catalog has learned to read it.
    /// </summary>
    public long Order { get => field == 0 ? Id : field; init; }

    /// <summary>
    /// When its file came: earlier than <see cref="ReceivedAt"/> where an archived workbook was read again.
    /// </summary>
    public DateTimeOffset ArrivedAt { get => field == default ? ReceivedAt : field; init; }

    /// <summary>How long it took to read and judge it; null when nobody measured.</summary>
    public TimeSpan? Took { get; init; }

    /// <summary>Whether what it says is seen only when a statistician has released it.</summary>
    public bool NeedsRelease { get; init; }

    /// <summary>When a statistician released it; null while nobody has.</summary>
    public DateTimeOffset? ReleasedAt { get; init; }

    /// <summary>
    /// How far a report reaches: the last day of the latest period that it reports on itself; null when it gives nothing. What it gives for comparison
    /// lies in the past and says nothing of that.
    /// </summary>
    public static DateOnly? ReachOf(IEnumerable<Observation> observations, IEnumerable<ItemText> texts) =>
        observations.Where(o => o.Basis == Basis.Own).Select(o => o.Period).Concat(texts.Select(t => t.Period)).Select(p => (DateOnly?)p.End).Max();

    /// <summary>Whether its figures count: it stands, and is released where it needs to be.</summary>
    /// <param name="moment">As the ledger stood at this moment; null for now.</param>
    public bool Counts(DateTimeOffset? moment = null) =>
        Stands(moment) && (!NeedsRelease || (moment is { } then ? ReleasedAt <= then : ReleasedAt is not null));

    /// <summary>
    /// Whether the department has said it and nobody has taken it back: accepted, not withdrawn, and the last reading of its bytes. What comes later is
    /// held against it, whether leaders see it yet or not.
    /// </summary>
    /// <param name="moment">As the ledger stood at this moment; null for now.</param>
    public bool Stands(DateTimeOffset? moment = null) =>
        Verdict == Verdict.Accepted
        && (moment is not { } then
            ? SupersededAt is null && WithdrawnAt is null
            : ReceivedAt <= then && !(SupersededAt <= then) && !(WithdrawnAt <= then));

    /// <summary>Whether it waits for a statistician to settle its labels: held, and the last reading of its bytes.</summary>
    public bool AwaitsSettling => Verdict == Verdict.Held && SupersededAt is null && WithdrawnAt is null;

    /// <summary>Whether it waits for a statistician's release.</summary>
    public bool AwaitsRelease => Stands() && !Counts();
}
