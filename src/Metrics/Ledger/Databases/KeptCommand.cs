using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace IndicatorPipeline.Metrics.Ledger.Databases;

/// <summary>A statement of a <see cref="KeptConnection"/>: by its text it is one that was prepared before, where there is one, and it goes back when it is disposed of.</summary>
internal sealed class KeptCommand(KeptConnection connection, KeptSession session) : DbCommand
{
    private SqliteCommand? _command;
    private DbDataReader? _reader;

    [AllowNull]
    public override string CommandText
    {
        get => _command?.CommandText ?? "";
        set
        {
            GiveBack();
            _command = session.Take(value ?? "");
        }
    }

    public override int CommandTimeout
    {
        get => Command.CommandTimeout;
        set => Command.CommandTimeout = value;
    }

    public override CommandType CommandType
    {
        get => CommandType.Text;
        set => Command.CommandType = value;
    }

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection
    {
        get => connection;
        set => throw new NotSupportedException("It belongs to its connection.");
    }

    protected override DbParameterCollection DbParameterCollection => Command.Parameters;

    protected override DbTransaction? DbTransaction { get; set; }

    private SqliteCommand Command => _command ?? throw new InvalidOperationException("It has no text yet.");

    public override void Cancel() => Command.Cancel();

    public override int ExecuteNonQuery() => Ready().ExecuteNonQuery();

    public override object? ExecuteScalar() => Ready().ExecuteScalar();

    public override void Prepare() => Ready().Prepare();

    protected override DbParameter CreateDbParameter() => new SqliteParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => _reader = Ready().ExecuteReader(behavior);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            GiveBack();
        base.Dispose(disposing);
    }

    private SqliteCommand Ready()
    {
        Command.Transaction = (SqliteTransaction?)DbTransaction;
        return Command;
    }

    private void GiveBack()
    {
        if (_command is null)
            return;
        // It is its reader's until that is closed.
        _reader?.Dispose();
        session.GiveBack(_command);
        (_command, _reader) = (null, null);
    }
}
