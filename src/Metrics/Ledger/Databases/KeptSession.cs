using System.Data;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace IndicatorPipeline.Metrics.Ledger.Databases;

/// <summary>An open SQLite database with the statements that were prepared in it: preparing one takes longer than most take to run. One thread at a time uses it.</summary>
/// <param name="generation">Which opening of the ledger's file it belongs to.</param>
internal sealed class KeptSession(SqliteConnection connection, int generation) : IDisposable
{
    // The ledger's books know no more; those with a list of its own length each would be without end.
    private const int MostStatements = 96;

    private readonly Dictionary<string, SqliteCommand> _statements = new(StringComparer.Ordinal);
    private int _taken;

    public SqliteConnection Connection => connection;

    public int Generation => generation;

    /// <summary>Whether nobody is in the midst of one of its statements or of a transaction.</summary>
    public bool IsAtRest => _taken == 0 && connection.State == ConnectionState.Open && raw.sqlite3_get_autocommit(connection.Handle) != 0;

    /// <summary>A statement that nobody uses, without parameters and transaction.</summary>
    public SqliteCommand Take(string sql)
    {
        _taken++;
        if (_statements.Remove(sql, out var known))
            return known;
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    /// <summary>Takes a statement back that has come to its end.</summary>
    public void GiveBack(SqliteCommand command)
    {
        _taken--;
        command.Parameters.Clear();
        command.Transaction = null;
        if (_statements.Count == MostStatements)
            Forget();
        if (!_statements.TryAdd(command.CommandText, command))
            command.Dispose();
    }

    public void Dispose()
    {
        Forget();
        connection.Dispose();
    }

    private void Forget()
    {
        foreach (var command in _statements.Values)
            command.Dispose();
        _statements.Clear();
    }
}
