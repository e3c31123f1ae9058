using System.Diagnostics;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Support;
using OfficeOpenXml;

namespace IndicatorPipeline.LargeWorkbook;

/// <summary>One way to read a workbook, once, with what it took: seconds, seconds of processor, MiB at the peak of the process.</summary>
internal static class OneReading
{
    public static void ByEpplus(FileInfo file)
    {
        using var measure = new Measure();
        using var package = new ExcelPackage(new MemoryStream(File.ReadAllBytes(file.FullName)));
        _ = package.Workbook.Worksheets[0].Cells[1, 1].Value;
    }

    public static void BySelf(FileInfo file)
    {
        using var measure = new Measure();
        var budget = new ReadingBudget(new WorkbookLimits(), TimeProvider.System, CancellationToken.None);
        _ = WorkbookOpener.Open(file.Name, File.ReadAllBytes(file.FullName), budget).Workbook ?? throw new InvalidOperationException("The workbook does not open.");
    }

    public static async Task ByCheckingAsync(FileInfo file, CancellationToken cancellationToken)
    {
        using var measure = new Measure();
        using var door = new CheckingDoor(Path.Combine(AppContext.BaseDirectory, "catalog"));
        var result = await door.CheckAsync(file.FullName, cancellationToken);
        await Console.Error.WriteLineAsync($"{result.Verdict}: {result.Reading.Observations.Length} figures, {result.Findings.Length} findings");
    }

    private sealed class Measure : IDisposable
    {
        private readonly long _started = Stopwatch.GetTimestamp();

        public void Dispose()
        {
            using var process = Process.GetCurrentProcess();
            Console.WriteLine(string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{Stopwatch.GetElapsedTime(_started).TotalSeconds:F2} {process.TotalProcessorTime.TotalSeconds:F2} {process.PeakWorkingSet64 >> 20} {GC.GetTotalAllocatedBytes() >> 20}"));
        }
    }
}
