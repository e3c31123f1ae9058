namespace IndicatorPipeline.Support.Generation;

/// <summary>How a heading over several columns is written.</summary>
public enum HeadingStyle
{
    /// <summary>Once, over merged cells.</summary>
    Merged,

    /// <summary>Once, in the first of its columns; the others are blank.</summary>
    FirstCell,

    /// <summary>Once, in the middle of its columns; the others are blank.</summary>
    MiddleCell,

    /// <summary>Anew over each column.</summary>
    Repeated,

    /// <summary>Once, with $$ in the others, as some programs export merged cells.</summary>
    Marked,
}
