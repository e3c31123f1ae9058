using IndicatorPipeline.Ingest.Web.Sources;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Ingest.Tests.Web.Sources;

public sealed class SourceGridTests
{
    private static readonly CellRange Everything = new(0, 0, 1_048_575, 16_383);

    [Fact]
    public void SeveralPlaces_AreEachShownAmongTheirNeighbors()
    {
        var grid = SourceGrid.Of("长表.xlsx", Long(1_000), [CellRange.Of(new CellAddress(499, 0)), CellRange.Of(new CellAddress(899, 0))]);
        grid.Rows.Where(r => r?.Boxes.Any(b => b.IsAsked) == true).Select(r => r!.Number).Should().Equal(499, 899);
        grid.Rows.OfType<SourceGrid.Row>().Select(r => r.Number).Should().Contain([0, 498, 500, 898, 900]).And.NotContain(700);
    }

    [Fact]
    public void NoPlace_ShowsTheSheetFromItsBeginning_AndThatItGoesOn()
    {
        SourceGrid.Of("短表.xlsx", Long(30), []).Rows.Should().HaveCount(30).And.NotContainNulls();
        var grid = SourceGrid.Of("长表.xlsx", Long(1_000), []);
        grid.Rows.Should().HaveCount(101).And.EndWith((SourceGrid.Row?)null);
    }

    [Fact]
    public void PlaceAsLargeAsASheet_StaysWithinAPage()
    {
        var grid = SourceGrid.Of("长表.xlsx", Long(1_000), [Everything]);
        grid.Rows.Count.Should().BeLessThan(150);
        grid.Columns.Count.Should().BeLessThan(50);
    }

    [Fact]
    public void RangeMergedOverAWholeSheet_StaysWithinAPage()
    {
        var sheet = new Sheet("表", [new Cell(default, new CellValue.Text("标题"), "标题")], [Everything]);
        var grid = SourceGrid.Of("表.xlsx", sheet, [CellRange.Of(new CellAddress(5, 5))]);
        grid.Rows.OfType<SourceGrid.Row>().Should().HaveCountLessThan(150).And.ContainSingle(r => r.Boxes.Count > 0).Which.Boxes.Should().ContainSingle(b => b.IsAsked && b.Text == "标题");
    }

    private static Sheet Long(int rows)
    {
        var sheet = new SheetBuilder();
        for (var i = 1; i <= rows; i++)
            sheet.Row($"行{i}");
        return sheet.Build();
    }
}
