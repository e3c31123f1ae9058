namespace IndicatorPipeline.Metrics.Expressions;

/// <summary>How the two sides of an assertion compare.</summary>
public enum Comparison
{
    Equal,
    AtMost,
    Less,
    AtLeast,
    Greater,
}
