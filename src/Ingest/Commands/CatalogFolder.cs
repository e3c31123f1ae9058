using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary>Which catalog is meant: the one configured, else the folder <c>catalog</c> of the working folder, else the one beside the program.</summary>
internal static class CatalogFolder
{
    private const string Name = "catalog";

    /// <summary>The folder; null when none is configured and none is there.</summary>
    /// <exception cref="WrongUsageException">One is configured that is not there.</exception>
    public static string? Find(IConfiguration configuration, CommandTexts texts)
    {
        if (configuration["Catalog"] is { Length: > 0 } configured)
            return Directory.Exists(configured) ? configured : throw new WrongUsageException(texts.Format("no_catalog_folder", configured));
        return new[] { Name, Path.Combine(AppContext.BaseDirectory, Name) }.FirstOrDefault(Directory.Exists);
    }

    /// <exception cref="WrongUsageException">There is none, or something is wrong with it.</exception>
    public static IndicatorCatalog Load(IConfiguration configuration, CommandTexts texts) =>
        Load(Find(configuration, texts) ?? throw new WrongUsageException(texts["no_catalog"]), texts);

    /// <summary>The catalog, or one without entries when there is none or it holds nothing yet.</summary>
    /// <exception cref="WrongUsageException">Something is wrong with it.</exception>
    public static IndicatorCatalog LoadOrEmpty(IConfiguration configuration, CommandTexts texts)
    {
        if (Find(configuration, texts) is not { } folder)
            return IndicatorCatalog.Empty;
        var loading = CatalogLoader.Load(folder);
        return loading.Problems.Count > 0 && loading.Problems.All(p => p.Code is CatalogProblemCode.MissingFile or CatalogProblemCode.EmptyFile)
            ? IndicatorCatalog.Empty
            : Require(loading, folder, texts);
    }

    private static IndicatorCatalog Load(string folder, CommandTexts texts) => Require(CatalogLoader.Load(folder), folder, texts);

    private static IndicatorCatalog Require(CatalogLoading loading, string folder, CommandTexts texts) =>
        loading.Catalog ?? throw new WrongUsageException(
            [texts.Format("catalog_problems", folder, loading.Problems.Count), .. loading.Problems.Select(p => $"{Path.Join(folder, p.Location)}: {p.Message(texts.Culture)}")]);
}
