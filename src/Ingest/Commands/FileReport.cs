using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary>What became of a file, for people: the verdict, how much was read, and what was found.</summary>
internal static class FileReport
{
    public static void Write(Session session, string path, IngestionResult result)
    {
        session.Print(session.Texts.Format(
            "file_summary", path, session.Texts["verdict_" + Verdicts.Codes[result.Verdict]], result.Reading.Observations.Length, result.Reading.Texts.Length));
        foreach (var finding in result.Findings)
            session.Print("  " + Describe(session, finding));
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
        var line = $"{session.Texts["severity_" + Severities.Codes[finding.Severity]]} {finding.Code} {place}"
            + $"{FindingTexts.Message(finding, session.Culture)} {FindingLine.SuggestionOf(finding, session.Culture)}";
        return line.ReplaceLineEndings(" ");
    }
}
