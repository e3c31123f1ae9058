using System.Runtime.CompilerServices;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Ingest;

/// <summary>A held workbook with the labels in it that the catalog does not know.</summary>
/// <param name="Unknown">The findings that name them.</param>
internal sealed record WaitingWorkbook(Submission Held, IReadOnlyList<Finding> Unknown)
{
    private readonly HashSet<string> _labels = [.. Unknown.Select(f => LabelText.Normalize(f.Arguments[0]))];

    /// <summary>Those that are held now.</summary>
    public static SubmissionFilter Filter { get; } = new() { Verdict = Verdict.Held, OnlyCurrent = true };

    /// <summary>Whether it waits for a label, however that is written.</summary>
    public bool WaitsFor(string label) => _labels.Contains(LabelText.Normalize(label));

    /// <param name="held">Of these (<see cref="Filter"/>).</param>
    public static async IAsyncEnumerable<WaitingWorkbook> ReadAsync(
        ObservationLedger ledger, IEnumerable<Submission> held, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var submission in held)
        {
            var findings = await ledger.Submissions.FindingsAsync(submission.Id, cancellationToken);
            yield return new WaitingWorkbook(submission, [.. findings.Where(f => f.Code == FindingCodes.UnknownLabel)]);
        }
    }
}
