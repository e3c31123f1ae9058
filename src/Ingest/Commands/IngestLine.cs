using System.Globalization;
using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary>A file that was taken in, as <c>ingest --json</c> gives it.</summary>
/// <param name="Submission">Its number in the ledger; that of the earlier one where the same bytes are accepted already.</param>
/// <param name="Place">Where it is in the share now, or goes as soon as nobody has it open; null when it is not moved.</param>
internal sealed record IngestLine(
    string File, string Sha256, string Verdict, long? Submission, string? Department, string? Place, int Observations, int Attributes, IEnumerable<FindingLine> Findings)
{
    public static IngestLine Of(string file, IngestionResult result, CultureInfo culture) => new(
        file,
        result.Sha256,
        Verdicts.Codes[result.Verdict],
        result.Submission?.Id,
        result.Submission?.Department,
        result.Placement?.Intent.Target,
        result.Reading.Observations.Length,
        result.Reading.Texts.Length,
        result.Findings.Select(f => FindingLine.Of(f, culture)));
}
