using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Support;
using OfficeOpenXml;

namespace IndicatorPipeline.EndToEnd.Tests.Commands;

/// <summary><c>query</c> at the terminal: every version of a figure, how it was revised, and the forms for other programs.</summary>
public sealed class QueryVersionsTests : IDisposable
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private readonly Workplace _place = new();
    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        _place.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task CorrectedReport_GivesTwoVersionsWithTheirChange_AndARevision()
    {
        await TakeInAsync("五月.xlsx", SomeWorkbook.Accepted(5, output: 90m));
        await TakeInAsync("六月.xlsx", SomeWorkbook.Accepted(6, output: 100m));
        await TakeInAsync("六月更正.xlsx", SomeWorkbook.Accepted(6, output: 104m));

        var versions = (await QueryAsync("--vintages", "--indicator", "总产值", "--from", "2025-M06", "--json")).Json;
        versions.Select(v => (v.GetProperty("value").GetDecimal(), v.GetProperty("state").GetString(), v.GetProperty("file").GetString(), v.GetProperty("cell").GetString()))
            .Should().Equal((100m, "replaced", "六月.xlsx", "B4"), (104m, "in_force", "六月更正.xlsx", "B4"));
        versions.Select(v => v.GetProperty("change").GetRawText()).Should().Equal("null", "4");
        versions[0].EnumerateObject().Select(p => p.Name).Should().StartWith(["indicator", "indicator_name", "area"]).And.EndWith("explanation");

        var revisions = (await QueryAsync("--revisions", "--indicator", "output,crops", "--json")).Json.ToDictionary(
            r => $"{r.GetProperty("indicator")} {r.GetProperty("period")}", StringComparer.Ordinal);
        var june = revisions["output 2025-M06"];
        (june.GetProperty("first").GetDecimal(), june.GetProperty("latest").GetDecimal(), june.GetProperty("revision").GetDecimal(), june.GetProperty("versions").GetInt32())
            .Should().Be((100m, 104m, 4m, 2));
        // Of two months one was revised by four.
        revisions["output 2025-M05"].GetProperty("mean_absolute_revision").GetDecimal().Should().Be(2m);
        revisions["crops 2025-M06"].GetProperty("mean_absolute_revision").GetDecimal().Should().Be(0m);
    }

    [Fact]
    public async Task Csv_HasTheColumnsOfTheJson_ForVersionsAndRevisions()
    {
        await TakeInAsync("六月.xlsx", SomeWorkbook.Accepted());
        foreach (var question in new[] { "--vintages", "--revisions" })
        {
            var names = (await QueryAsync(question, "--json")).Json[0].EnumerateObject().Select(p => p.Name);
            var lines = (await QueryAsync(question, "--format", "csv")).Lines;
            lines[0].Should().Be(string.Join(',', names));
            lines.Should().HaveCount(3);
        }
    }

    [Fact]
    public async Task Workbook_HasSeriesWithAChart_AndTheSourcesOnASecondSheet()
    {
        await TakeInAsync("五月.xlsx", SomeWorkbook.Accepted(5, output: 90m));
        await TakeInAsync("六月.xlsx", SomeWorkbook.Accepted(6));
        var file = _folder.Combine("答案.xlsx");

        (await QueryAsync("--indicator", "output", "-o", file)).ExitCode.Should().Be(0);

        using var package = new ExcelPackage(new FileInfo(file));
        package.Workbook.Worksheets.Select(s => s.Name).Should().Equal("数据", "来源");
        var data = package.Workbook.Worksheets["数据"];
        data.Cells["A1:B4"].Select(c => c.Text).Should().Equal(
            "总产值 全县 数值 本年累计 万元", "时期", "总产值 全县 数值 本年累计 万元", "2025-M05", "90", "2025-M06", "100");
        data.Drawings.Should().ContainSingle().Which.From.Column.Should().BeGreaterThan(1, "it lies beside the figures, not on them");
        var sources = package.Workbook.Worksheets["来源"];
        sources.Cells["P3:R3"].Select(c => c.Text).Should().Equal("六月.xlsx", "Sheet1", "B4");
    }

    [Fact]
    public async Task SdmxCsv_SaysEveryFigure_WithItsFlowAndDimensions()
    {
        await TakeInAsync("六月.xlsx", SomeWorkbook.Accepted());

        var lines = (await QueryAsync("--format", "sdmx-csv")).Lines.Select(l => l.Split(',')).ToList();

        lines[0].Should().StartWith(["DATAFLOW", "FREQ", "INDICATOR", "REF_AREA", "ITEM", "ACCUMULATION", "MEASURE", "TIME_PERIOD", "OBS_VALUE", "OBS_STATUS", "UNIT_MEASURE"]);
        lines.Skip(1).Select(l => string.Join(' ', l.Take(11))).Should().Equal(
            "INDICATORS:FIGURES(1.0) M crops county _Z ytd level 2025-M06 0.004 A 亿元", "INDICATORS:FIGURES(1.0) M output county _Z ytd level 2025-M06 100 A 万元");
    }

    [Fact]
    public async Task Children_AreAllThatLieInAnArea_AndNothingWhereNoneDo()
    {
        _place.Catalog.Write(CatalogFiles.Areas, """
            - { code: county, name: 全县, level: county }
            - { code: dongchuan, name: 东川镇, level: township, parent: county }
            - { code: xiping, name: 西坪镇, level: township, parent: county }
            """);
        _place.Drop("统计局/乡镇.xlsx", new SheetBuilder().Row("2025年6月各乡镇总产值").Row("单位：万元").Row("乡镇", "总产值").Row("东川镇", 30).Row("西坪镇", 70).Row("合计", 100).ToXlsx());
        (await RunAsync("ingest", _place.Share)).ExitCode.Should().Be(0);

        (await AreasAsync("children:county")).Should().Equal("dongchuan", "xiping");
        (await AreasAsync("全县,children:county")).Should().Equal("county", "dongchuan", "xiping");
        (await AreasAsync("children:dongchuan")).Should().BeEmpty();
        (await QueryAsync("--accumulation", "ytd", "--freq", "M", "--json")).Json.Should().HaveCount(3);
        (await QueryAsync("--accumulation", "period", "stock", "--json")).Json.Should().BeEmpty();
    }

    [Theory]
    [InlineData("--vintages", "--revisions")]
    [InlineData("--vintages", "--derived")]
    [InlineData("--revisions", "--transform", "yoy")]
    [InlineData("--format", "xlsx")]
    [InlineData("--vintages", "--format", "sdmx-csv")]
    public async Task FormsThatAnAnswerDoesNotHave_AreWrongUsage(params string[] options)
    {
        await TakeInAsync("六月.xlsx", SomeWorkbook.Accepted());
        var outcome = await QueryAsync(options);
        outcome.ExitCode.Should().Be(2);
        outcome.Error.Should().NotBeEmpty();
    }

    private async Task<List<string?>> AreasAsync(string area) =>
        [.. (await QueryAsync("--area", area, "--json")).Json.Select(r => r.GetProperty("area").GetString())];

    private async Task TakeInAsync(string name, byte[] workbook)
    {
        _place.Drop("统计局/" + name, workbook);
        (await RunAsync("ingest", _place.Share)).ExitCode.Should().Be(0);
    }

    private Task<ProgramOutcome> QueryAsync(params string[] options) => RunAsync(["query", .. options]);

    private Task<ProgramOutcome> RunAsync(params string[] arguments) =>
        new BuiltProgram().RunAsync(Cancel, [.. arguments, "--share", _place.Share, "--data", _place.Data, "--catalog", _place.Catalog.Path]);
}
