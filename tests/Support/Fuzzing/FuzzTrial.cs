using System.Diagnostics;
using System.Globalization;
using IndicatorPipeline.Ingest;
using IndicatorPipeline.Ingest.Commands;
using IndicatorPipeline.Ingest.Queries;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Support.Fuzzing;

/// <summary>
/// Sends changed workbooks through the door of <c>check --json</c>, one after the other. Whatever the file, there has to be a verdict in time, every
/// finding has to have its message, and the account of numbers has to close on every sheet; anything else is a fault of the program.
/// </summary>
/// <param name="catalog">The catalog's folder.</param>
/// <param name="most">How long a file may take.</param>
public sealed class FuzzTrial(string catalog, TimeSpan most) : IDisposable
{
    private static readonly CultureInfo[] Languages = [CultureInfo.GetCultureInfo("zh-CN"), CultureInfo.GetCultureInfo("en")];

    private readonly CheckingDoor _door = new(catalog);
    private readonly TempFolder _folder = new();

    public async Task<FuzzOutcome> RunAsync(FuzzFile file, CancellationToken cancellationToken)
    {
        var path = _folder.Combine(file.Name.Length > 0 ? file.Name : "报表");
        await File.WriteAllBytesAsync(path, file.Content, cancellationToken);
        var started = Stopwatch.GetTimestamp();
        var allocated = GC.GetTotalAllocatedBytes();
        string? verdict = null;
        string? fault = null;
        try
        {
            // A thread that hangs cannot be ended: it is left behind, and the seed is told.
            verdict = await Task.Run(() => JudgeAsync(path, cancellationToken), cancellationToken).WaitAsync(most, cancellationToken);
        }
        catch (TimeoutException)
        {
            fault = $"no verdict after {most}";
        }
#pragma warning disable CA1031 // Any exception at all is what is looked for.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            fault = e.ToString();
        }

        File.Delete(path);
        return new FuzzOutcome(file, verdict, fault, Stopwatch.GetElapsedTime(started), GC.GetTotalAllocatedBytes() - allocated);
    }

    public void Dispose()
    {
        _door.Dispose();
        _folder.Dispose();
    }

    private async Task<string> JudgeAsync(string path, CancellationToken cancellationToken)
    {
        var result = await _door.CheckAsync(path, cancellationToken);
        foreach (var language in Languages)
            _ = JsonLines.Serialize(CheckLine.Of(path, result, language));
        if (!result.Findings.Any(f => f.Sheet is null && f.Severity == Severity.Error))
            await CloseAccountsAsync(path, result, cancellationToken);
        return CheckLine.Of(path, result, Languages[0]).Verdict;
    }

    // Of a workbook that goes back as a whole nobody counts the numbers.
    private async Task CloseAccountsAsync(string path, IngestionResult result, CancellationToken cancellationToken)
    {
        foreach (var sheet in await _door.SheetsAsync(path, cancellationToken))
        {
            if (ClosedAccount.Breach(sheet, result.Findings) is { } breach)
                throw new InvalidOperationException($"The account of numbers does not close. {breach}");
        }
    }
}
