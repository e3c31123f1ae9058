using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Tests.Catalog;

/// <summary>The catalog that is shipped, in the repository's folder catalog/.</summary>
public class CountyCatalogTests
{
    private static readonly CatalogLoading Loading = CatalogLoader.Load(Path.Combine(AppContext.BaseDirectory, "catalog"));

    private static IndicatorCatalog County => Loading.Catalog ?? throw new InvalidOperationException("The shipped catalog has problems.");

    [Fact]
    public void ShippedCatalog_HasNoProblem() => Loading.Problems.Should().BeEmpty();

    [Fact]
    public void Indicators_AreThoseOfARealCounty_InAllDomains()
    {
        County.Indicators.Should().HaveCountGreaterThanOrEqualTo(130);
        County.Indicators.Select(i => i.Domain).Distinct().Should().BeEquivalentTo(
            "economy", "cluster", "project", "ecology", "rural", "livelihood", "business", "governance", "assessment");
        County.Indicators.Where(i => i.Aliases.Count == 0).Select(i => i.Code).Should().BeEquivalentTo("forest_coverage");
    }

    [Fact]
    public void Areas_AreTheCountyItsTownshipsItsParksAndItsNeighbors()
    {
        County.Areas[0].Level.Should().Be("county", "it is meant where no area is named");
        var own = County.Areas[0];
        var townships = County.Areas.Where(a => a.Level == "township").ToList();
        townships.Should().HaveCount(12).And.OnlyContain(a => a.Parent == own.Code);
        townships.Select(a => a.Group).Distinct().Should().BeEquivalentTo("农业优先型", "生态功能型");
        County.Areas.Where(a => a.Parent == own.Parent && a != own).Should().HaveCountGreaterThanOrEqualTo(5);
        var zone = County.Areas.Single(a => a.Level == "park" && a.Parent == own.Code);
        County.Areas.Where(a => a.Parent == zone.Code).Should().HaveCount(2);
    }

    [Fact]
    public void Clusters_HaveAGoalOfABillionYuanEach()
    {
        var outputUnit = County.IndicatorsByCode["cluster_output_value"].Unit;
        var yuan = County.Units.Single(u => u.Name == "元");
        var clusters = County.Items.Where(i => i.Kind == "cluster").ToList();
        clusters.Should().HaveCount(5);
        clusters.Select(c => outputUnit.Convert(c.Goal ?? 0, yuan)).Should().OnlyContain(goal => goal == 1_000_000_000m);
    }

    [Fact]
    public void KeyChainsAndModelsOfGovernance_AreComplete()
    {
        County.Items.Count(i => i.Kind == "chain").Should().Be(7);
        County.Items.Count(i => i.Kind == "project_list").Should().Be(4);
        County.Items.Count(i => i.Kind == "governance_model").Should().Be(16);
    }

    [Fact]
    public void EveryIndicator_HasADepartmentWithAFolder()
    {
        var departments = County.Departments.Select(d => d.Code).ToHashSet();
        departments.Should().HaveCountGreaterThanOrEqualTo(20);
        County.Indicators.Select(i => i.Department).Should().OnlyContain(d => d != null && departments.Contains(d));
        County.Departments.Select(d => d.Folder).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Reports_AreDueFromMostDepartments() => County.Reports.Should().HaveCountGreaterThanOrEqualTo(15);

    [Theory]
    [InlineData("亿元", "万元", 10_000)]
    [InlineData("平方公里", "亩", 1_500)]
    [InlineData("公顷", "亩", 15)]
    [InlineData("公顷", "平方米", 10_000)]
    [InlineData("万吨", "吨", 10_000)]
    [InlineData("万人次", "人次", 10_000)]
    [InlineData("亿千瓦时", "万千瓦时", 10_000)]
    [InlineData("万千瓦", "兆瓦", 10)]
    [InlineData("万头只", "头", 10_000)]
    public void Units_ConvertExactly(string from, string to, int times)
    {
        Unit Named(string name) => County.Units.Single(u => u.Name == name);
        Named(from).Convert(1, Named(to)).Should().Be(times);
    }

    [Theory]
    [InlineData("gdp", Freq.Quarterly, Accumulation.YearToDate, GrowthRule.ConstantPrice)]
    [InlineData("industry_value_added", Freq.Monthly, Accumulation.YearToDate, GrowthRule.ConstantPrice)]
    [InlineData("fixed_investment", Freq.Monthly, Accumulation.YearToDate, GrowthRule.Computable)]
    [InlineData("deposits", Freq.Monthly, Accumulation.Stock, GrowthRule.Computable)]
    [InlineData("cattle_stock", Freq.Monthly, Accumulation.Stock, GrowthRule.Computable)]
    [InlineData("project_cumulative_investment", Freq.Monthly, Accumulation.Stock, GrowthRule.Computable)]
    [InlineData("population", Freq.Annual, Accumulation.Stock, GrowthRule.Computable)]
    public void Indicator_IsReadAsStatisticiansDo(string code, Freq freq, Accumulation accumulation, GrowthRule growth)
    {
        var indicator = County.IndicatorsByCode[code];
        (indicator.Frequency, indicator.Accumulation, indicator.Growth).Should().Be((freq, accumulation, growth));
    }
}
