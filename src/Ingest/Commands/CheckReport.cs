using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary>A judged file for people: the verdict, how much was read, and what was found.</summary>
internal static class CheckReport
{
    public static void Write(Session session, string path, Judgment judgment)
    {
        var reading = judgment.Reading;
        session.Output.WriteLine(session.Texts.Format(
            "check_summary", path, session.Texts["verdict_" + Verdicts.Codes[judgment.Verdict]], reading.Observations.Length, reading.Texts.Length));
        foreach (var finding in reading.Findings)
            session.Output.WriteLine("  " + Describe(session, finding));
    }

    /// <summary>A finding in a line.</summary>
    public static string Describe(Session session, Finding finding)
    {
        var place = finding switch
        {
            { Sheet: { } sheet, Cell: { } cell } => $"{sheet}!{cell} ",
            { Sheet: { } sheet } => $"{sheet} ",
            _ => "",
        };
        return $"{session.Texts["severity_" + Severities.Codes[finding.Severity]]} {finding.Code} {place}"
            + $"{FindingTexts.Message(finding, session.Culture)} {FindingLine.SuggestionOf(finding, session.Culture)}".ReplaceLineEndings(" ");
    }
}
