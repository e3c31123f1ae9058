using System.Text;
using System.Xml.Linq;
using IndicatorPipeline.Support;
using OfficeOpenXml;
using OfficeOpenXml.Drawing.Chart;

namespace IndicatorPipeline.Ingest.Tests.Receipts;

/// <summary>A returned copy holds all that the sender's workbook holds, byte for byte but where something had to be written.</summary>
public sealed class UntouchedPartsTests : IDisposable
{
    // What a copy must write: the list of sheets and what goes with it, styles, and the sheet with its notes.
    private static readonly string[] Written =
        ["[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/worksheets/sheet1.xml", "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml"];

    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Theory]
    [InlineData("xlsx", "xl/charts/chart1.xml", "xl/drawings/drawing2.xml", "xl/comments2.xml", "xl/pivotTables/pivotTable1.xml", "xl/pivotCache/pivotCacheDefinition1.xml", "xl/printerSettings/printerSettings1.bin")]
    [InlineData("xlsm", "xl/vbaProject.bin", "xl/charts/chart1.xml", "xl/drawings/drawing2.xml", "xl/comments2.xml", "xl/pivotTables/pivotTable1.xml", "xl/printerSettings/printerSettings1.bin")]
    public async Task WhatBearsNoFinding_StaysByteForByte(string format, params string[] mustStay)
    {
        var original = Report(format == "xlsm");

        var copy = await ReturnedAsync(original, format);

        var (before, after) = (original.Parts(), copy.Parts());
        before.Keys.Should().Contain(mustStay);
        before.Keys.Where(name => !after.TryGetValue(name, out var bytes) || !bytes.AsSpan().SequenceEqual(before[name])).Should().BeSubsetOf(Written);
    }

    [Fact]
    public async Task SheetWithAFinding_ChangesInItsFillsAlone()
    {
        var original = Report(hasMacros: false);

        var copy = await ReturnedAsync(original, "xlsx");

        var (before, after) = (WithoutStyles(original), WithoutStyles(copy));
        before.Should().Contain("conditionalFormatting").And.Contain("dataValidation").And.Contain("SUM(").And.Contain("oddFooter").And.Contain("r:id");
        after.Should().Be(before);
    }

    private static string WithoutStyles(byte[] package)
    {
        var sheet = XDocument.Parse(Encoding.UTF8.GetString(package.Parts()["xl/worksheets/sheet1.xml"]).TrimStart('\uFEFF'));
        sheet.Descendants(sheet.Root!.Name.Namespace + "c").Attributes("s").Remove();
        return sheet.ToString();
    }

    private async Task<byte[]> ReturnedAsync(byte[] content, string format)
    {
        _place.Drop($"统计局/六月.{format}", content);
        await _place.RunAsync(_cancellation);
        var review = _place.Reviews().Should().ContainSingle().Which;
        review.Should().Be($"统计局/退回/六月.审核.{format}");
        return await File.ReadAllBytesAsync(_place.InShare(review), _cancellation);
    }

    // All that a county's workbook may hold beside figures; one figure is a word, which sends it back.
    private static byte[] Report(bool hasMacros)
    {
        using var package = new ExcelPackage();
        var sheet = package.Workbook.Worksheets.Add("Sheet1");
        sheet.Cells["A1"].Value = "2025年1-6月生产情况（单位：万元）";
        sheet.Cells["A2"].Value = "指标";
        sheet.Cells["B2"].Value = "累计";
        sheet.Cells["A3"].Value = "总产值";
        sheet.Cells["B3"].Value = "待核";
        sheet.Cells["D3"].Formula = "SUM(B4:B5)";
        sheet.Cells["A3"].AddComment("与企业核对过", "张三");
        sheet.ConditionalFormatting.AddGreaterThan(sheet.Cells["B3:B9"]).Formula = "100";
        sheet.DataValidations.AddListValidation("E3").Formula.Values.Add("是");
        sheet.HeaderFooter.OddFooter.CenteredText = "第&P页";
        var other = package.Workbook.Worksheets.Add("附表");
        other.Cells["A2"].Value = "附：全县生产情况图";
        other.Cells["A2"].AddComment("附表的批注", "李四");
        var chart = other.Drawings.AddChart("图", eChartType.ColumnClustered);
        chart.Series.Add("Sheet1!B3:B9", "Sheet1!A3:A9");
        var pivot = package.Workbook.Worksheets.Add("透视").PivotTables.Add(package.Workbook.Worksheets["透视"].Cells["A3"], sheet.Cells["A2:B3"], "透视表");
        pivot.RowFields.Add(pivot.Fields["指标"]);
        if (hasMacros)
            package.Workbook.CreateVBAProject();
        return WithPrinterSettings(package.GetAsByteArray());
    }

    // What a printer wanted to be remembered of it; no library writes that.
    private static byte[] WithPrinterSettings(byte[] package) => package
        .AddPart("xl/printerSettings/printerSettings1.bin", [7, 0, 7, 0, 255])
        .EditPart("[Content_Types].xml", text => text.Replace(
            "</Types>", """<Default Extension="printerSettings" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings"/><Override PartName="/xl/printerSettings/printerSettings1.bin" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings"/></Types>""", StringComparison.Ordinal))
        .EditPart("xl/worksheets/_rels/sheet2.xml.rels", text => text.Replace(
            "</Relationships>", """<Relationship Id="rIdPrinter" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/printerSettings" Target="../printerSettings/printerSettings1.bin"/></Relationships>""", StringComparison.Ordinal));
}
