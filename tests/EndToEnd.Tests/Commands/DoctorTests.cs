using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using IndicatorPipeline.Support;
using Microsoft.Data.Sqlite;

namespace IndicatorPipeline.EndToEnd.Tests.Commands;

/// <summary>Somebody who has installed it asks what is wrong.</summary>
public sealed class DoctorTests : IDisposable
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private readonly Workplace _place = new();
    private readonly BuiltProgram _program = new();
    private readonly string _console = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{LoopbackServer.FreePort()}");

    public DoctorTests() => _program.With("Web__Urls", _console).With("Influx__Retries", "0");

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task AllInOrder_IsSaidAndNothingIsLeftBehind()
    {
        await using var influx = await InfluxServer.StartAsync(Cancel);
        _place.Catalog.Write("calendar.yaml", string.Concat(Years().Select(y => $"- {{ year: {y}, source: 通知, off: [{y}-01-01] }}\n")));
        _place.Drop("统计局/好.xlsx", SomeWorkbook.Accepted());
        (await RunAsync("ingest", _place.Share, "--influx", influx.Url)).ExitCode.Should().Be(0);
        var before = Names();

        var outcome = await RunAsync("doctor", "--json", "--influx", influx.Url);

        outcome.ExitCode.Should().Be(0, outcome.Output);
        outcome.Json.Select(line => (Text(line, "check"), Text(line, "code"))).Should().Equal(
            ("catalog", "catalog_in_order"), ("calendar", "calendar_in_order"), ("share", "share_in_order"), ("folders", "folders_in_order"), ("data", "data_in_order"),
            ("disk", "disk_in_order"), ("clock", "clock_in_order"), ("ledger", "ledger_in_order"), ("archive", "archive_in_order"), ("influx", "influx_in_order"), ("console", "console_in_order"));
        outcome.Json.Should().OnlyContain(line => Text(line, "state") == "ok" && line.GetProperty("suggestion").ValueKind == JsonValueKind.Null);
        Names().Should().Equal(before);

        var told = await RunAsync("doctor", "--lang", "en", "--influx", influx.Url);
        told.Lines.Should().HaveCount(11).And.OnlyContain(line => line.StartsWith("ok ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WrongShareCatalogAndLimit_AreEachToldWithWhatToDo()
    {
        _place.Catalog.Write("indicators.yaml", "- { code: output }");
        _program.With("Disk__LeastFree", long.MaxValue.ToString(CultureInfo.InvariantCulture));

        var outcome = await RunAsync("doctor", "--json", "--share", _place.InShare("away"));

        outcome.ExitCode.Should().Be(1);
        Failures(outcome).Should().Equal("catalog_problems", "share_missing", "disk_nearly_full");
        outcome.Json.Select(line => Text(line, "check")).Should().NotContain(["folders", "calendar"], "nothing is said of what nobody can look for");
        outcome.Json.Where(line => Text(line, "state") != "ok").Should().OnlyContain(line => Text(line, "suggestion").Length > 0);
        outcome.Json.Single(line => Text(line, "code") == "catalog_problems").GetProperty("message").GetString().Should().Contain("indicators.yaml:1");
    }

    [Fact]
    public async Task NearlyFullDisk_IsInTheStatus()
    {
        (await RunAsync("status", "--json")).Json.Single().GetProperty("disk_short").ValueKind.Should().Be(JsonValueKind.Null);
        _program.With("Disk__LeastFree", long.MaxValue.ToString(CultureInfo.InvariantCulture));
        (await RunAsync("status", "--json")).Json.Single().GetProperty("disk_short").GetProperty("least").GetInt64().Should().Be(long.MaxValue);
        (await RunAsync("status", "--lang", "en")).Output.Should().Contain("no files are taken");
    }

    [Fact]
    public async Task ReadOnlyShare_CannotBeWritten()
    {
        using var mount = Tmpfs.TryMount(_place.InShare("共享"), "ro");
        Assert.SkipWhen(mount is null, "Nothing can be mounted here.");
        Failures(await RunAsync("doctor", "--json", "--share", _place.InShare("共享"))).Should().Equal("share_not_writable");
    }

    [Fact]
    public async Task FolderOnAnotherDisk_IsToldOf()
    {
        using var mount = Tmpfs.TryMount(_place.InShare("统计局/已接收"), "size=1m");
        Assert.SkipWhen(mount is null, "Nothing can be mounted here.");
        var outcome = await RunAsync("doctor", "--json");
        outcome.ExitCode.Should().Be(0);
        outcome.Json.Select(line => Text(line, "code")).Should().Contain("folder_on_another_disk");
    }

    [Fact]
    public async Task Influx_AwayOrRefusingOrForgetting_IsTold()
    {
        await using var influx = await InfluxServer.StartAsync(Cancel, authentication: true);
        Failures(await RunAsync("doctor", "--json", "--influx", influx.Url)).Should().Equal("influx_refuses");

        await influx.QueryAsync("CREATE DATABASE indicators WITH DURATION 4w", Cancel);
        await influx.QueryAsync("CREATE USER reader WITH PASSWORD 'p'; GRANT READ ON indicators TO reader", Cancel);
        _program.With("Influx__UserName", "reader").With("Influx__Password", "p");
        Failures(await RunAsync("doctor", "--json", "--influx", influx.Url)).Should().Equal(["influx_refuses"], "it may not write");

        _program.With("Influx__UserName", InfluxServer.UserName).With("Influx__Password", InfluxServer.Password);
        var forgets = await RunAsync("doctor", "--json", "--influx", influx.Url);
        forgets.ExitCode.Should().Be(0);
        forgets.Json.Select(line => Text(line, "code")).Should().Contain("influx_forgets");

        await influx.StopAsync();
        Failures(await RunAsync("doctor", "--json", "--influx", influx.Url)).Should().Equal("influx_away");
    }

    [Fact]
    public async Task Ledger_DamagedOrOfANewerVersion_IsToldAndLeftAlone()
    {
        for (var month = 1; month <= 12; month++)
            _place.Drop($"统计局/{month}.xlsx", SomeWorkbook.Accepted(month, output: 100 + month));
        (await RunAsync("ingest", _place.Share)).ExitCode.Should().BeLessThanOrEqualTo(1);
        var file = Path.Combine(_place.Data, "ledger.db");
        var sound = await File.ReadAllBytesAsync(file, Cancel);

        await using (var connection = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            await connection.OpenAsync(Cancel);
            await using var command = connection.CreateCommand();
            command.CommandText = "insert into SchemaVersions (ScriptName, Applied) values ('Ledger.Migrations.999_later.sql', '2099-01-01')";
            await command.ExecuteNonQueryAsync(Cancel);
        }

        Failures(await RunAsync("doctor", "--json")).Should().Equal("ledger_too_new");
        var damaged = sound.ToArray();
        damaged.AsSpan(sound.Length / 2, 20_000).Fill(0x5A);
        await File.WriteAllBytesAsync(file, damaged, Cancel);
        Failures(await RunAsync("doctor", "--json")).Should().Equal("ledger_damaged");
        (await File.ReadAllBytesAsync(file, Cancel)).Should().Equal(damaged);
        await File.WriteAllTextAsync(file, new string('x', 5000), Cancel);
        Failures(await RunAsync("doctor", "--json")).Should().Equal("ledger_damaged");
    }

    [Fact]
    public async Task ConsoleAddress_TakenByAnotherOrOpenToAll_IsToldOf()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        _program.With("Web__Urls", $"http://localhost:{port};http://0.0.0.0:0;udp").With("Web__PublicUrl", null);
        // It takes the connection and never answers.
        var outcome = await RunAsync("doctor", "--json");
        outcome.ExitCode.Should().Be(1);
        outcome.Json.Where(line => Text(line, "check") == "console").Select(line => Text(line, "code")).Should().Equal("console_taken", "console_in_order", "console_open", "console_no_address");
    }

    private static IEnumerable<int> Years() => Enumerable.Range(TimeProvider.System.GetUtcNow().Year, 2);

    private static string Text(JsonElement line, string name) => line.GetProperty(name).GetString()!;

    private static IEnumerable<string> Failures(ProgramOutcome outcome)
    {
        outcome.ExitCode.Should().Be(1, outcome.Output + outcome.Error);
        return outcome.Json.Where(line => Text(line, "state") == "fail").Select(line => Text(line, "code"));
    }

    private List<string> Names() =>
        [.. new[] { _place.Share, _place.Data }.SelectMany(f => Directory.EnumerateFileSystemEntries(f, "*", SearchOption.AllDirectories)).Where(f => !f.Contains("ledger.db-", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private Task<ProgramOutcome> RunAsync(params string[] arguments) =>
        // The given share goes before the place's own.
        _program.RunAsync(Cancel, [.. arguments, "--catalog", _place.Catalog.Path, "--data", _place.Data, .. arguments.Contains("--share") ? Array.Empty<string>() : ["--share", _place.Share]]);
}
