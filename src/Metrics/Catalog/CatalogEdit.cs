namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>What became of a change to a catalog.</summary>
/// <param name="Outcome">Whether it was written, or why not.</param>
/// <param name="File">The file that it is about.</param>
/// <param name="Problems">What is wrong, where it was refused; else empty. Places are those in the file as it would have become.</param>
public sealed record CatalogEdit(CatalogEditOutcome Outcome, string File, IReadOnlyList<CatalogProblem> Problems)
{
    /// <summary>The catalog with the change; null where it was not made.</summary>
    public IndicatorCatalog? Catalog { get; init; }
}
