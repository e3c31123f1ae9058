using System.Collections.Frozen;

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>
/// The book of files that are being read. Who begins to read one notes it first; it is forgotten when the reading has come to an end. What is
/// still noted when a process begins is a file that an earlier one was reading when it ended. What else is done with bytes and may end a process is noted in the
/// same way, under their hash with an ending.
/// </summary>
public sealed class AttemptBook
{
    private readonly ILedgerAccess _access;
    private readonly TimeProvider _time;

    internal AttemptBook(ILedgerAccess access, TimeProvider time) => (_access, _time) = (access, time);

    /// <summary>Those of some bytes whose reading was begun and has not come to an end.</summary>
    public async Task<IReadOnlySet<string>> AmongAsync(IReadOnlyCollection<string> sha256s, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sha256s);
        if (sha256s.Count == 0)
            return FrozenSet<string>.Empty;
        var where = new WhereClause();
        where.AddOneOf("sha256", "Sha256", sha256s);
        await using var connection = await _access.ConnectAsync(cancellationToken);
        return (await connection.QueryAsync<string>($"select sha256 from attempt {where}", where.Parameters, cancellationToken)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Notes durably that these bytes are about to be read. One that is noted already keeps its time.</summary>
    public Task<int> BeginAsync(IReadOnlyCollection<string> sha256s, CancellationToken cancellationToken) =>
        _access.WriteAsync(
            async transaction =>
            {
                var insert = transaction.Prepared("insert into attempt (sha256, begun_at) values (@sha256, @at) on conflict (sha256) do nothing", "sha256", "at");
                foreach (var sha256 in sha256s)
                    await insert.ExecuteAsync(cancellationToken, sha256, LedgerText.Of(_time.GetUtcNow()));
                return sha256s.Count;
            },
            cancellationToken);

    /// <summary>The reading of these bytes has come to an end, whatever that was.</summary>
    public Task<int> ForgetAsync(string sha256, CancellationToken cancellationToken) =>
        _access.WriteAsync(
            transaction => transaction.Prepared("delete from attempt where sha256 = @sha256", "sha256").ExecuteAsync(cancellationToken, sha256),
            cancellationToken);
}
