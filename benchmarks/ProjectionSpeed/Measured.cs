using System.Diagnostics;
using System.Globalization;

namespace IndicatorPipeline.ProjectionSpeed;

/// <summary>What something took: by the clock, of this process' processor time, and in bytes allocated.</summary>
internal sealed record Measured(TimeSpan Elapsed, TimeSpan Processor, long Allocated)
{
    public static async Task<Measured> OfAsync(Func<Task> work)
    {
        using var process = Process.GetCurrentProcess();
        GC.Collect();
        var (allocated, processor, watch) = (GC.GetTotalAllocatedBytes(precise: true), process.TotalProcessorTime, Stopwatch.StartNew());
        await work();
        var elapsed = watch.Elapsed;
        process.Refresh();
        return new Measured(elapsed, process.TotalProcessorTime - processor, GC.GetTotalAllocatedBytes(precise: true) - allocated);
    }

    /// <summary>One line: points a second, and what a point cost.</summary>
    public string Of(int points) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Elapsed.TotalSeconds,7:0.00} s {points / Elapsed.TotalSeconds,9:0} points/s {Processor.TotalMicroseconds / points,6:0.0} us and {Allocated / points,6} bytes of ours a point");
}
