using System.Globalization;
using System.Net;
using System.Net.Sockets;
using IndicatorPipeline.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;

namespace IndicatorPipeline.EndToEnd.Tests.Commands;

public sealed class RunTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Worker_ServesTheConsoleKeepsASecondAwayAndStopsWhenTold()
    {
        using var place = new Workplace();
        var url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{LoopbackServer.FreePort()}");
        await using var worker = WorkerProcess.Start([.. place.Configuration.AsEnumerable().Where(s => s.Value is not null), new("Web:Urls", url)]);

        (await PageAsync(worker, url)).Should().Contain("<html");
        var second = await new BuiltProgram().RunAsync(Cancel, "--catalog", place.Catalog.Path, "--share", place.Share, "--data", place.Data);
        second.ExitCode.Should().Be(2, "no command is the worker, and there is one already");
        second.Error.Should().Contain(place.Data);
        second.Output.Should().BeEmpty();

        (await worker.StopAsync(Cancel)).Should().Be(0, worker.Output());
    }

    [Fact]
    public async Task PortThatAnotherProgramUses_IsSaidInOneLine()
    {
        using var place = new Workplace();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}");

        var worker = await new BuiltProgram().With("Web__Urls", url)
            .RunAsync(Cancel, "run", "--catalog", place.Catalog.Path, "--share", place.Share, "--data", place.Data, "--lang", "en");

        worker.ExitCode.Should().Be(2, "starting again does not mend it");
        worker.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().HaveCount(2, "the first is the catalog's")
            .And.ContainSingle(line => line.Contains(url, StringComparison.Ordinal) && line.Contains("Web:Urls", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("somewhere")]
    [InlineData("http://127.0.0.1:99999")]
    [InlineData("https://127.0.0.1:5180")]
    [InlineData(";")]
    public async Task AddressThatIsNone_IsWrongUsage(string urls)
    {
        using var place = new Workplace();
        var worker = await new BuiltProgram().With("Web__Urls", urls)
            .RunAsync(Cancel, "run", "--catalog", place.Catalog.Path, "--share", place.Share, "--data", place.Data, "--lang", "en");

        worker.ExitCode.Should().Be(2);
        worker.Error.Should().StartWith($"The console cannot listen at {urls} (").And.Contain("Web:Urls");
    }

    [Fact]
    public async Task LedgerOfANewerVersion_EndsTheWorkerWithALineThatSaysSo()
    {
        using var place = new Workplace();
        await place.Ledger.OpenAsync(Cancel);
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(place.Data, "ledger.db")}"))
        {
            await connection.OpenAsync(Cancel);
            await using var command = connection.CreateCommand();
            command.CommandText = "insert into SchemaVersions (ScriptName, Applied) values ('Ledger.Migrations.999_future.sql', '2030-01-01')";
            await command.ExecuteNonQueryAsync(Cancel);
        }

        var outcome = await new BuiltProgram().With("Web__Urls", "http://127.0.0.1:0")
            .RunAsync(Cancel, "run", "--catalog", place.Catalog.Path, "--share", place.Share, "--data", place.Data);

        outcome.ExitCode.Should().Be(3);
        outcome.Error.Should().Contain("999_future").And.NotContain("   at ").And.NotContain("BackgroundService");
    }

    private static async Task<string> PageAsync(WorkerProcess worker, string url)
    {
        using var http = new HttpClient();
        while (true)
        {
            try
            {
                return await http.GetStringAsync(new Uri(url), Cancel);
            }
            catch (HttpRequestException e) when (e.InnerException is SocketException && !worker.HasExited)
            {
                await Task.Delay(50, Cancel);
            }
        }
    }
}
