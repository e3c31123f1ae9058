using System.Diagnostics;
using System.Globalization;
using IndicatorPipeline.Ingest.Inbox;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Faults;

/// <summary>A share in whose folders years of workbooks and receipts lie, and some new files.</summary>
internal static class ScanRun
{
    private const int Looks = 20;

    public static int Run(int old, int fresh)
    {
        using var place = new Workplace();
        for (var i = 0; i < old / 2; i++)
        {
            place.Drop(string.Create(CultureInfo.InvariantCulture, $"统计局/已接收/月报{i}.xlsx"), [1]);
            place.Drop(string.Create(CultureInfo.InvariantCulture, $"统计局/已接收/月报{i}.xlsx.回执.txt"), [1]);
        }

        foreach (var (path, content) in MadeWorkbooks.Of(fresh))
            place.Drop(path, content);
        var scan = place.Get<ShareScan>();
        var times = new List<double>();
        var found = 0;
        for (var i = 0; i < Looks; i++)
        {
            var watch = Stopwatch.StartNew();
            found = scan.Look().Count;
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{old} old files, {fresh} new, {found} of them ready: first look {times[0]:F0} ms, second (each new file is opened) {times[1]:F0} ms, then {times.Skip(2).Min():F0} to {times.Skip(2).Max():F0} ms"));
        return 0;
    }
}
