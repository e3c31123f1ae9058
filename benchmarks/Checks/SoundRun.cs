using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Samples;
using IndicatorPipeline.Support.Planting;

namespace IndicatorPipeline.CheckRuns;

/// <summary>How often the checks ask about workbooks in which nothing is wrong: those of counties whose figures are made as the samples' are, by another chance.</summary>
internal static class SoundRun
{
    /// <param name="count">How many workbooks.</param>
    /// <param name="seed">The number of the first county; 0 would be the one of the samples.</param>
    /// <param name="unrest">How many times as far as in the samples chance moves the figures.</param>
    /// <param name="show">How many of the findings to print.</param>
    public static void Print(int count, int seed, decimal unrest, int show)
    {
        var (judged, asked, refused, shown) = (0, 0, 0, 0);
        var codes = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var number = seed; judged < count; number++)
        {
            var folder = Directory.CreateTempSubdirectory("sound");
            try
            {
                SampleSet.Write(folder.FullName, number, unrest);
                var county = new SampleCounty(Path.Combine(AppContext.BaseDirectory, "catalog"), folder.FullName);
                foreach (var report in county.Reports.Take(count - judged))
                {
                    judged++;
                    var findings = county.Judge(report, report.Workbook).Where(f => f.Severity != Severity.Info).ToList();
                    asked += findings.Any(f => f.Severity == Severity.Verify) ? 1 : 0;
                    refused += findings.Any(f => f.Severity == Severity.Error) ? 1 : 0;
                    foreach (var finding in findings)
                    {
                        codes[finding.Code.Code] = codes.GetValueOrDefault(finding.Code.Code) + 1;
                        if (shown++ < show)
                            Console.WriteLine($"{number} {report.File} {finding.Code} {finding.Sheet}!{finding.Cell} {string.Join(" | ", finding.Arguments)}");
                    }
                }
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }

        Console.WriteLine($"{judged} sound workbooks: {asked} with a question ({100.0 * asked / judged:0.0} %), {refused} with an error; {string.Join(", ", codes.Select(c => $"{c.Key} {c.Value}"))}");
    }
}
