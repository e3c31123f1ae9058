using System.Text;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Ingest.Tests.Workbooks;

/// <summary>What holds for every format: the same sheet gives the same values whatever file it comes in.</summary>
public class WorkbookOpenerTests
{
    private static SheetBuilder Sample() => new SheetBuilder("1-6月")
        .Row("2023年1-6月各乡镇固定资产投资").Merge("A1:D1")
        .At("B3").Grid("""
            乡镇   | 投资 | <
            ^      | 本月 | 累计
            东川镇 | 12.5 | 70.1
            '　西川镇 | -3 | 0.056
            """)
        .Bold("B3:D4").Indent("B5", 2).Align("C5", HorizontalAlignment.Right).Border("B3:D6")
        .Format("D6", "0.0%")
        .Cell("A9", new DateTime(2025, 6, 1)).Format("A9", "yyyy\"年\"m\"月\"")
        .Cell("B9", new CellValue.Error("#REF!")).Cell("C9", true)
        .HideRow(5).HideColumn("C");

    [Theory]
    [InlineData("报表.xlsx")]
    [InlineData("报表.xls")]
    public void Sheet_ReadsAsItWasWritten(string fileName)
    {
        var written = Sample().Build();

        var reading = WorkbookOpener.Open(fileName, fileName.EndsWith('x') ? Sample().ToXlsx() : Sample().ToXls(), SomeBudget.Of());

        reading.Findings.Should().BeEmpty();
        var sheet = reading.Workbook!.Sheets.Should().ContainSingle().Which;
        sheet.Name.Should().Be("1-6月");
        sheet.Cells.Should().Equal(written.Cells);
        sheet.MergedRanges.Should().BeEquivalentTo(written.MergedRanges);
        sheet.HiddenRows.Should().BeEquivalentTo([4]);
        sheet.HiddenColumns.Should().BeEquivalentTo([2]);
        sheet.IsHidden.Should().BeFalse();
    }

    [Fact]
    public void FormulaWithoutResult_IsTold()
    {
        var sheet = new SheetBuilder().Row(1, 2).FormulaWithoutResult("C1", "A1+B1");

        var cell = WorkbookOpener.Open("报表.xlsx", sheet.ToXlsx(), SomeBudget.Of()).Workbook!.Sheets[0][0, 2];

        cell.Should().BeEquivalentTo(new { IsFormulaWithoutResult = true, Value = new CellValue.Nothing(), Text = "" });
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("GB18030")]
    public void ChineseCsv_IsReadInItsEncoding(string encodingName)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(encodingName);
        byte[] content = [.. encoding.Preamble, .. encoding.GetBytes("乡镇,本月,累计\r\n\r\n东川镇,12.50,007\r\n")];

        var sheet = WorkbookOpener.Open("月报.csv", content, SomeBudget.Of()).Workbook!.Sheets[0];

        sheet.Name.Should().Be("月报");
        sheet[0, 0]!.Text.Should().Be("乡镇");
        sheet[2, 1]!.Value.Should().Be(new CellValue.Number(12.5m));
        sheet[2, 2]!.Value.Should().Be(new CellValue.Text("007"));
    }
}
