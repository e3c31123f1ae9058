using System.Diagnostics.CodeAnalysis;

namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>What became of reading a catalog: either the catalog, or everything that is wrong with it.</summary>
public sealed class CatalogLoading
{
    internal CatalogLoading(IndicatorCatalog catalog)
    {
        Catalog = catalog;
        Problems = [];
    }

    internal CatalogLoading(IReadOnlyList<CatalogProblem> problems) => Problems = problems;

    /// <summary>The catalog; null when there is any problem.</summary>
    public IndicatorCatalog? Catalog { get; }

    /// <summary>All problems, by file and line; empty when there is a catalog.</summary>
    public IReadOnlyList<CatalogProblem> Problems { get; }

    [MemberNotNullWhen(true, nameof(Catalog))]
    public bool Success => Catalog is not null;
}
