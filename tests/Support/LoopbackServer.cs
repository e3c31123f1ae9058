using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace IndicatorPipeline.Support;

/// <summary>A server program of the machine's, run for a test on loopback ports; it can be killed and started again where it was.</summary>
public sealed class LoopbackServer : IAsyncDisposable
{
    private static readonly TimeSpan StartingTime = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StoppingTime = TimeSpan.FromSeconds(60);
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };

    private readonly string _program;
    private readonly string _package;
    private readonly IReadOnlyList<string> _arguments;
    private readonly Func<CancellationToken, Task<bool>> _answers;
    private readonly StringBuilder _output = new();
    private Process? _process;

    /// <param name="package">The Debian package that holds the program.</param>
    /// <param name="probe">Answers with success once the server is up.</param>
    public LoopbackServer(string program, string package, IReadOnlyList<string> arguments, Uri probe)
        : this(program, package, arguments, cancellationToken => AnswersAsync(probe, cancellationToken))
    {
    }

    /// <param name="package">The Debian package that holds the program.</param>
    /// <param name="answers">Whether the server is up.</param>
    public LoopbackServer(string program, string package, IReadOnlyList<string> arguments, Func<CancellationToken, Task<bool>> answers)
    {
        _program = program;
        _package = package;
        _arguments = arguments;
        _answers = answers;
    }

    /// <summary>A port that nobody listens on at this moment.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Starts the program and waits until it answers.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(_program, _arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            process.Dispose();
            throw new InvalidOperationException($"This test needs {_program}: apt-get install {_package}.", exception);
        }

        _process = process;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var patience = Stopwatch.StartNew();
        while (!await _answers(cancellationToken))
        {
            if (process.HasExited || patience.Elapsed > StartingTime)
                throw new InvalidOperationException($"{_program} did not start: {Output()}");
            await Task.Delay(50, cancellationToken);
        }
    }

    /// <summary>Kills the program, as a power cut would.</summary>
    public async Task StopAsync()
    {
        if (_process is not { } process)
            return;
        _process = null;
        using (process)
        {
            process.Kill();
            await process.WaitForExitAsync().WaitAsync(StoppingTime);
        }
    }

    /// <summary>Halts the program and its children: they hold their connections and answer nothing. On Linux.</summary>
    public Task PauseAsync() => SignalAsync("-STOP");

    /// <summary>Lets them go on.</summary>
    public Task ResumeAsync() => SignalAsync("-CONT");

    public async ValueTask DisposeAsync() => await StopAsync();

    private async Task SignalAsync(string signal)
    {
        if (_process is not { } process)
            return;
        var id = process.Id.ToString(CultureInfo.InvariantCulture);
        var children = await File.ReadAllTextAsync($"/proc/{id}/task/{id}/children");
        using var kill = Process.Start("kill", [signal, id, .. children.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        await kill.WaitForExitAsync();
    }

    private static async Task<bool> AnswersAsync(Uri probe, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await Http.GetAsync(probe, cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // It took longer to answer than it is waited for.
            return false;
        }
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_output)
            _output.AppendLine(line.Data);
    }

    private string Output()
    {
        lock (_output)
            return _output.ToString();
    }
}
