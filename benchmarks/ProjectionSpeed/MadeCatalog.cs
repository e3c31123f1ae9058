using System.Globalization;
using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.ProjectionSpeed;

/// <summary>A county's catalog of any size: its departments, the report that each owes a month, and the areas that it is about.</summary>
internal static class MadeCatalog
{
    /// <summary>How the codes of townships begin that nobody's own catalog has.</summary>
    public const string MadeArea = "area_";

    private const int MostIndicators = 400;

    private const int IndicatorsOfAReport = 10;

    /// <summary>Writes the catalog's files, to look at the ledger with the program, and reads them.</summary>
    /// <param name="series">How many series there are at most: indicators times areas.</param>
    public static IndicatorCatalog Make(string folder, int series)
    {
        Directory.CreateDirectory(folder);
        var indicators = Math.Min(series, MostIndicators);
        var townships = (series / indicators) - 1;
        Write(CatalogFiles.Units, ["- { name: 万元, quantity: money, factor: 10000 }"]);
        Write(CatalogFiles.Indicators, Numbered(indicators, i => $"- {{ code: indicator_{i}, name: 指标{i}号, domain: economy, unit: 万元, frequency: M, accumulation: ytd }}"));
        Write(CatalogFiles.Areas, Numbered(townships, i => $"- {{ code: {MadeArea}{i}, name: 第{i}镇, level: township, parent: county, group: 第{i % 4}组 }}").Prepend("- { code: county, name: 全县, level: county }"));
        var reports = indicators / IndicatorsOfAReport;
        Write(CatalogFiles.Departments, Numbered(reports, i => $"- {{ code: department_{i}, name: 第{i}局, folder: 第{i}局 }}"));
        Write(CatalogFiles.Reports, Numbered(reports, i =>
            $"- {{ code: report_{i}, name: 第{i}局月报, department: department_{i}, frequency: M, due: {{ day: 10, month: next }}, areas: [county], required: [{Codes("indicator", i * IndicatorsOfAReport, IndicatorsOfAReport)}] }}"));
        foreach (var empty in new[] { CatalogFiles.Kinds, CatalogFiles.Items, CatalogFiles.Attributes, CatalogFiles.Ignored })
            Write(empty, ["[]"]);
        return Read(folder);

        void Write(string file, IEnumerable<string> lines) => File.WriteAllLines(Path.Combine(folder, file), lines);
    }

    /// <summary>Writes a county's own catalog with so many more townships that there are so many series, and reads it.</summary>
    /// <param name="own">Where that catalog is.</param>
    public static IndicatorCatalog Extend(string own, string folder, int series)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(own, "*.yaml"))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        var catalog = Read(folder);
        File.AppendAllLines(
            Path.Combine(folder, CatalogFiles.Areas),
            Numbered(series / catalog.Indicators.Count, i => $"- {{ code: {MadeArea}{i}, name: 新第{i}镇, level: township, parent: county }}").Prepend(""));
        return Read(folder);
    }

    private static IEnumerable<string> Numbered(int count, Func<int, FormattableString> line) => Enumerable.Range(0, count).Select(i => FormattableString.Invariant(line(i)));

    private static string Codes(string name, int first, int count) =>
        string.Join(", ", Enumerable.Range(first, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"{name}_{i}")));

    private static IndicatorCatalog Read(string folder)
    {
        var loading = CatalogLoader.Load(folder);
        return loading.Catalog ?? throw new InvalidOperationException(string.Join('\n', loading.Problems));
    }
}
