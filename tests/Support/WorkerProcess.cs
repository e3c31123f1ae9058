using System.Diagnostics;
using System.Text;

namespace IndicatorPipeline.Support;

/// <summary>The real program, running as the worker.</summary>
public sealed class WorkerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private WorkerProcess(Process process) => _process = process;

    /// <summary>How much of the processors it has used.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.HasExited ? TimeSpan.Zero : _process.TotalProcessorTime;
        }
    }

    public bool HasExited => _process.HasExited;

    /// <summary>How much memory it holds, in bytes.</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.HasExited ? 0 : _process.WorkingSet64;
        }
    }

    /// <param name="settings">Over those of the program, by their keys such as <c>Inbox:ScanInterval</c>.</param>
    /// <param name="command">What it is to do; nothing for <c>run</c>.</param>
    public static WorkerProcess Start(IEnumerable<KeyValuePair<string, string?>> settings, params IEnumerable<string> command)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "indicators.dll") },
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (var argument in command.DefaultIfEmpty("run"))
            start.ArgumentList.Add(argument);
        foreach (var (key, value) in settings)
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        var process = new Process { StartInfo = start };
        var worker = new WorkerProcess(process);
        process.OutputDataReceived += worker.Keep;
        process.ErrorDataReceived += worker.Keep;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return worker;
    }

    /// <summary>Everything it said.</summary>
    public string Output()
    {
        lock (_output)
            return _output.ToString();
    }

    /// <summary>Waits until something holds while it runs.</summary>
    /// <exception cref="InvalidOperationException">It ended meanwhile; with everything it said.</exception>
    public async Task UntilAsync(Func<Task<bool>> holds, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(holds);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        while (!await holds())
        {
            if (HasExited)
                throw new InvalidOperationException($"The worker has ended: {Output()}");
            await Task.Delay(50, limit.Token);
        }
    }

    /// <summary>Ends it at once: SIGKILL, which no program can do anything about.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Ends the processes that it has started, at once; how many there were. On Linux.</summary>
    public int KillChildren()
    {
        var children = $"/proc/{_process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)}/task";
        var killed = 0;
        foreach (var task in Directory.Exists(children) ? Directory.GetDirectories(children) : [])
        {
            foreach (var id in ReadChildren(Path.Combine(task, "children")))
            {
                using var child = Process.GetProcessById(id);
                child.Kill();
                killed++;
            }
        }

        return killed;

        static IEnumerable<int> ReadChildren(string path)
        {
            try
            {
                return File.ReadAllText(path).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, System.Globalization.CultureInfo.InvariantCulture));
            }
            catch (IOException)
            {
                // The thread has ended.
                return [];
            }
        }
    }

    /// <summary>Asks it to end, and gives its exit code.</summary>
    public async Task<int> StopAsync(CancellationToken cancellationToken)
    {
        using (var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync(cancellationToken);
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(TimeSpan.FromMinutes(3));
        await _process.WaitForExitAsync(limited.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_output)
            _output.AppendLine(line.Data);
    }
}
