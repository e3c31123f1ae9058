using IndicatorPipeline.Ingest.Tables;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Ingest.Tests.Tables;

public sealed class PartitionTests
{
    [Fact]
    public void HeadersAtDifferentHeights_MakeTwoTables()
    {
        var tables = Find("""
            2023年1-6月投资情况 |      |     |   |        |
            单位：万元          |      |     |   | 乡镇   | 面积
            乡镇                | 总量 | 增速 |  | 东川镇 | 12
            东川镇              | 120  | 5.1 |   | 西坪镇 | 14
            西坪镇              | 60   | 4.9 |   |        |
            """);

        tables.Select(t => t.Header.ToString()).Should().Equal("A3:C3", "E2:F2");
        tables.Select(t => t.Cells.Length).Should().Equal(4, 2);
    }

    [Fact]
    public void PairsBelowEachOther_AreAnyNumber()
    {
        var sheet = new SheetBuilder("Sheet1");
        for (var i = 0; i < 3_000; i++)
            sheet.Row("东川镇", 1, null, "西坪镇", 2).Row("云城镇", 3, null, "北塬镇", 4).Row("以上为一组");

        Partition.Of(sheet.Build()).Should().NotBeEmpty();
    }

    [Fact]
    public void FiguresOfOneSideInHeadingRowsOfTheOther_AreNotLost()
    {
        var tables = Find("""
            实事   | 目标 | 完成 |   | 主要经济指标 |      |
            停车位 | 91   | 33   |   | （1-6月）    |      |
            助餐点 | 15   | 12   |   | 项目         | 总量 | 增速
                   |      |      |   | 投资         | 26   | 4.8
                   |      |      |   | 消费         | 18   | 6.1
            """);

        tables.Select(t => t.Cells.Length).Should().Equal(4, 4);
    }

    [Fact]
    public void UnmergedTitleOverTheLeft_IsTheRightsTooWhereThatHasNone()
    {
        var tables = Find("""
            2023年1-6月情况 |      |   |        |
            乡镇            | 总量 |   | 园区   | 面积
            东川镇          | 120  |   | 东园   | 12
            西坪镇          | 60   |   | 西园   | 14
            """);

        tables.Should().HaveCount(2).And.AllSatisfy(t => t.Title.Should().ContainSingle().Which.Address.ToString().Should().Be("A1"));
    }

    [Fact]
    public void TitleMergedOverOneSide_IsItsOwn()
    {
        var tables = Find("""
            2023年1-6月情况 | <    |   |        |
            乡镇            | 总量 |   | 园区   | 面积
            东川镇          | 120  |   | 东园   | 12
            西坪镇          | 60   |   | 西园   | 14
            """);

        tables.Select(t => t.Title.Length).Should().Equal(1, 0);
    }

    [Fact]
    public void TitleMergedOverBoth_IsTheTitleOfBoth()
    {
        var tables = Find("""
            2023年1-6月情况 | <    | < | <    | <
            乡镇            | 总量 |   | 园区 | 面积
            东川镇          | 120  |   | 东园 | 12
            西坪镇          | 60   |   | 西园 | 14
            """);

        tables.Select(t => t.Title.Length).Should().Equal(1, 1);
    }

    [Fact]
    public void BlankColumnWithoutLabelsBehindIt_PartsNothing()
    {
        Find("""
            乡镇   | 投资 |   | 消费 | 增速
            东川镇 | 120  |   | 12   | 3.1
            西坪镇 | 60   |   | 14   | 2.2
            """).Should().ContainSingle().Which.Cells.Should().HaveCount(6);
    }

    private static Table[] Find(string grid) => [.. TableFinder.Find(new SheetBuilder().Grid(grid).Build())];
}
