using System.Collections.Immutable;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>What is wrong with a label.</summary>
/// <param name="Label">Null where it is the figure itself, or a name, that is to be named.</param>
internal sealed record LabelProblem(FindingCode Code, Cell? Label, ImmutableArray<string> Arguments)
{
    /// <summary>Two labels of which one is wrong: the later one is named, its message the other.</summary>
    public static LabelProblem Contradiction(FindingCode code, Cell one, Cell other)
    {
        var (earlier, later) = one.Address > other.Address ? (other, one) : (one, other);
        return new(code, later, [later.Text.Trim(), earlier.Place.ToString(), earlier.Text.Trim()]);
    }
}
