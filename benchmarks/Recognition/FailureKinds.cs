using System.Globalization;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Support.Generation;

namespace IndicatorPipeline.Recognition;

/// <summary>What went wrong in the workbooks that were not read as meant, by kind, the costliest first, with the seeds of the smallest.</summary>
internal static class FailureKinds
{
    public static void Write(TextWriter output, IReadOnlyList<RecognitionResult> failed)
    {
        output.WriteLine($"{"values",7} {"workbooks",9}  what went wrong (seeds)");
        var kinds = failed.SelectMany(r => Of(r).Distinct().Select(kind => (Kind: kind, Result: r))).GroupBy(f => f.Kind);
        foreach (var kind in kinds.OrderByDescending(k => k.Sum(f => Cost(f.Result))))
        {
            var seeds = kind.OrderBy(f => f.Result.Workbook.Observations.Count).Take(6).Select(f => f.Result.Workbook.Seed.ToString(CultureInfo.InvariantCulture));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind.Sum(f => Cost(f.Result)),7} {kind.Count(),9}  {kind.Key} ({string.Join(", ", seeds)})"));
        }
    }

    // What is not recorded as it was meant: all of it where the workbook went back.
    private static int Cost(RecognitionResult result) =>
        result.Verdict == Verdict.Accepted ? result.Wrong.Count + result.Missed.Count + result.WrongTexts.Count : result.Workbook.Observations.Count;

    private static IEnumerable<string> Of(RecognitionResult result)
    {
        foreach (var (read, meant) in result.Wrong)
            yield return "wrong: " + (meant is null ? "a figure where none is" : string.Join(", ", Differences(read, meant)));
        if (result.Missed.Count > 0 && result.Verdict == Verdict.Accepted)
            yield return "missed without a word";
        if (result.WrongTexts.Count > 0)
            yield return "texts";
        if (result.Verdict == Verdict.Accepted)
            yield break;
        // Unknown labels of a returned workbook are information; they are a reason all the same.
        foreach (var finding in result.Findings.Where(f => f.Severity != Severity.Info || FindingCodes.IsUnknownToCatalog(f.Code)))
            yield return "finding: " + finding.Code;
    }

    private static IEnumerable<string> Differences(Observation read, Observation meant)
    {
        if (read.Key.Indicator != meant.Key.Indicator)
            yield return "indicator";
        if (read.Key.Area != meant.Key.Area)
            yield return "area";
        if (read.Key.Item != meant.Key.Item)
            yield return "item";
        if (read.Key.Accumulation != meant.Key.Accumulation)
            yield return "accumulation";
        if (read.Key.Measure != meant.Key.Measure)
            yield return "measure";
        if (read.Period != meant.Period)
            yield return "period";
        if (read.Value != meant.Value)
            yield return "value";
        if (read.Unit != meant.Unit)
            yield return "unit";
        if (read.Status != meant.Status)
            yield return "status";
        if (read.Basis != meant.Basis)
            yield return "basis";
        if (read.Missing != meant.Missing)
            yield return "reason";
    }
}
