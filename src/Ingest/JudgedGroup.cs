namespace IndicatorPipeline.Ingest;

/// <summary>Files that are recorded together.</summary>
/// <param name="Catalog">The catalog that they are read with.</param>
/// <param name="Fresh">Those to be judged.</param>
/// <param name="Suspects">Those that an earlier process was reading when it ended: to be tried first.</param>
internal sealed record JudgedGroup(
    CatalogInUse Catalog, IReadOnlyList<JudgedFile> Files, IReadOnlyList<JudgedFile> Fresh, IReadOnlyList<JudgedFile> Suspects);
