using System.Text;
using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Support;

/// <summary>The smallest catalog that has something in every file, in a folder of its own; a test writes what it is about over it.</summary>
public sealed class CatalogFolder : IDisposable
{
    private readonly TempFolder _folder = new();

    public CatalogFolder()
    {
        Write(CatalogFiles.Indicators, """
            - { code: output, name: 总产值, aliases: [产值], domain: economy, unit: 万元, frequency: M, accumulation: ytd, parts: [crops] }
            - { code: crops, name: 种植业产值, domain: economy, unit: 亿元, frequency: M, accumulation: ytd }
            - { code: investment, name: 项目投资, domain: project, unit: 万元, frequency: M, accumulation: ytd }
            - { code: yearly, name: 年度产值, domain: economy, unit: 万元, frequency: A, accumulation: ytd }
            - { code: forest, name: 森林覆盖率, domain: ecology, unit: 百分比, frequency: M, accumulation: stock }
            """);
        Write(CatalogFiles.Areas, """
            - { code: county, name: 全县, aliases: [本县], level: county }
            - { code: east, name: 东川镇, level: township, parent: county, group: ecology }
            """);
        Write(CatalogFiles.Kinds, """
            - { code: cluster, name: 产业集群, headers: [产业], open: false }
            - { code: project, name: 项目, headers: [项目名称], open: true, indicator: investment }
            """);
        Write(CatalogFiles.Items, "- { code: vegetable, name: 高原夏菜, kind: cluster, goal: 1000000 }");
        Write(CatalogFiles.Attributes, "- { code: stage, name: 形象进度, aliases: [工程进度] }");
        Write(CatalogFiles.Ignored, "- 序时进度");
        Write(CatalogFiles.Departments, "- { code: stats, name: 统计局, folder: 统计局, aliases: [县统计局] }");
        Write(CatalogFiles.Units, """
            - { name: 万元, quantity: money, factor: 10000, aliases: [万元人民币] }
            - { name: 亿元, quantity: money, factor: 100000000 }
            - { name: 亩, quantity: area, factor: 1 }
            """);
        Write(CatalogFiles.Reports, """
            - code: monthly
              name: 月报
              department: stats
              frequency: M
              due: { day: 10, month: next, adjust: next_workday }
              areas: [county]
              required: [output]
            """);
    }

    public string Path => _folder.Path;

    public CatalogFolder Write(string file, string text) => Write(file, Encoding.UTF8.GetBytes(text));

    public CatalogFolder Write(string file, byte[] bytes)
    {
        File.WriteAllBytes(_folder.Combine(file), bytes);
        return this;
    }

    public CatalogFolder Delete(string file)
    {
        File.Delete(_folder.Combine(file));
        return this;
    }

    public string Read(string file) => File.ReadAllText(_folder.Combine(file));

    public CatalogLoading Load() => CatalogLoader.Load(Path);

    public void Dispose() => _folder.Dispose();
}
