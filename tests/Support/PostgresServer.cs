using System.Diagnostics;
using System.Globalization;
using IndicatorPipeline.Metrics.Ledger;
using Npgsql;

namespace IndicatorPipeline.Support;

/// <summary>A real PostgreSQL on a loopback port of its own, with its data in a folder of its own. It does not run as root: there it is the package's user.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string User = "postgres";

    private readonly TempFolder _folder = new();
    private readonly int _port = LoopbackServer.FreePort();
    private readonly LoopbackServer _server;

    private PostgresServer()
    {
        var (program, arguments) = Command(
            "postgres",
            ["-D", Data, "-p", _port.ToString(CultureInfo.InvariantCulture), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "max_connections=500"]);
        _server = new LoopbackServer(program, "postgresql", arguments, AnswersAsync);
    }

    /// <summary>How it is reached.</summary>
    public string ConnectionString => string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_port};Database=postgres;Username={User}");

    /// <summary>A ledger of its own, which nobody has made yet.</summary>
    public LedgerOptions NewLedgerOptions()
    {
        var schema = $"ledger_{Guid.NewGuid():N}";
        return new LedgerOptions { Kind = LedgerKind.Postgres, ConnectionString = ConnectionString, Schema = schema, Directory = _folder.Combine(schema) };
    }

    /// <summary>The same as settings.</summary>
    public (string Key, string Value)[] LedgerSettings()
    {
        var options = NewLedgerOptions();
        return [("Ledger:Kind", "postgres"), ("Ledger:ConnectionString", options.ConnectionString), ("Ledger:Schema", options.Schema)];
    }

    private string Data => _folder.Combine("data");

    public static async Task<PostgresServer> StartAsync(CancellationToken cancellationToken)
    {
        var server = new PostgresServer();
        try
        {
            if (Environment.IsPrivilegedProcess)
                await RunAsync(new ProcessStartInfo("chown", [User, server._folder.Path]), cancellationToken);
            await RunAsync("initdb", ["--pgdata", server.Data, "--username", User, "--auth", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync"], cancellationToken);
            await server.StartAgainAsync(cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it again at the same address with the same data.</summary>
    public Task StartAgainAsync(CancellationToken cancellationToken) => _server.StartAsync(cancellationToken);

    /// <summary>Ends it in the midst of what it does, as a power cut would. Killed, it would leave its own children behind.</summary>
    public async Task StopAsync()
    {
        if (!File.Exists(Path.Combine(Data, "postmaster.pid")))
            return;
        await RunAsync("pg_ctl", ["stop", "--pgdata", Data, "--mode", "immediate"], CancellationToken.None);
        await _server.StopAsync();
    }

    /// <summary>Halts it: it holds its connections and answers nothing.</summary>
    public Task PauseAsync() => _server.PauseAsync();

    /// <summary>Lets it go on.</summary>
    public Task ResumeAsync() => _server.ResumeAsync();

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Dispose();
    }

    // Debian keeps the programs of the server off the PATH.
    private static (string Program, IReadOnlyList<string> Arguments) Command(string program, IReadOnlyList<string> arguments)
    {
        const string Versions = "/usr/lib/postgresql";
        var folder = Directory.Exists(Versions)
            ? Directory.EnumerateDirectories(Versions).OrderByDescending(d => int.TryParse(Path.GetFileName(d), CultureInfo.InvariantCulture, out var v) ? v : 0).Select(d => Path.Combine(d, "bin")).First()
            : "";
        var path = Path.Combine(folder, program);
        // The package's user may not look into the folder that the tests run in.
        return Environment.IsPrivilegedProcess
            ? ("env", ["--chdir=/", "setpriv", "--reuid", User, "--regid", User, "--clear-groups", path, .. arguments])
            : (path, arguments);
    }

    private static Task RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var (path, given) = Command(program, arguments);
        return RunAsync(new ProcessStartInfo(path, given), cancellationToken);
    }

    private static async Task RunAsync(ProcessStartInfo start, CancellationToken cancellationToken)
    {
        start.RedirectStandardError = start.RedirectStandardOutput = true;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"This test needs PostgreSQL (apt-get install postgresql). {start.FileName}: {await output}{await error}");
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false;Timeout=5");
            await connection.OpenAsync(cancellationToken);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}
