using System.Globalization;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Support.Generation;

namespace IndicatorPipeline.Recognition;

/// <summary>A workbook that was not read as meant, as text to work from: its grids, what was read and what was meant, the findings.</summary>
internal static class FailureText
{
    private const int Most = 8;

    public static void Write(TextWriter output, RecognitionResult result)
    {
        var workbook = result.Workbook;
        output.WriteLine($"=== seed {workbook.Seed}  {result.Verdict}  {workbook.FileName}  right {result.Right.Count}, wrong {result.Wrong.Count}, missed {result.Missed.Count} of {workbook.Observations.Count}");
        output.WriteLine("habits: " + string.Join("; ", workbook.Habits));
        foreach (var sheet in workbook.Sheets)
        {
            output.WriteLine($"--- {sheet.Name}");
            output.WriteLine(sheet.ToGrid());
        }

        foreach (var (read, meant) in result.Wrong.Take(Most))
            output.WriteLine($"  read  {Show(read)}{Environment.NewLine}  meant {(meant is null ? "nothing" : Show(meant))}");
        foreach (var missed in result.Missed.Take(Most))
            output.WriteLine($"  missed {Show(missed)}");
        foreach (var text in result.WrongTexts.Take(Most))
            output.WriteLine($"  text {text}");
        foreach (var finding in result.Findings.Take(Most))
            output.WriteLine($"  {finding.Severity} {finding.Code} {finding.Sheet}!{finding.Cell} {FindingTexts.Message(finding, CultureInfo.GetCultureInfo("zh-CN"))}");
        output.WriteLine();
    }

    private static string Show(Observation o) => string.Create(
        CultureInfo.InvariantCulture,
        $"{o.Origin.Sheet}!{o.Origin.Cell} {o.Key} {o.Period} {o.Value?.ToString(CultureInfo.InvariantCulture) ?? o.Missing.ToString()} {o.Unit} {o.Status} {o.Basis}");
}
