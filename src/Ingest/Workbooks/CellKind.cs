namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>What a cell looks like to somebody who does not know the language: the evidence by which a table's shape is found.</summary>
internal enum CellKind
{
    /// <summary>Nothing, or only white space.</summary>
    Blank,

    /// <summary>Words.</summary>
    Text,

    /// <summary>A number, also one typed as text.</summary>
    Number,

    /// <summary>A mark that stands where a number is missing.</summary>
    Missing,

    /// <summary>An error, a formula without a result, or a text that may be read as two numbers: a number belongs here.</summary>
    Broken,

    /// <summary>A date: a label above a column, a value within one.</summary>
    Date,
}
