using System.Diagnostics;
using System.Globalization;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Visitors;

/// <summary>How long the worker takes for so many workbooks, by turns alone and with people at the console.</summary>
internal static class WorkRun
{
    private static readonly string[] Townships = ["东川镇", "西坪镇", "云城镇", "清水河镇", "白杨镇", "柳湾镇", "石门乡", "红崖乡", "草滩乡", "金谷乡", "雪岭乡", "松林乡"];

    private const int FirstYear = 1900;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    /// <param name="folder">A department's, in the share of the worker whose console it is.</param>
    /// <param name="visits">People who look at pages until they are told to stop.</param>
    public static async Task<int> RunAsync(DirectoryInfo folder, int workbooks, int rounds, Func<CancellationToken, Task> visits, CancellationToken cancellationToken)
    {
        var (alone, visited) = (new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            alone.Add(await TakenInAsync(folder, workbooks, round * 2, cancellationToken));
            using var leave = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var people = visits(leave.Token);
            visited.Add(await TakenInAsync(folder, workbooks, (round * 2) + 1, cancellationToken));
            await leave.CancelAsync();
            await people;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{workbooks} workbooks: alone {alone[^1]:0.0} s, with people {visited[^1]:0.0} s"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"with people by alone, of the medians: {Median(visited) / Median(alone):0.00}"));
        return 0;
    }

    // From the last workbook's arrival until the folder is empty of them.
    private static async Task<double> TakenInAsync(DirectoryInfo folder, int workbooks, int turn, CancellationToken cancellationToken)
    {
        var files = Enumerable.Range(0, workbooks).Select(i => Path.Combine(folder.FullName, string.Create(CultureInfo.InvariantCulture, $"投资月报{turn}-{i}.xlsx"))).ToList();
        foreach (var (file, number) in files.Select((f, i) => (f, i)))
        {
            // Complete under its own name at once, as a copy of the office's programs is.
            var copied = file + ".tmp";
            await File.WriteAllBytesAsync(copied, ReportOf((turn * workbooks) + number), cancellationToken);
            File.Move(copied, file);
        }

        var watch = Stopwatch.StartNew();
        while (files.Exists(File.Exists))
            await Task.Delay(Look, cancellationToken);
        return watch.Elapsed.TotalSeconds;
    }

    // A month of its own each, in years of which a demonstration has no figures.
    private static byte[] ReportOf(int number)
    {
        var (year, month) = (FirstYear + (number / 12), (number % 12) + 1);
        var sheet = new SheetBuilder()
            .Row(string.Create(CultureInfo.InvariantCulture, $"{year}年{month}月各乡镇固定资产投资"))
            .Row("单位：万元")
            .Row("乡镇", "累计");
        foreach (var (township, i) in Townships.Select((t, i) => (t, i)))
            sheet.Row(township, (month * 100) + i);
        return sheet.ToXlsx();
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
