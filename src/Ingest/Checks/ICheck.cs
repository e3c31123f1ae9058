using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>One way to hold the figures of a report against each other and against earlier ones. It remembers nothing and reads nothing.</summary>
internal interface ICheck
{
    /// <summary>By what it is known in checks.yaml.</summary>
    CheckKind Kind { get; }

    /// <summary>What it raises.</summary>
    FindingCode Code { get; }

    /// <summary>By how much figures may differ where checks.yaml does not say.</summary>
    decimal Tolerance { get; }

    /// <summary>Asks for what it wants to know of earlier reports, whatever they say.</summary>
    void Ask(CheckedReport report, Questions questions);

    /// <summary>Asks for more, where what is known makes it look closer: again and again, until all that it would look at was asked for. Most checks need not.</summary>
    void AskFurther(Evidence evidence, Questions questions)
    {
    }

    /// <summary>What contradicts. All that was asked for is in the evidence.</summary>
    IEnumerable<Finding> Find(Evidence evidence);
}
