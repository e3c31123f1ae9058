namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>What a department is told of all that was taken in from it since it was told last.</summary>
/// <param name="Folder">The department's folder in the share.</param>
/// <param name="After">The number of the last submission that was told of before.</param>
/// <param name="Through">The number of the last one that this may tell of.</param>
/// <param name="Path">Where it lies, or is to lie, relative to the share.</param>
/// <param name="BegunAt">When there was something to tell.</param>
/// <param name="Sha256">Of its bytes as they were written, in lower-case hexadecimal; null while it is not, and where that was not noted.</param>
public sealed record DepartmentReceipt(long Id, string Folder, long After, long Through, string Path, DateTimeOffset BegunAt, string? Sha256);
