using IndicatorPipeline.Ingest.Queries;
using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Ingest.Web.Api;

/// <summary>A submission, as the API gives it.</summary>
/// <param name="Verdict">accepted, returned or held.</param>
/// <param name="ReceivedAt">By the county's clocks.</param>
/// <param name="InForce">Whether its figures count.</param>
internal sealed record SubmissionLine(
    long Submission, string File, string? Department, string Sha256, string Verdict, DateTimeOffset ReceivedAt, bool InForce, DateTimeOffset? WithdrawnAt, string? WithdrawnWhy) : IRow
{
    public static SubmissionLine Of(Submission submission, TimeZoneInfo zone) => new(
        submission.Id,
        submission.FileName,
        submission.Department,
        submission.Sha256,
        Verdicts.Codes[submission.Verdict],
        TimeZoneInfo.ConvertTime(submission.ReceivedAt, zone),
        submission.Counts(),
        submission.WithdrawnAt is { } at ? TimeZoneInfo.ConvertTime(at, zone) : null,
        submission.WithdrawnWhy);

    public object?[] Cells() => [Submission, File, Department, Sha256, Verdict, ReceivedAt, InForce ? "true" : "false", WithdrawnAt, WithdrawnWhy];
}
