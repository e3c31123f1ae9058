namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>What a table's headings say.</summary>
/// <param name="Columns">By column of the body, from the left.</param>
/// <param name="Headings">By column that labels rows: of the stub, and of the body where its words sort the rows.</param>
/// <param name="Qualifiers">The columns of the body that label rows.</param>
internal sealed record ColumnMeanings(
    IReadOnlyDictionary<int, AxisMeaning> Columns,
    IReadOnlyDictionary<int, AxisMeaning> Headings,
    IReadOnlySet<int> Qualifiers);
