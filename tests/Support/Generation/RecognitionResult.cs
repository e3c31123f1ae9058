using System.Collections.Immutable;
using IndicatorPipeline.Ingest;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Support.Generation;

/// <summary>What the product read in a generated workbook, held against what its author meant.</summary>
/// <param name="Right">Figures read exactly as meant.</param>
/// <param name="Wrong">Figures read as something else, or where none is.</param>
/// <param name="Missed">Figures that were not read.</param>
/// <param name="WrongTexts">Texts that were not read, or otherwise than meant.</param>
/// <param name="Findings">What was said about the workbook; severities as decided with the verdict.</param>
public sealed record RecognitionResult(
    GeneratedWorkbook Workbook,
    IReadOnlyList<Observation> Right,
    IReadOnlyList<(Observation Read, Observation? Meant)> Wrong,
    IReadOnlyList<Observation> Missed,
    IReadOnlyList<string> WrongTexts,
    Verdict Verdict,
    ImmutableArray<Finding> Findings)
{
    public bool IsPerfect => Verdict == Verdict.Accepted && Wrong.Count == 0 && Missed.Count == 0 && WrongTexts.Count == 0;

    /// <summary>Has a generated workbook read and compares.</summary>
    public static RecognitionResult Of(GeneratedWorkbook workbook, Func<Workbook, Reading> read)
    {
        ArgumentNullException.ThrowIfNull(workbook);
        ArgumentNullException.ThrowIfNull(read);
        var reading = read(workbook.Open());
        var meant = workbook.Observations.ToDictionary(o => o.Origin);
        var right = new List<Observation>();
        var wrong = new List<(Observation, Observation?)>();
        foreach (var figure in reading.Observations)
        {
            var truth = meant.GetValueOrDefault(figure.Origin);
            if (truth is not null && IsSame(figure, truth))
                right.Add(figure);
            else
                wrong.Add((figure, truth));
        }

        var places = reading.Observations.Select(o => o.Origin).ToHashSet();
        var (verdict, findings) = Verdicts.Decide(reading.Findings);
        return new RecognitionResult(
            workbook,
            right,
            wrong,
            [.. workbook.Observations.Where(o => !places.Contains(o.Origin))],
            Difference(workbook.Texts, reading.Texts),
            verdict,
            findings);
    }

    // 万亩 in 平方公里 does not end: digits beyond those that anyone typed are nobody's.
    private static bool IsSame(Observation read, Observation meant) =>
        read with { Value = meant.Value } == meant && (read.Value == meant.Value || (read.Value is { } a && meant.Value is { } b && Math.Abs(a - b) <= Math.Abs(b) * 0.000000000001m));

    private static List<string> Difference(IEnumerable<ItemText> meant, IEnumerable<ItemText> read)
    {
        var (a, b) = (meant.ToHashSet(), read.ToHashSet());
        return [.. a.Except(b).Select(t => $"not read: {t}"), .. b.Except(a).Select(t => $"read: {t}")];
    }
}
