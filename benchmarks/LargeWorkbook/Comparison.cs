using System.Diagnostics;
using System.Globalization;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.LargeWorkbook;

/// <summary>Makes a workbook and reads it in every way, in turn, each time in a process of its own.</summary>
internal static class Comparison
{
    // Two columns of labels and forty of figures.
    private const int Columns = 42;

    private static readonly string[] Ways = ["epplus", "open", "check"];

    public static void Run(int cells, int rounds)
    {
        using var folder = new TempFolder();
        var file = folder.Combine("2025年6月.xlsx");
        File.WriteAllBytes(file, LargeReport.Of(cells / Columns, Columns));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cells:N0} cells, {new FileInfo(file).Length / 1024.0 / 1024:F1} MiB"));
        Console.WriteLine("way      seconds  processor  peak MiB  asked for MiB");
        var best = new Dictionary<string, double[]>();
        for (var round = 0; round < rounds; round++)
        {
            foreach (var way in Ways)
            {
                var took = Took(way, file);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{way,-8} {took[0],7:F2}  {took[1],9:F2}  {took[2],8:F0}  {took[3],13:F0}"));
                if (!best.TryGetValue(way, out var least) || took[0] < least[0])
                    best[way] = took;
            }
        }

        foreach (var way in Ways.Skip(1))
        {
            var (ours, theirs) = (best[way], best[Ways[0]]);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{way} by EPPlus, the quickest of each: {ours[0] / theirs[0]:F2} of the time, {ours[1] / theirs[1]:F2} of the processor, {ours[2] / theirs[2]:F2} of the peak"));
        }
    }

    private static double[] Took(string way, string file)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        // Under `dotnet` the program is its first argument.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        start.ArgumentList.Add(way);
        start.ArgumentList.Add(file);
        using var process = Process.Start(start)!;
        var line = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return process.ExitCode == 0
            ? [.. line.Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture))]
            : throw new InvalidOperationException($"{way} ended with {process.ExitCode}.");
    }
}
