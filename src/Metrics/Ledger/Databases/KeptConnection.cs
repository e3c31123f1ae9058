using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace IndicatorPipeline.Metrics.Ledger.Databases;

/// <summary>A connection to SQLite whose statements stay prepared for who has it next. Closing gives it back.</summary>
/// <param name="giveBack">Takes the session when it is done with.</param>
internal sealed class KeptConnection(KeptSession session, Action<KeptSession> giveBack) : DbConnection
{
    private KeptSession? _session = session;

    /// <summary>What it is a connection to.</summary>
    public KeptSession Session => _session ?? throw new ObjectDisposedException(nameof(KeptConnection));

    [AllowNull]
    public override string ConnectionString
    {
        get => Session.Connection.ConnectionString;
        set => throw new NotSupportedException("It is open.");
    }

    public override string Database => Session.Connection.Database;

    public override string DataSource => Session.Connection.DataSource;

    public override string ServerVersion => Session.Connection.ServerVersion;

    public override ConnectionState State => _session?.Connection.State ?? ConnectionState.Closed;

    public override void ChangeDatabase(string databaseName) => throw new NotSupportedException("There is one.");

    public override void Open() => throw new NotSupportedException("It is open.");

    public override void Close()
    {
        if (Interlocked.Exchange(ref _session, null) is { } done)
            giveBack(done);
    }

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => Session.Connection.BeginTransaction(isolationLevel);

    protected override DbCommand CreateDbCommand() => new KeptCommand(this, Session);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Close();
        base.Dispose(disposing);
    }
}
