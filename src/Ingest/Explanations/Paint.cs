using IndicatorPipeline.Ingest.Workbooks;

namespace IndicatorPipeline.Ingest.Explanations;

/// <summary>What is to be put on a sheet.</summary>
/// <param name="Fills">The color of each cell that gets another, in hexadecimal, the opacity first; in reading order.</param>
/// <param name="Notes">In reading order.</param>
internal sealed record Paint(IReadOnlyDictionary<CellAddress, string> Fills, IReadOnlyDictionary<CellAddress, string> Notes);
