using System.Text;
using System.Text.Json;
using IndicatorPipeline.Support;
using OfficeOpenXml;

namespace IndicatorPipeline.EndToEnd.Tests.Commands;

public sealed class ExplainTests : IDisposable
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private readonly CatalogFolder _catalog = new();
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Table_IsALineOfJsonAsTheContractSays()
    {
        var path = Write(new SheetBuilder("表一")
            .Row("2023年1-6月主要经济指标").Merge("A1:C1")
            .Row("单位：万元")
            .Grid("""
                指标 | 完成 | <
                ^    | 本月 | 累计
                总产值 | 12.5 | 1234.5
                种植业产值 | — | 快了
                """)
            .Format("C5", "#,##0.0")
            .Row("注：以上为初步数")
            .ToXlsx());

        var outcome = await RunAsync("explain", path, "--json", "--catalog", _catalog.Path);

        outcome.ExitCode.Should().Be(0);
        outcome.Error.Should().BeEmpty();
        var line = outcome.Json.Should().ContainSingle().Subject;
        line.GetProperty("file").GetString().Should().Be(path);
        var sheet = line.GetProperty("sheets").EnumerateArray().Should().ContainSingle().Subject;
        sheet.GetProperty("name").GetString().Should().Be("表一");
        var table = sheet.GetProperty("tables").EnumerateArray().Should().ContainSingle().Subject;
        table.EnumerateObject().Select(p => p.Name).Should().Equal("range", "title", "header", "stub", "notes", "cells");
        table.GetProperty("title")[0].GetString().Should().Be("A1");
        table.GetProperty("header").GetString().Should().Be("A3:C4");
        table.GetProperty("stub").GetString().Should().Be("A5:A6");
        table.GetProperty("notes")[0].GetString().Should().Be("A7");
        Cell(table, "C5").GetRawText().Should().Be(
            """{"cell":"C5","text":"1,234.5","value":1234.5,"row_labels":[{"cell":"A5","text":"总产值"}],"column_labels":[{"cell":"B3","text":"完成"},{"cell":"C4","text":"累计"}],"context":[{"cell":"A1","text":"2023年1-6月主要经济指标"},{"cell":"A2","text":"单位：万元"}],"period":"2023-M06","accumulation":"ytd","measure":"level","unit":"万元"}""");
        Cell(table, "B6").GetProperty("value").ValueKind.Should().Be(JsonValueKind.Null);
        Cell(table, "B6").GetProperty("text").GetString().Should().Be("—");
        Cell(table, "C6").GetProperty("text").GetString().Should().Be("快了");
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("empty")]
    [InlineData("lists")]
    public async Task CatalogWithoutEntries_StillGivesPeriodMeasureAndBuiltInUnit(string kind)
    {
        var catalog = _folder.Combine("catalog");
        if (kind != "nothing")
            Directory.CreateDirectory(catalog);
        if (kind == "lists")
        {
            foreach (var file in new[] { "indicators.yaml", "areas.yaml", "units.yaml", "departments.yaml" })
                File.WriteAllText(Path.Combine(catalog, file), "[]\n");
        }

        var path = Write(new SheetBuilder().Row("2023年6月").Row("指标", "同比%").Row("甲", 5.6m).ToXlsx());

        string[] given = kind == "nothing" ? [] : ["--catalog", catalog];
        var outcome = await new BuiltProgram { WorkingFolder = _folder.Path }.RunAsync(Cancel, ["explain", path, "--json", .. given]);

        outcome.ExitCode.Should().Be(0);
        var cell = outcome.Json.Single().GetProperty("sheets")[0].GetProperty("tables")[0].GetProperty("cells")[0];
        cell.GetProperty("period").GetString().Should().Be("2023-M06");
        cell.GetProperty("measure").GetString().Should().Be("yoy");
        cell.GetProperty("unit").GetString().Should().Be("%");
    }

    [Fact]
    public async Task CatalogThatIsNotThere_IsWrongUsage()
    {
        var path = Write(new SheetBuilder().Row("2023年6月").Row("指标", "累计").Row("甲", 1).ToXlsx());

        var outcome = await RunAsync("explain", path, "--catalog", _folder.Combine("nowhere"));

        outcome.ExitCode.Should().Be(2);
        outcome.Output.Should().BeEmpty();
        outcome.Error.Should().Contain("nowhere");
    }

    [Fact]
    public async Task FileThatIsNoWorkbook_HasNoSheetsAndSaysWhy()
    {
        var path = _folder.Combine("a.xls");
        File.WriteAllText(path, "<html><body><table><tr><td>1</td></tr></table></body></html>", Encoding.UTF8);

        var outcome = await RunAsync("explain", path, "--json", "--catalog", _catalog.Path);

        outcome.ExitCode.Should().Be(1);
        var line = outcome.Json.Single();
        line.GetProperty("sheets").GetArrayLength().Should().Be(0);
        line.GetProperty("findings")[0].GetProperty("code").GetString().Should().Be("FIL105");
    }

    [Fact]
    public async Task Words_NameTheTablesPartsAndTheLabels()
    {
        var path = Write(new SheetBuilder().Row("2025年6月情况").Row("单位：万元").Row("指标", "累计").Row("总产值", 1).Row("种植业产值", 2).ToXlsx());

        var outcome = await RunAsync("explain", path, "--lang", "en", "--catalog", _catalog.Path);

        outcome.Output.Should().Contain("header A3:B3, stub A4:A5")
            .And.Contain("title A1: 2025年6月情况")
            .And.Contain("column B: 累计 ->")
            .And.Contain("row 4: 总产值 -> output county 2025-M06 ytd level 万元");
    }

    [Fact]
    public async Task MarkedCopy_IsWrittenBesideTheWorkbook()
    {
        var path = Write(new SheetBuilder().Row("2025年6月情况").Row("单位：万元").Row("指标", "累计").Row("总产值", 1).Row("种植业产值", 2).ToXlsx());
        var before = await File.ReadAllBytesAsync(path, Cancel);
        var marked = _folder.Combine("marked.xlsx");

        var outcome = await RunAsync("explain", path, "-o", marked, "--lang", "en", "--catalog", _catalog.Path);

        outcome.ExitCode.Should().Be(0, outcome.Error);
        outcome.Error.Should().Contain("marked.xlsx");
        (await File.ReadAllBytesAsync(path, Cancel)).Should().Equal(before);
        using var package = new ExcelPackage(new FileInfo(marked));
        package.Workbook.Worksheets[0].Cells["B4"].Comment.Text.Should().Contain("Indicator: 总产值 (output)");
    }

    [Theory]
    [InlineData("报表.xlsx")]
    [InlineData("marked.pdf")]
    public async Task MarkedCopyThatCannotBe_IsWrongUsage(string output)
    {
        var path = Write(new SheetBuilder().Row("2025年6月情况").Row("指标", "累计").Row("总产值", 1).ToXlsx());
        var before = await File.ReadAllBytesAsync(path, Cancel);

        var outcome = await RunAsync("explain", path, "-o", _folder.Combine(output), "--catalog", _catalog.Path);

        outcome.ExitCode.Should().Be(2);
        (await File.ReadAllBytesAsync(path, Cancel)).Should().Equal(before);
        Directory.EnumerateFiles(_folder.Path).Should().Equal(path);
    }

    public void Dispose()
    {
        _catalog.Dispose();
        _folder.Dispose();
    }

    private static JsonElement Cell(JsonElement table, string address) =>
        table.GetProperty("cells").EnumerateArray().Single(c => c.GetProperty("cell").GetString() == address);

    private string Write(byte[] content)
    {
        var path = _folder.Combine("报表.xlsx");
        File.WriteAllBytes(path, content);
        return path;
    }

    private Task<ProgramOutcome> RunAsync(params string[] arguments) => new BuiltProgram { WorkingFolder = _folder.Path }.RunAsync(Cancel, arguments);
}
