using Dapper;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Ledger.Databases;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Metrics.Tests.Ledger.Databases;

public sealed class KeptConnectionTests : IDisposable
{
    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;
    private readonly TempFolder _folder = new();
    private readonly SqliteDialect _dialect;

    public KeptConnectionTests()
    {
        _dialect = new SqliteDialect(new LedgerOptions { Directory = _folder.Path });
        using var connection = OpenAsync().GetAwaiter().GetResult();
        connection.Execute("create table note (text text not null)");
    }

    public void Dispose()
    {
        _dialect.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task StatementThatWasRun_IsReadyForWhoComesNext()
    {
        object first, second;
        await using (var connection = await OpenAsync())
            first = await NoteAsync(connection, "a");
        await using (var connection = await OpenAsync())
            second = await NoteAsync(connection, "b");

        second.Should().BeSameAs(first);
        (await NotesAsync()).Should().Equal("a", "b");

        static async Task<object> NoteAsync(KeptConnection connection, string text)
        {
            const string Sql = "insert into note values (@text)";
            await connection.ExecuteAsync(Sql, new { text });
            var kept = connection.Session.Take(Sql);
            connection.Session.GiveBack(kept);
            return kept;
        }
    }

    [Fact]
    public async Task SameStatementWithinItself_IsAnother()
    {
        await using var connection = await OpenAsync();
        await connection.ExecuteAsync("insert into note values ('a'), ('b')");
        var pairs = new List<string>();
        await using (var outer = await connection.ExecuteReaderAsync("select text from note order by text"))
        {
            while (await outer.ReadAsync(_cancellation))
            {
                await using var inner = await connection.ExecuteReaderAsync("select text from note order by text");
                while (await inner.ReadAsync(_cancellation))
                    pairs.Add(outer.GetString(0) + inner.GetString(0));
            }
        }

        pairs.Should().Equal("aa", "ab", "ba", "bb");
    }

    [Fact]
    public async Task WhatWasBoundBefore_IsForgotten()
    {
        await using var connection = await OpenAsync();
        await connection.ExecuteAsync("insert into note values (@text)", new { text = "a" });
        await connection.Invoking(c => c.ExecuteAsync("insert into note values (@text)")).Should().ThrowAsync<InvalidOperationException>();
    }

    [Fact]
    public async Task ConnectionThatIsClosedInTheMidstOfATransaction_IsNotKept()
    {
        var connection = await OpenAsync();
        var session = connection.Session;
        var transaction = await _dialect.BeginWriteAsync(connection, _cancellation);
        await connection.ExecuteAsync("insert into note values ('a')", transaction: transaction);
        await connection.DisposeAsync();

        await using var next = await OpenAsync();
        next.Session.Should().NotBeSameAs(session);
        (await NotesAsync()).Should().BeEmpty("it never committed");
    }

    [Fact]
    public async Task ClosedTwice_IsGivenBackOnce()
    {
        var connection = await OpenAsync();
        await connection.DisposeAsync();
        await connection.DisposeAsync();

        await using var one = await OpenAsync();
        await using var other = await OpenAsync();
        other.Session.Should().NotBeSameAs(one.Session);
    }

    [Fact]
    public async Task ManyStatements_AreNotKeptWithoutEnd()
    {
        await using var connection = await OpenAsync();
        for (var i = 0; i < 500; i++)
            (await connection.ExecuteScalarAsync<int>($"select {i}")).Should().Be(i);
    }

    [Fact]
    public async Task ConnectionOfAFileThatWasClosed_IsClosedWhenItIsGivenBack()
    {
        var connection = await OpenAsync();
        var session = connection.Session;
        _dialect.Dispose();
        await connection.DisposeAsync();

        session.Connection.State.Should().Be(System.Data.ConnectionState.Closed);
    }

    private async Task<KeptConnection> OpenAsync() => (KeptConnection)await _dialect.OpenAsync(_cancellation);

    private async Task<IEnumerable<string>> NotesAsync()
    {
        await using var connection = await OpenAsync();
        return await connection.QueryAsync<string>("select text from note order by text");
    }
}
