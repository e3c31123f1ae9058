using IndicatorPipeline.Ingest.Resolution;
using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Ingest;

/// <summary>A catalog with what is built from it: building costs more than reading a workbook does.</summary>
internal sealed class CatalogInUse(IndicatorCatalog catalog)
{
    private readonly Lazy<WorkbookResolver> _resolver = new(() => new WorkbookResolver(catalog));

    public IndicatorCatalog Catalog { get; } = catalog;

    /// <summary>Built when the first workbook is read.</summary>
    public WorkbookResolver Resolver => _resolver.Value;
}
