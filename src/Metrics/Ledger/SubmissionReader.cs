using System.Data.Common;

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>Reads submissions out of rows: each once, however many rows came from it.</summary>
/// <param name="start">At which of the reader's columns <see cref="Columns"/> begin.</param>
internal sealed class SubmissionReader(DbDataReader reader, int start)
{
    /// <summary>Of the table <c>submission s</c>, in the order in which they are read.</summary>
    public const string Columns =
        """
        s.id, s.sha256, s.file_name, s.department, s.received_at, s.verdict, s.catalog_fingerprint, s.reported_through, s.superseded_at,
        s.withdrawn_at, s.withdrawn_why, s.arrived_at, s.arrival, s.took_ms, s.needs_release, s.released_at
        """;

    private readonly Dictionary<long, Submission> _known = [];

    public Submission Read()
    {
        var id = reader.GetInt64(start);
        if (!_known.TryGetValue(id, out var submission))
            _known.Add(id, submission = Parse(id));
        return submission;
    }

    private Submission Parse(long id) => new(
        id,
        reader.GetString(start + 1),
        reader.GetString(start + 2),
        Text(3),
        LedgerText.ToInstant(reader.GetString(start + 4)),
        Verdicts.Codes.Parse(reader.GetString(start + 5)),
        reader.GetString(start + 6),
        Text(7) is { } day ? LedgerText.ToDay(day) : null,
        Instant(8),
        Instant(9),
        Text(10))
    {
        ArrivedAt = Instant(11) ?? default,
        Order = Number(12) ?? default,
        Took = Number(13) is { } took ? TimeSpan.FromMilliseconds(took) : null,
        NeedsRelease = Number(14) == 1,
        ReleasedAt = Instant(15),
    };

    private string? Text(int column) => reader.IsDBNull(start + column) ? null : reader.GetString(start + column);

    private long? Number(int column) => reader.IsDBNull(start + column) ? null : reader.GetInt64(start + column);

    private DateTimeOffset? Instant(int column) => Text(column) is { } text ? LedgerText.ToInstant(text) : null;
}
