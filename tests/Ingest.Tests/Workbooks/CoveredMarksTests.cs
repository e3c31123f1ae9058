using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Ingest.Tests.Workbooks;

public sealed class CoveredMarksTests
{
    [Fact]
    public void MarksToTheRightAndBelow_AreTheMergedRange()
    {
        var sheet = Read("""
            标题 | $$   | $$
            乡镇 | 投资 | $$
            $$   | 本月 | 累计
            """);

        sheet.MergedRanges.Select(r => r.ToString()).Should().Equal("A1:C1", "A2:A3", "B2:C2");
        sheet.Cells.Select(c => c.Text).Should().Equal("标题", "乡镇", "投资", "本月", "累计");
    }

    [Fact]
    public void MarksOfABlock_AreOneRange() =>
        Read("""
            标题 | $$
            $$   | $$
            乡镇 | 投资
            """).MergedRanges.Select(r => r.ToString()).Should().Equal("A1:B2");

    [Fact]
    public void MarksBehindACellOfTheirRow_AreNotTheTitlesAbove() =>
        Read("""
                 |      | 2019年 |
            项目 | 4月  | $$     | $$
                 | 本年 | 上年   | 增幅
            """).MergedRanges.Select(r => r.ToString()).Should().Equal("B2:D2");

    [Fact]
    public void MarkOfNoCell_StaysAText()
    {
        var sheet = Read("""
            $$ | 乡镇
            1  | 2
            """);

        sheet.MergedRanges.Should().BeEmpty();
        sheet.Cells.Should().HaveCount(4);
    }

    private static Sheet Read(string grid) =>
        WorkbookOpener.Open("报表.xlsx", new SheetBuilder().Grid(grid).ToXlsx(), SomeBudget.Of()).Workbook!.Sheets.Should().ContainSingle().Which;
}
