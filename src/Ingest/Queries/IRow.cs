namespace IndicatorPipeline.Ingest.Queries;

/// <summary>A row of an answer that can stand in a table. Its columns bear the names of its JSON.</summary>
internal interface IRow
{
    /// <summary>Everything that it says, in the order of its JSON: texts, numbers, moments; null for nothing.</summary>
    object?[] Cells();
}
