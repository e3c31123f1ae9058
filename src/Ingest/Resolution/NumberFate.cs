namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>What became of a cell that a person would call a number.</summary>
internal enum NumberFate
{
    /// <summary>Nothing: it was lost sight of.</summary>
    Unaccounted,

    /// <summary>It is the value of an observation.</summary>
    Recorded,

    /// <summary>A finding names it, or the label that keeps it from being recorded.</summary>
    Asked,

    /// <summary>It labels figures: a heading, a year, a serial number, a code.</summary>
    Label,

    /// <summary>It is a text about an item.</summary>
    Text,

    /// <summary>It is part of a line beside a table.</summary>
    Line,

    /// <summary>The catalog says that it is not recorded, or its table is passed over.</summary>
    Ignored,
}
