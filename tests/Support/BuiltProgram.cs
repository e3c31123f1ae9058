using System.Diagnostics;
using System.Text;
using IndicatorPipeline.Ingest;

namespace IndicatorPipeline.Support;

/// <summary>The real built program, run as a process of its own: what a person or a script at the terminal has.</summary>
public sealed class BuiltProgram
{
    private static readonly string Assembly = Path.Combine(AppContext.BaseDirectory, Path.GetFileName(typeof(Ingestion).Assembly.Location));

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, string?> _environment = new(StringComparer.Ordinal);

    /// <summary>The folder it is started in.</summary>
    public string WorkingFolder { get; init; } = Path.GetTempPath();

    /// <summary>Sets an environment variable; null takes it away.</summary>
    public BuiltProgram With(string variable, string? value)
    {
        _environment[variable] = value;
        return this;
    }

    /// <summary>Runs it to its end.</summary>
    /// <exception cref="OperationCanceledException">It did not end within the limit.</exception>
    public async Task<ProgramOutcome> RunAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(Limit);
        cancellationToken = limited.Token;
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await process.WaitForExitAsync(cancellationToken);
            return new ProgramOutcome(process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }

    private Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Assembly, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
            StandardErrorEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
            WorkingDirectory = WorkingFolder,
        };
        foreach (var (variable, value) in _environment)
            start.Environment[variable] = value;
        return Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
    }
}
