namespace IndicatorPipeline.Support.Generation;

/// <summary>How a heading over several columns is written.</summary>
public enum HeadingStyle
{
    /// <summary>Once, over merged cells.</summary>
    Merged,

    /// <summary>Once, in the first of its columns; the others are blank.</summary>
    FirstCell,

    /// <summary>Anew over each column.</summary>
    Repeated,
}
