using System.Globalization;
using IndicatorPipeline.Ingest.Files;
using IndicatorPipeline.Support;
using Microsoft.Extensions.Configuration;

namespace IndicatorPipeline.Faults;

/// <summary>One worker, workbooks in portions, and what it holds after each.</summary>
internal static class MemoryRun
{
    private const int Portion = 500;

    public static async Task<int> RunAsync(int workbooks, CancellationToken cancellationToken)
    {
        using var place = new Workplace(null, ("Inbox:ScanInterval", "00:00:00.200"), ("Web:Urls", "http://127.0.0.1:0"));
        MadeWorkbooks.Prepare(place.Catalog);
        await using var worker = WorkerProcess.Start(place.Configuration.AsEnumerable().Where(s => s.Value is not null));
        var done = 0;
        foreach (var some in MadeWorkbooks.Of(workbooks).Chunk(Portion))
        {
            foreach (var (path, content) in some)
                place.Drop(path, content);
            var most = 0L;
            while (!IsThrough(place))
            {
                most = Math.Max(most, worker.Memory);
                await Task.Delay(100, cancellationToken);
            }

            done += some.Length;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done} workbooks: {most / 1048576.0:F0} MiB at most, {worker.Memory / 1048576.0:F0} MiB after"));
        }

        return await worker.StopAsync(cancellationToken);
    }

    private static bool IsThrough(Workplace place) =>
        Directory.EnumerateFiles(place.InShare("统计局")).All(f => f.EndsWith(ShareFolders.DepartmentReceiptSuffix, StringComparison.Ordinal) || Path.GetFileName(f) == ShareFolders.ReminderName);
}
