using IndicatorPipeline.Ingest.Resolution;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Ingest.Tests.Resolution;

/// <summary>As many numbers go out of a sheet as are in it, each as exactly one thing.</summary>
public sealed class NumberAccountTests
{
    private const string Report = """
        乡镇   | 固定资产投资 | 增速(%) | 备注
        东川镇 | 40           | 5.1     | 12
        西河乡 | 30           | 4.9     |
        """;

    [Fact]
    public void EveryNumber_IsExactlyOneThing()
    {
        var account = Account(Sheet(Report)).Numbers.ToDictionary(n => n.Cell.Address.ToString(), n => n.Fate);

        account.Should().BeEquivalentTo(new Dictionary<string, NumberFate>
        {
            ["B3"] = NumberFate.Recorded,
            ["C3"] = NumberFate.Recorded,
            ["D3"] = NumberFate.Ignored,
            ["B4"] = NumberFate.Recorded,
            ["C4"] = NumberFate.Recorded,
        });
    }

    [Fact]
    public void NumberThatNothingSpeaksOf_IsAnErrorOnItsCell()
    {
        var sheet = new SheetBuilder().Row("2023年1-6月主要指标（万元）").Grid(Report).Cell("B7", new CellValue.Number(123)).Build();

        Account(sheet).Unaccounted.Select(c => c.Address.ToString()).Should().Equal("B7");
        Findings(sheet).Should().Equal("TBL106 error B7");
    }

    [Fact]
    public void TableOfNothingKnownBesideAKnownOne_WaitsForTheStatistician()
    {
        var findings = Findings(Sheet(Report + "\n\n干部职工值班情况\n姓名 | 次数\n张三 | 4\n李四 | 5"));

        findings.Should().Equal("TBL104 error A6:B9");
    }

    [Fact]
    public void TableThatTheCatalogIgnoresByItsTitle_IsPassedOver()
    {
        var catalog = new IndicatorCatalog
        {
            Indicators = SomeCatalog.Small.Indicators, Areas = SomeCatalog.Small.Areas, Units = SomeCatalog.Small.Units, Ignored = ["干部职工值班情况"],
        };
        var sheet = Sheet(Report + "\n\n2023年6月干部职工值班情况\n姓名 | 次数\n张三 | 4\n李四 | 5");

        new WorkbookResolver(catalog).Read(new Workbook("月报.xlsx", [sheet])).Findings.Select(Show).Should().Equal("TBL101 info A6:B9");
    }

    [Fact]
    public void FigureMergedOverTwoRows_IsAQuestion()
    {
        var sheet = new SheetBuilder().Row("2023年1-6月各乡镇固定资产投资（万元）").Grid("""
            乡镇   | 总量
            东川镇 | 40
            西河乡 |
            """).Merge("B3:B4").Build();

        Findings(sheet).Should().Equal("VAL106 error B3");
    }

    private static Sheet Sheet(string grid) => new SheetBuilder().Row("2023年1-6月主要指标（万元）").Grid(grid).Build();

    private static NumberAccount Account(Sheet sheet) => new WorkbookResolver(SomeCatalog.Small).ReadSheets(new Workbook("月报.xlsx", [sheet]))[0].Account;

    private static IEnumerable<string> Findings(Sheet sheet) => new WorkbookResolver(SomeCatalog.Small).Read(new Workbook("月报.xlsx", [sheet])).Findings.Select(Show);

    private static string Show(Finding finding) => $"{finding.Code} {Severities.Codes[finding.Severity]} {finding.Cell}";
}
