using IndicatorPipeline.Ingest.Resolution;
using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Ingest;

/// <summary>A catalog with what is built from it: building costs more than reading a workbook does.</summary>
internal sealed class CatalogInUse(IndicatorCatalog catalog)
{
    public IndicatorCatalog Catalog { get; } = catalog;

    public WorkbookResolver Resolver { get; } = new(catalog);
}
