namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>What a heading says of the labels below it.</summary>
internal enum HeadingKind
{
    /// <summary>Nothing: they say themselves what they are.</summary>
    Plain,

    /// <summary>They are units.</summary>
    Units,

    /// <summary>They are areas.</summary>
    Areas,

    /// <summary>They are years, quarters or months.</summary>
    Periods,

    /// <summary>They are figures, and were counted: no amounts of money, no rates.</summary>
    Counts,
}
