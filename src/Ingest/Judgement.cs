using System.Collections.Immutable;
using IndicatorPipeline.Ingest.Checks;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Ingest;

/// <summary>What a file says and what is decided about it: a function of its name, its bytes, the catalog and what was reported before.</summary>
/// <param name="Sha256">Of the bytes.</param>
/// <param name="Catalog">The fingerprint of the catalog that it was read with.</param>
/// <param name="Reading">What it says.</param>
/// <param name="Known">What was wrong with the file before it was read.</param>
/// <param name="Order">Its place in the order of what was sent, where it came before; null: it is the last.</param>
/// <param name="History">What it was compared with.</param>
internal sealed record Judgement(
    string Sha256, string Catalog, Reading Reading, ImmutableArray<Finding> Known, long? Order, History History)
{
    private (Verdict Verdict, ImmutableArray<Finding> Findings)? _decision;

    public Verdict Verdict => Decision.Verdict;

    /// <summary>All of them, with the severity that the verdict leaves them.</summary>
    public ImmutableArray<Finding> Findings => Decision.Findings;

    private (Verdict Verdict, ImmutableArray<Finding> Findings) Decision =>
        _decision ??= Verdicts.Decide([.. Known, .. Reading.Findings, .. Revisions.Find(Reading, Sha256, Order, History)]);

    /// <summary>The same file compared with something else: nothing is read again.</summary>
    public Judgement Against(History history) => new(Sha256, Catalog, Reading, Known, Order, history);
}
