using System.Globalization;
using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using IndicatorPipeline.Ingest.Explanations;
using IndicatorPipeline.Ingest.Resolution;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Support;
using OfficeOpenXml;
using OfficeOpenXml.Style;

namespace IndicatorPipeline.Ingest.Tests.Explanations;

public sealed class MarkedWorkbookTests
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    private static SheetBuilder Report() => new SheetBuilder("表一")
        .Row("2025年6月主要指标完成情况").Merge("A1:C1")
        .Row("单位：万元")
        .Grid("""
            指标 | 完成 | <
            ^    | 本月 | 累计
            固定资产投资 |  | 1234.5
            工业投资 | 12 | 快了
            """)
        .Format("C5", "#,##0.0")
        .Bold("C5")
        .Row("注：以上为初步数");

    [Fact]
    public void EveryPart_HasItsColor_AndTheCellKeepsTheRestOfItsStyle()
    {
        using var package = Open(Mark(Report().ToXlsx()).Content);
        var sheet = package.Workbook.Worksheets["表一"];

        ColorsOf(sheet).Should().Equal(
            "A1 FFFFE699", "B1 FFFFE699", "C1 FFFFE699", "A2 FFFFE699",
            "A3 FF9DC3E6", "B3 FF9DC3E6", "C3 FF9DC3E6", "A4 FF9DC3E6", "B4 FF9DC3E6", "C4 FF9DC3E6",
            "A5 FFC5E0B4", "C5 FFFBE5D6", "A6 FFC5E0B4", "B6 FFFBE5D6", "C6 FFBFBFBF", "A7 FFD9C3EC");
        sheet.Cells["C5"].Style.Numberformat.Format.Should().Be("#,##0.0");
        sheet.Cells["C5"].Style.Font.Bold.Should().BeTrue();
        sheet.Cells["C5"].Value.Should().Be(1234.5);
        sheet.MergedCells.Should().Contain("A1:C1");
    }

    [Theory]
    [InlineData("zh-CN", "指标：固定资产投资（investment）", "数值：1234.5 万元", "行：固定资产投资 (A5)", "列：完成 (B3) > 累计 (C4)", "没有读出")]
    [InlineData("en", "Indicator: 固定资产投资 (investment)", "Value: 1234.5 万元", "Row: 固定资产投资 (A5)", "Column: 完成 (B3) > 累计 (C4)", "Not read")]
    public void EveryCellOfTheBody_HasItsMeaningInANote(string language, string indicator, string value, string row, string column, string notRead)
    {
        using var package = Open(Mark(Report().ToXlsx(), language: language).Content);
        var sheet = package.Workbook.Worksheets["表一"];

        sheet.Comments.Cast<ExcelComment>().Select(c => c.Address).Should().BeEquivalentTo("A1", "C5", "B6", "C6");
        sheet.Cells["C5"].Comment.Text.Split('\n').Should().Contain([indicator, value, row, column]);
        sheet.Cells["C6"].Comment.Text.Should().StartWith(notRead);
        sheet.Cells["A1"].Comment.Text.Should().Contain("A1:C7");
    }

    [Fact]
    public void Result_IsAValidPackage()
    {
        var marked = Mark(Report().ToXlsx());

        using var document = SpreadsheetDocument.Open(new MemoryStream(marked.Content), isEditable: false);

        new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document, TestContext.Current.CancellationToken)
            .Select(e => $"{e.Part?.Uri} {e.Path?.XPath} {e.Description}").Should().BeEmpty();
    }

    [Fact]
    public void WhatBearsNoMarks_StaysByteForByte()
    {
        var original = WithNotesAndMore();

        var marked = Mark(original);

        var (before, after) = (original.Parts(), marked.Content.Parts());
        var changed = before.Keys.Where(name => !after.TryGetValue(name, out var bytes) || !bytes.AsSpan().SequenceEqual(before[name]));
        changed.Should().BeEquivalentTo("xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml");
        after["xl/media/picture.bin"].Should().Equal(1, 2, 3);
    }

    [Fact]
    public void SomebodysNote_StaysBeforeOurs()
    {
        using var package = Open(Mark(WithNotesAndMore()).Content);
        var sheet = package.Workbook.Worksheets["表一"];

        sheet.Cells["C5"].Comment.Text.Should().StartWith("请核对").And.Contain("指标：固定资产投资");
        sheet.Cells["E9"].Comment.Text.Should().Be("别处的批注");
        sheet.Cells["B6"].Comment.Text.Should().Contain("指标：工业投资");
        package.Workbook.Worksheets["封面"].Cells["A1"].Comment.Text.Should().Be("封面的批注");
    }

    [Theory]
    [InlineData("xls")]
    [InlineData("csv")]
    public void OtherFormats_BecomeANewWorkbookWithTheValues(string format)
    {
        var content = format == "xls"
            ? new WorkbookBuilder().Add(Report()).ToXls()
            : Encoding.UTF8.GetBytes("2025年6月主要指标完成情况,,\n单位：万元,,\n指标,本月,累计\n固定资产投资,,1234.5\n工业投资,12,快了\n");

        using var package = Open(Mark(content, $"报表.{format}").Content);

        var sheet = package.Workbook.Worksheets[0];
        var figure = sheet.Cells[format == "xls" ? "C5" : "C4"];
        Convert.ToString(figure.Value, CultureInfo.InvariantCulture).Should().Be("1234.5");
        figure.Style.Fill.BackgroundColor.Rgb.Should().Be("FFFBE5D6");
        figure.Comment.Text.Should().Contain("指标：固定资产投资（investment）");
        if (format == "xls")
        {
            figure.Style.Numberformat.Format.Should().Be("#,##0.0");
            sheet.MergedCells.Should().Contain("A1:C1");
        }
    }

    [Fact]
    public void TableThatTheCatalogDoesNotKnow_IsMarkedAllTheSame()
    {
        var unknown = new SheetBuilder("表一").Row("2025年情况").Row("品种", "甲", "乙").Row("丙", 10.5, 20.25).Row("丁", 33.5, 41.75);

        using var package = Open(Mark(unknown.ToXlsx()).Content);
        var sheet = package.Workbook.Worksheets["表一"];

        sheet.Cells["B3"].Style.Fill.BackgroundColor.Rgb.Should().Be("FFBFBFBF");
        sheet.Cells["A2"].Style.Fill.BackgroundColor.Rgb.Should().Be("FF9DC3E6");
        sheet.Cells["A1"].Comment.Text.Should().Contain("整表跳过");
    }

    [Fact]
    public void MoreCellsThanNotes_KeepTheirColorAndTheFirstNoteSaysSo()
    {
        var other = new SheetBuilder("表二").Row("2025年6月情况").Row("品种", "甲", "乙").Row("丙", 10.5, 20.25).Row("丁", 33.5, 41.75);

        using var package = Open(Mark(new WorkbookBuilder().Add(Report(), other).ToXlsx(), limits: new WorkbookLimits { Notes = 4 }).Content);

        foreach (var sheet in package.Workbook.Worksheets)
            sheet.Comments.Cast<ExcelComment>().Should().HaveCount(2);
        var first = package.Workbook.Worksheets["表一"];
        first.Cells["A1"].Comment.Text.Should().StartWith("批注只加在前 2 个单元格，另有 2 个只标颜色").And.Contain("A1:C7");
        first.Cells["C6"].Style.Fill.BackgroundColor.Rgb.Should().Be("FFBFBFBF");
    }

    // A cover, notes of somebody's, and a part that no library knows of.
    private static byte[] WithNotesAndMore()
    {
        using var package = new ExcelPackage(new MemoryStream(new WorkbookBuilder().Add(Report(), new SheetBuilder("封面").Row("封面")).ToXlsx()));
        package.Workbook.Worksheets["表一"].Cells["C5"].AddComment("请核对", "张三");
        package.Workbook.Worksheets["表一"].Cells["E9"].AddComment("别处的批注", "张三");
        package.Workbook.Worksheets["封面"].Cells["A1"].AddComment("封面的批注", "李四");
        using var stream = new MemoryStream();
        stream.Write(package.GetAsByteArray());
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            using (var entry = archive.CreateEntry("xl/media/picture.bin").Open())
                entry.Write([1, 2, 3]);
            var types = archive.GetEntry("[Content_Types].xml")!;
            string text;
            using (var reader = new StreamReader(types.Open()))
                text = reader.ReadToEnd();
            types.Delete();
            using var writer = new StreamWriter(archive.CreateEntry("[Content_Types].xml").Open());
            writer.Write(text.Replace("</Types>", "<Default Extension=\"bin\" ContentType=\"application/octet-stream\"/></Types>", StringComparison.Ordinal));
        }

        return stream.ToArray();
    }

    private static MarkedWorkbook Mark(byte[] content, string name = "报表.xlsx", string language = "zh-CN", WorkbookLimits? limits = null)
    {
        var budget = SomeBudget.Of(limits);
        var workbook = WorkbookOpener.Open(name, content, budget).Workbook!;
        var sheets = new WorkbookResolver(SomeCatalog.Small).ReadSheets(workbook);
        return MarkedWorkbook.Of(content, workbook, sheets, SomeCatalog.Small, budget, language == "zh-CN" ? Chinese : CultureInfo.GetCultureInfo(language));
    }

    private static ExcelPackage Open(byte[] content) => new(new MemoryStream(content));

    private static IEnumerable<string> ColorsOf(ExcelWorksheet sheet) =>
        from row in Enumerable.Range(1, 8)
        from column in Enumerable.Range(1, 4)
        let cell = sheet.Cells[row, column]
        where cell.Style.Fill.PatternType == ExcelFillStyle.Solid
        select $"{cell.Address} {cell.Style.Fill.BackgroundColor.Rgb}";
}
