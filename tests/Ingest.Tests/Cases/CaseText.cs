using System.Globalization;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Tests.Cases;

/// <summary>What a workbook came to, in the form of the expected files: short enough to be written and reviewed by hand.</summary>
internal static class CaseText
{
    public const string Observations = "observations.csv";
    public const string Attributes = "attributes.csv";
    public const string Findings = "findings.txt";

    public static string Of(string expectation, IngestionResult result) => expectation switch
    {
        Observations => Table(
            "cell,indicator,area,item,accumulation,measure,period,value,unit,status",
            result.Reading.Observations.Select(o => Line(
                Place(o.Origin.Sheet, o.Origin.Cell),
                o.Key.Indicator,
                o.Key.Area,
                o.Key.Item ?? "",
                Codelists.Accumulation[o.Key.Accumulation],
                Codelists.Measure[o.Key.Measure],
                o.Period.ToString(),
                o.Value?.ToString(CultureInfo.InvariantCulture) ?? "",
                o.Unit,
                Status(o)))),
        Attributes => Table(
            "cell,kind,item,area,name,period,value",
            result.Reading.Texts.Select(t => Line(Place(t.Origin.Sheet, t.Origin.Cell), t.Kind, t.Item, t.Area, t.Name, t.Period.ToString(), t.Value))),
        Findings => string.Concat(result.Findings.Select(Line).Prepend(Verdicts.Codes[result.Verdict]).Select(l => l + "\n")),
        _ => throw new ArgumentOutOfRangeException(nameof(expectation), expectation, "There is no such expectation."),
    };

    private static string Table(string heading, IEnumerable<string> lines)
    {
        var text = string.Concat(lines.Select(l => l + "\n"));
        return text.Length == 0 ? "" : heading + "\n" + text;
    }

    // Why there is no value, and that a figure is one of comparison, say as much as the status itself.
    private static string Status(Observation observation)
    {
        var status = Codelists.ObsStatus[observation.Status];
        if (observation.Missing is { } reason)
            status += " " + Codelists.MissingReason[reason];
        return observation.Basis == Basis.Comparable ? status + " comparable" : status;
    }

    private static string Line(Finding finding)
    {
        // Behind the reason stands what the library said, in its own words.
        var arguments = finding.Code == FindingCodes.Damaged ? finding.Arguments.Take(1) : finding.Arguments;
        var line = $"{finding.Code.Code} {Severities.Codes[finding.Severity]} {Place(finding.Sheet, finding.Cell)} {string.Join(" | ", arguments)}".TrimEnd();
        return (finding.Suggestion is { } suggestion ? $"{line} => {suggestion}" : line).ReplaceLineEndings("\\n");
    }

    private static string Place(string? sheet, string? cell) => (sheet, cell) switch
    {
        (null, _) => "-",
        (_, null) => sheet,
        _ => $"{sheet}!{cell}",
    };

    private static string Line(params string[] fields) => string.Join(',', fields.Select(Quoted));

    private static string Quoted(string field) =>
        field.AsSpan().IndexOfAny(",\"\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
