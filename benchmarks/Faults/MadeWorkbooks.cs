using System.Globalization;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Faults;

/// <summary>Workbooks of sixty townships, month by month, each with a name and figures of its own; what becomes of one does not depend on which came before it.</summary>
internal static class MadeWorkbooks
{
    private const string Stems = "甲乙丙丁戊己庚辛壬癸";
    private const string Branches = "子丑寅卯辰巳午未申酉戌亥";
    private const int Towns = 60;

    /// <summary>Lays their catalog out.</summary>
    public static void Prepare(CatalogFolder catalog) => catalog.Write(
        CatalogFiles.Areas,
        "- { code: county, name: 全县, level: county }\n"
        + string.Concat(Enumerable.Range(0, Towns).Select(i => string.Create(CultureInfo.InvariantCulture, $"- {{ code: town_{i}, name: {TownOf(i)}, level: township, parent: county }}\n"))));

    /// <summary>So many of them, each with its path in the share: of twenty one is to be returned, and one held.</summary>
    public static List<(string Path, byte[] Content)> Of(int count) =>
    [
        .. Enumerable.Range(0, count).Select(i =>
        {
            var (town, months) = (i % Towns, i / Towns);
            var (year, month) = (2025 - months / 12, 1 + months % 12);
            var period = string.Create(CultureInfo.InvariantCulture, $"{year}年{month}月");
            var sheet = new SheetBuilder().Row($"{period}{TownOf(town)}主要指标完成情况").Row("单位：万元").Row("指标", "累计").Row("总产值", 1000m * month + town);
            var content = (i % 20) switch
            {
                7 => sheet.Row("种植业产值", "待核"),
                13 => sheet.Row("蔬菜水果产值", 10m * month),
                _ => sheet.Row("种植业产值", 400m * month + town),
            };
            return ($"统计局/{period}{TownOf(town)}.xlsx", content.ToXlsx());
        }),
    ];

    private static string TownOf(int i) => $"{Stems[i % Stems.Length]}{Branches[i % Branches.Length]}镇";
}
