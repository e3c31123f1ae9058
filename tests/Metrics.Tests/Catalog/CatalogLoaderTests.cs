using System.Globalization;
using System.Text;
using CsCheck;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Metrics.Tests.Catalog;

public sealed class CatalogLoaderTests : IDisposable
{
    private readonly CatalogFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void EveryKey_ReachesItsProperty()
    {
        _folder.Write("indicators.yaml", """
            - code: gdp
              name: 地区生产总值
              aliases: [生产总值, "GDP"]
              domain: economy
              unit: 亿元
              frequency: Q
              accumulation: ytd
              better: higher
              growth: constant_price
              bounds: { min: -0.5, max: 1000 }
              decimals: 1
              department: stats
              parts: [primary]
            - { code: primary, name: 第一产业增加值, domain: economy, unit: 万元, frequency: Q, accumulation: ytd }
            """);
        _folder.Write("kinds.yaml", """
            - { code: cluster, name: 产业集群, headers: [产业] }
            - { code: project, name: 项目, headers: [项目名称, 工程名称], open: true, indicator: gdp }
            """);
        _folder.Write("reports.yaml", """
            - { code: r, name: 报表, department: stats, frequency: Q, due: { day: 31, month: same }, areas: [east, county], required: [gdp] }
            """);

        var catalog = _folder.Load().Catalog!;

        catalog.IndicatorsByCode["gdp"].Should().BeEquivalentTo(new Indicator
        {
            Code = "gdp",
            Name = "地区生产总值",
            Aliases = ["生产总值", "GDP"],
            Domain = "economy",
            Unit = new Unit("亿元", "money", 100_000_000m, []),
            Frequency = Freq.Quarterly,
            Accumulation = Accumulation.YearToDate,
            Better = Better.Higher,
            Growth = GrowthRule.ConstantPrice,
            Minimum = -0.5m,
            Maximum = 1000m,
            Decimals = 1,
            Department = "stats",
            Parts = ["primary"],
        });
        catalog.AreasByCode["east"].Should().BeEquivalentTo(new RefArea("east", "东川镇", [], "township", "county", "ecology"));
        catalog.ItemsByCode["vegetable"].Should().BeEquivalentTo(new Item("vegetable", "高原夏菜", "cluster", [], 1_000_000m));
        catalog.Kinds.Should().BeEquivalentTo(
            [new ItemKind("cluster", "产业集群", ["产业"], false, null), new ItemKind("project", "项目", ["项目名称", "工程名称"], true, "gdp")]);
        catalog.Attributes.Should().BeEquivalentTo([new AttributeDefinition("stage", "形象进度", ["工程进度"])]);
        catalog.Ignored.Should().Equal("序时进度");
        catalog.Departments.Should().BeEquivalentTo([new Department("stats", "统计局", "统计局", ["县统计局"])]);
        catalog.Units.Select(u => u.Name).Should().Equal("%", "‰", "个百分点", "位", "万元", "亿元", "亩");
        catalog.Reports.Should().BeEquivalentTo(
            [new ReportDefinition("r", "报表", "stats", Freq.Quarterly, new DueRule(31, 0, false), ["east", "county"], ["gdp"])]);
    }

    [Fact]
    public void AbsentKeys_TakeTheirDefaults()
    {
        var indicator = _folder.Load().Catalog!.IndicatorsByCode["crops"];

        indicator.Should().BeEquivalentTo(new
        {
            Better = Better.Neutral,
            Growth = GrowthRule.Computable,
            Minimum = (decimal?)null,
            Maximum = (decimal?)null,
            Decimals = (int?)null,
            Department = (string?)null,
        });
        indicator.Aliases.Should().BeEmpty();
        indicator.Parts.Should().BeEmpty();
    }

    [Fact]
    public void AbsentOrEmptyOptionalFiles_RaiseNothing()
    {
        _folder.Delete("attributes.yaml").Delete("reports.yaml").Write("items.yaml", "# nothing yet\n").Write("ignored.yaml", "[]").Write("kinds.yaml", "---\n");

        var catalog = _folder.Load().Catalog!;

        catalog.Items.Should().BeEmpty();
        catalog.Kinds.Should().BeEmpty();
        catalog.Reports.Should().BeEmpty();
    }

    [Fact]
    public void WordsThatYamlTakesForSomethingElse_AreText()
    {
        _folder.Write("ignored.yaml", "- on\n- 1-6月\n- 2023\n- true\n- 08\n- 12:30\n- \"null\"\n- 1e5\n");

        _folder.Load().Catalog!.Ignored.Should().Equal("on", "1-6月", "2023", "true", "08", "12:30", "null", "1e5");
    }

    [Fact]
    public void ByteOrderMarkAndWindowsLineEnds_RaiseNothing()
    {
        var text = _folder.Read("reports.yaml").ReplaceLineEndings("\r\n");
        _folder.Write("reports.yaml", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)]);

        _folder.Load().Problems.Should().BeEmpty();
    }

    [Fact]
    public void ByteOrderMarkAndWindowsLineEnds_LeaveLinesAndColumnsAsAnEditorCountsThem()
    {
        _folder.Write("ignored.yaml", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes("# 说明\r\n- 甲\r\n-   亩\r\n")]);

        Problems().Should().Equal("ignored.yaml:3:5 IgnoredAndClaimed");
    }

    [Fact]
    public void BlockAndFlowStyle_AreTheSame()
    {
        var flow = _folder.Load().Catalog!;
        _folder.Write("units.yaml", """
            # The money.
            - quantity: money
              name: "万元"
              factor: 10000
              aliases:
                - 万元人民币

            - name: 亿元
              quantity: money
              factor: 100000000
            - name: '亩'
              quantity: area
              factor: 1
            """);

        var block = _folder.Load().Catalog!;

        block.Units.Should().BeEquivalentTo(flow.Units, options => options.WithStrictOrdering());
        block.Fingerprint.Should().Be(flow.Fingerprint);
    }

    [Fact]
    public void AnyOtherWord_ChangesTheFingerprint()
    {
        var before = _folder.Load().Catalog!.Fingerprint;

        _folder.Write("ignored.yaml", "- 序时进度\n- 甲\n");
        var longer = _folder.Load().Catalog!.Fingerprint;
        _folder.Write("ignored.yaml", "- 甲\n- 序时进度\n");
        var turned = _folder.Load().Catalog!.Fingerprint;
        _folder.Write("ignored.yaml", "- 序时进度 # as before\n");
        var again = _folder.Load().Catalog!.Fingerprint;

        new[] { before, longer, turned }.Should().OnlyHaveUniqueItems();
        again.Should().Be(before).And.MatchRegex("^[0-9a-f]{64}$");
        IndicatorCatalog.Empty.Fingerprint.Should().NotBe(before);
    }

    [Fact]
    public void EmptyOptionalFile_LeavesTheFingerprint()
    {
        _folder.Delete("ignored.yaml");
        var absent = _folder.Load().Catalog!.Fingerprint;
        _folder.Write("ignored.yaml", "# later\n");

        _folder.Load().Catalog!.Fingerprint.Should().Be(absent);
    }

    [Fact]
    public void SameLabelTwiceInOneEntry_RaisesNothing()
    {
        _folder.Write("units.yaml", "- { name: 万元, quantity: money, factor: 10000, aliases: [万　元] }\n- { name: 亿元, quantity: money, factor: 100000000 }\n");

        _folder.Load().Problems.Should().BeEmpty();
    }

    [Fact]
    public void SameLabelInTwoClosedKinds_RaisesNothing()
    {
        _folder.Write("kinds.yaml", """
            - { code: cluster, name: 产业集群, headers: [产业] }
            - { code: chain, name: 产业链, headers: [产业链] }
            """);
        _folder.Write("items.yaml", """
            - { code: vegetable, name: 高原夏菜, kind: cluster }
            - { code: vegetable_chain, name: 高原夏菜, kind: chain }
            """);

        _folder.Load().Problems.Should().BeEmpty();
    }

    [Fact]
    public void UnitByItsAlias_IsFound()
    {
        _folder.Write("indicators.yaml", """
            - { code: investment, name: 项目投资, domain: project, unit: 万元人民币, frequency: M, accumulation: ytd }
            - { code: output, name: 产值增速, domain: economy, unit: ％, frequency: M, accumulation: ytd }
            """);

        var catalog = _folder.Load().Catalog!;

        catalog.IndicatorsByCode["investment"].Unit.Name.Should().Be("万元");
        catalog.IndicatorsByCode["output"].Unit.Should().BeSameAs(Unit.Percent);
    }

    [Fact]
    public void EverythingThatIsWrong_IsSaidAtOnceInOrder()
    {
        _folder.Write("units.yaml", "- { name: 万元, quantity: money, factor: 0 }\n- { name: 亿元, quantity: money, factor: 100000000, alias: [亿] }\n");
        _folder.Write("areas.yaml", "- { code: County, name: 全县, level: shire }\n");
        _folder.Write("old.yaml", "");

        Problems().Should().Equal(
            "areas.yaml:1:11 MalformedCode",
            "areas.yaml:1:36 UnknownChoice",
            "units.yaml:1:40 NotPositive",
            "units.yaml:2:51 UnknownKey",
            "reports.yaml:6:11 UnknownReference",
            "old.yaml UnknownFile");
    }

    [Fact]
    public void FileThatCannotBeRead_IsNotBlamedOnThoseWhoReferToIt()
    {
        _folder.Write("units.yaml", "- { name: 万元").Write("departments.yaml", "\t- a").Delete("areas.yaml").Write("items.yaml", "- &x");

        _folder.Load().Problems.Select(p => p.File).Should().Equal("areas.yaml", "items.yaml", "departments.yaml", "units.yaml");
    }

    [Fact]
    public void UnitThatIsWrongInItself_IsNotBlamedOnItsIndicators()
    {
        _folder.Write("units.yaml", "- { name: 万元, quantity: money, factor: 一万 }\n- { name: 亿元, quantity: money, factor: 100000000 }\n");

        Problems().Should().Equal("units.yaml:1:40 NotANumber");
    }

    [Fact]
    public void HiddenAndOtherFiles_ArePassedOver()
    {
        _folder.Write(".indicators.yaml", "\0").Write("README.md", "# Catalog");

        _folder.Load().Problems.Should().BeEmpty();
    }

    [Fact]
    public void NoFolder_IsAFault()
    {
        var load = () => CatalogLoader.Load(Path.Combine(_folder.Path, "nowhere"));

        load.Should().Throw<DirectoryNotFoundException>();
    }

    [Fact]
    public void LongChainOfParents_IsTaken()
    {
        // From the deepest up: whoever follows the parents by recursion runs out of stack.
        var chain = new StringBuilder();
        for (var i = 10_000; i > 0; i--)
            chain.Append(CultureInfo.InvariantCulture, $"- {{ code: a{i}, name: 村{i}, level: village, parent: a{i - 1} }}\n");
        chain.Append("- { code: a0, name: 村0, level: village }\n");
        _folder.Write("areas.yaml", chain.ToString()).Delete("reports.yaml");

        _folder.Load().Catalog!.Areas.Should().HaveCount(10_001);
    }

    [Fact]
    public void KeyThatIsAnEmptyList_IsAProblem()
    {
        var problems = new ProblemList();

        CatalogFile.Parse(CatalogFiles.Ignored, Encoding.UTF8.GetBytes("? - :  \\}"), problems).Should().BeNull();

        problems.Count.Should().BeGreaterThan(0);
    }

    [Fact]
    public void AnyText_IsAFileOrAProblem()
    {
        var pieces = new[]
        {
            "- ", "code: gdp", "\n", "  ", "\t", "{", "}", "[", "]", ",", ": ", "? ", "&a ", "*a", "!!str ", "|", ">", "---\n", "...\n", "%YAML 1.1\n", "#", "\"",
            "'", "\\", "名", "\r", "\0", "<<: ", "\u2028", "\u0085", "unit", "~", "@", "`", "-", "\uD83D\uDE00",
        };
        Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]).Array[0, 30].Select(string.Concat)
            .Sample(
                text =>
                {
                    var problems = new ProblemList();
                    var file = CatalogFile.Parse(CatalogFiles.Ignored, Encoding.UTF8.GetBytes(text), problems);
                    return (file is null) == problems.Count > 0;
                },
                iter: 50_000);
    }

    private IEnumerable<string> Problems() => _folder.Load().Problems.Select(p => $"{p.Location} {p.Code}");
}
