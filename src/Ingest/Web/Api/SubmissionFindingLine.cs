using System.Globalization;
using IndicatorPipeline.Ingest.Queries;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Ingest.Web.Api;

/// <summary>A finding of a submission, as the API gives it.</summary>
/// <param name="Explanation">What its sender says of it; null for nothing.</param>
internal sealed record SubmissionFindingLine(
    long Submission, string Code, string Severity, string? Sheet, string? Cell, string Message, string Advice, string? Explanation) : IRow
{
    public static SubmissionFindingLine Of(long submission, Finding finding, CultureInfo culture) => new(
        submission,
        finding.Code.Code,
        Severities.Codes[finding.Severity],
        finding.Sheet,
        finding.Cell,
        FindingTexts.Message(finding, culture),
        FindingTexts.Advice(finding.Code, culture),
        finding.Explanation);

    public object?[] Cells() => [Submission, Code, Severity, Sheet, Cell, Message, Advice, Explanation];
}
