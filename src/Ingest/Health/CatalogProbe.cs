using System.Globalization;
using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Ingest.Health;

/// <summary>The catalog is in order.</summary>
internal sealed class CatalogProbe(CatalogSource source) : IProbe
{
    public string Name => "catalog";

    public Task<IReadOnlyList<ProbeResult>> LookAsync() => Task.FromResult<IReadOnlyList<ProbeResult>>([Look()]);

    private ProbeResult Look()
    {
        if (!Directory.Exists(source.Directory))
            return ProbeCodes.CatalogMissing.With(source.Directory);
        var loading = CatalogLoader.Load(source.Directory);
        return loading.Success
            ? ProbeCodes.CatalogInOrder.With(source.Directory, loading.Catalog.Indicators.Count.ToString(CultureInfo.InvariantCulture))
            : ProbeCodes.CatalogProblems.With(source.Directory, loading.Problems.Count.ToString(CultureInfo.InvariantCulture), $"{loading.Problems[0].Location}: {loading.Problems[0].Message(CultureInfo.CurrentUICulture)}");
    }
}
