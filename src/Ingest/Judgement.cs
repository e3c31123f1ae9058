using System.Collections.Immutable;
using IndicatorPipeline.Ingest.Checks;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Telemetry;

namespace IndicatorPipeline.Ingest;

/// <summary>What a file says and what is decided about it: a function of its name, its bytes, the catalog and what was reported before.</summary>
/// <param name="Report">Its figures, as the checks see them.</param>
/// <param name="Reading">What it says.</param>
/// <param name="Known">What was wrong with the file before it was read.</param>
/// <param name="Earlier">Its place in what was sent, where it came before; null: it is new.</param>
/// <param name="History">What it was compared with.</param>
internal sealed record Judgement(CheckedReport Report, Reading Reading, ImmutableArray<Finding> Known, Submission? Earlier, History History)
{
    private (Verdict Verdict, ImmutableArray<Finding> Findings)? _decision;

    /// <summary>The fingerprint of the catalog that it was read with.</summary>
    public string Catalog => Report.Catalog.Fingerprint;

    public Verdict Verdict => Decision.Verdict;

    /// <summary>All of them, with the severity that the verdict leaves them.</summary>
    public ImmutableArray<Finding> Findings => Decision.Findings;

    private (Verdict Verdict, ImmutableArray<Finding> Findings) Decision =>
        _decision ??= Decide();

    private (Verdict Verdict, ImmutableArray<Finding> Findings) Decide()
    {
        using var stage = Stage.Begin("check");
        return Verdicts.Decide([.. Known, .. OfReading, .. Contradictions, .. Revisions.Find(Reading, Report.Sha256, Earlier?.Order, History)]);
    }

    // What the sheet itself leaves open may be explained as what contradicts it may, and is not held against what was accepted either.
    private IEnumerable<Finding> OfReading =>
        Reading.Findings.Select(f => f.Severity == Severity.Verify && Earlier?.Verdict == Verdict.Accepted ? f with { Severity = Severity.Info } : Explained(f));

    // What was accepted is not taken back because of what came after it, or of a check that nobody held then.
    private IEnumerable<Finding> Contradictions =>
        ReportChecks.Find(Report, History).Select(f => Earlier?.Verdict == Verdict.Accepted ? f with { Severity = Severity.Info } : Explained(f));

    // An explanation belongs to its finding with all its figures: where one of them has changed it is another finding.
    private Finding Explained(Finding finding) =>
        finding.Severity == Severity.Verify && Reading.Explanations.TryGetValue(finding.Identity.Key, out var explanation) && SoundExplanation.Is(explanation)
            ? finding with { Explanation = explanation }
            : finding;

    /// <summary>The same file compared with something else: nothing is read again.</summary>
    public Judgement Against(History history) => new(Report, Reading, Known, Earlier, history);
}
