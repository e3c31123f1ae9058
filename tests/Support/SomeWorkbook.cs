using System.Globalization;

namespace IndicatorPipeline.Support;

/// <summary>Workbooks for the catalog of <see cref="CatalogFolder"/>, as bytes.</summary>
public static class SomeWorkbook
{
    /// <summary>A report that is in order.</summary>
    public static byte[] Accepted(int month = 6, decimal output = 100m, decimal crops = 40m, int year = 2025) => Sheet(year, month)
        .Row("指标", "累计")
        .Row("总产值", output)
        .Row("种植业产值", crops)
        .ToXlsx();

    /// <summary>A report with a text where a number belongs.</summary>
    public static byte[] Returned(int month = 6, string text = "待核") => Sheet(2025, month)
        .Row("指标", "本月", "累计")
        .Row("总产值", 20, 100)
        .Row("种植业产值", text, 40)
        .ToXlsx();

    /// <summary>A report with a label that the catalog does not know.</summary>
    public static byte[] Held(int month = 6, string label = "蔬菜水果产值") => Sheet(2025, month)
        .Row("指标", "累计")
        .Row("总产值", 100)
        .Row(label, 40)
        .ToXlsx();

    private static SheetBuilder Sheet(int year, int month) => new SheetBuilder()
        .Row(string.Create(CultureInfo.InvariantCulture, $"{year}年{month}月主要指标完成情况"))
        .Row("单位：万元");
}
