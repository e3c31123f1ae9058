namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>A place in a catalog's file; line and column count from 1.</summary>
internal readonly record struct Place(string File, int Line, int Column)
{
    /// <summary>In the form that editors jump to, without the column.</summary>
    public override string ToString() => FormattableString.Invariant($"{File}:{Line}");
}
