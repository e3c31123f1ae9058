using IndicatorPipeline.Ingest.Tables;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Ingest.Tests.Tables;

public sealed class TableFinderTests
{
    [Fact]
    public void TitleUnitHeaderStubAndNotes_AreToldApart()
    {
        var table = Find(new SheetBuilder()
            .Row("2023年1-6月主要经济指标").Merge("A1:D1")
            .Row("填报单位：统计局", null, null, "单位：万元")
            .Grid("""
                指标           | 本月 | 累计 | 同比(%)
                地区生产总值   |      | 1200 | 5.6
                其中：第一产业 |      | 300  | 3.1
                """)
            .Row("注：数据为虚构").Row("填报人：", null, "审核人：")).Should().ContainSingle().Subject;

        table.Title.Select(c => c.Address.ToString()).Should().Equal("A1", "A2", "D2");
        table.Header.ToString().Should().Be("A3:D3");
        table.Stub.ToString().Should().Be("A4:A5");
        table.Notes.Select(c => c.Address.ToString()).Should().Equal("A6", "A7", "C7");
        table.Range.ToString().Should().Be("A1:D7");
        Labels(table, "C5").Should().Be("地区生产总值 > 其中：第一产业 | 累计");
    }

    [Fact]
    public void MergedTwoRowHeader_IsJoinedTopDown()
    {
        var table = Find(new SheetBuilder().Grid("""
            乡镇   | 固定资产投资 | <    | 社零 | <
            ^      | 总量         | 增速 | 总量 | 增速
            东川镇 | 120          | 5.1  | 80   | 4.2
            西河乡 | 60           | 4.9  | 40   | 3.8
            """)).Should().ContainSingle().Subject;

        table.Header.ToString().Should().Be("A1:E2");
        Labels(table, "C3").Should().Be("东川镇 | 固定资产投资 > 增速");
        Labels(table, "D4").Should().Be("西河乡 | 社零 > 总量");
    }

    [Fact]
    public void UnmergedUpperHeading_ReachesOverTheColumnsToItsRight()
    {
        var table = Find(new SheetBuilder().Grid("""
            乡镇   | 投资 |      | 社零 |
                   | 总量 | 增速 | 总量 | 增速
            东川镇 | 120  | 5.1  | 80   | 4.2
            """)).Should().ContainSingle().Subject;

        Labels(table, "C3").Should().Be("东川镇 | 投资 > 增速");
        Labels(table, "E3").Should().Be("东川镇 | 社零 > 增速");
    }

    [Fact]
    public void RowOfColumnNumbers_IsHeaderButLabelsNothing()
    {
        var table = Find(new SheetBuilder().Grid("""
            指标 | 本月 | 累计
            甲   | 1    | 2
            GDP  | 12   | 120
            """)).Should().ContainSingle().Subject;

        table.Header.ToString().Should().Be("A1:C2");
        Labels(table, "C3").Should().Be("GDP | 累计");
    }

    [Fact]
    public void YearsInTheHeader_AreLabelsNotFigures()
    {
        var table = Find(new SheetBuilder().Grid("""
            指标 | 2021 | 2022 | 2023
            GDP  | 12   | 13   | 14
            投资 | 5    | 6    | 7
            """)).Should().ContainSingle().Subject;

        table.Header.ToString().Should().Be("A1:D1");
        Labels(table, "D2").Should().Be("GDP | 2023");
    }

    [Fact]
    public void ColumnOfYearsUnderAHeading_HoldsFigures()
    {
        var table = Find(new SheetBuilder().Grid("""
            企业   | 成立年份
            甲公司 | 2010
            乙公司 | 2012
            """)).Should().ContainSingle().Subject;

        table.Header.ToString().Should().Be("A1:B1");
        table.Cells.Should().HaveCount(2);
    }

    [Fact]
    public void TwoTablesOneAboveTheOther_HaveTheirOwnTitles()
    {
        var tables = Find(new SheetBuilder()
            .Row("表一 2023年投资")
            .Grid("""
                乡镇   | 投资
                东川镇 | 120
                """)
            .Row("注：虚构")
            .Row()
            .Row("表二 2023年社零")
            .Grid("""
                乡镇   | 社零 | 增速
                东川镇 | 80   | 4.1
                """));

        tables.Should().HaveCount(2);
        tables[0].Notes.Select(c => c.Text).Should().Equal("注：虚构");
        tables[1].Title.Select(c => c.Text).Should().Equal("表二 2023年社零");
        Labels(tables[1], "C8").Should().Be("东川镇 | 增速");
    }

    [Fact]
    public void TablesSideBySide_ArePartedAtTheBlankColumn()
    {
        var tables = Find(new SheetBuilder().Grid("""
            乡镇   | 投资 |  | 部门   | 人数
            东川镇 | 120  |  | 教育局 | 30
            西河乡 | 60   |  | 财政局 | 20
            """));

        tables.Should().HaveCount(2);
        Labels(tables[0], "B2").Should().Be("东川镇 | 投资");
        Labels(tables[1], "E3").Should().Be("财政局 | 人数");
    }

    [Fact]
    public void FoldedList_IsPartedWhereTheHeadingRepeats()
    {
        var tables = Find(new SheetBuilder().Grid("""
            乡镇   | 投资 | 乡镇   | 投资
            东川镇 | 120  | 北山乡 | 50
            西河乡 | 60   | 南岭镇 | 40
            """));

        tables.Should().HaveCount(2);
        Labels(tables[1], "D2").Should().Be("北山乡 | 投资");
    }

    [Fact]
    public void OuterStubLabel_HoldsUntilTheNext()
    {
        var table = Find(new SheetBuilder().Grid("""
            地区   | 指标 | 1月 | 2月
            东川镇 | 投资 | 1   | 2
                   | 社零 | 3   | 4
            西河乡 | 投资 | 5   | 6
            """)).Should().ContainSingle().Subject;

        table.Stub.ToString().Should().Be("A2:B4");
        Labels(table, "C3").Should().Be("东川镇 > 社零 | 1月");
        Labels(table, "D4").Should().Be("西河乡 > 投资 | 2月");
    }

    [Fact]
    public void LabelWithoutFigures_HeadsTheRowsBelow()
    {
        var table = Find(new SheetBuilder().Grid("""
            指标     | 累计
            一、工业 |
            增加值   | 12
            二、投资 |
            完成额   | 30
            """)).Should().ContainSingle().Subject;

        Labels(table, "B3").Should().Be("一、工业 > 增加值 | 累计");
        Labels(table, "B5").Should().Be("二、投资 > 完成额 | 累计");
    }

    [Fact]
    public void Indent_MakesALabelPartOfTheOneAbove()
    {
        var table = Find(new SheetBuilder().Grid("""
            指标     | 累计
            用电量   | 12
            '  工业  | 8
            '  居民  | 4
            存款     | 30
            """)).Should().ContainSingle().Subject;

        Labels(table, "B4").Should().Be("用电量 > 居民 | 累计");
        Labels(table, "B5").Should().Be("存款 | 累计");
    }

    [Fact]
    public void LabelBesideFiguresMergedFromAbove_HeadsNothing()
    {
        var table = Find(new SheetBuilder().Row("对外贸易").Grid("""
            指标     | 总额
            比上年增长 | 8.1
            （按美元计） | ^
            出口     | 7.7
            """)).Should().ContainSingle().Subject;

        Labels(table, "B5").Should().Be("出口 | 总额");
    }

    [Fact]
    public void PartsInBoldThatComeAgainFurtherIn_DivideTheLineInBoldAndHeadNoPlainOnes()
    {
        var table = Find(new SheetBuilder().Row("人口").Grid("""
            地区   | 人数
            全县   | 10
            男     | 6
            女     | 4
            东川镇 | 7
            '　男  | 4
            '　女  | 3
            """).Bold("A3:B5")).Should().ContainSingle().Subject;

        Labels(table, "B4").Should().Be("全县 > 男 | 人数");
        Labels(table, "B5").Should().Be("全县 > 女 | 人数");
        Labels(table, "B6").Should().Be("全县 > 东川镇 | 人数");
        Labels(table, "B8").Should().Be("全县 > 东川镇 > 女 | 人数");
    }

    [Fact]
    public void ListOfProjects_IsLabeledByItsNames()
    {
        var table = Find(new SheetBuilder().Row("2023年重大项目").Grid("""
            序号 | 项目名称 | 建设内容           | 总投资 | 形象进度
            1    | 甲项目   | 新建标准化厂房三千平方米，购置生产线两条，配套建设道路、供排水、供配电等附属设施 | 1000   | 在建
            2    | 乙项目   | 改造老旧管网五公里 | 2000   | 开工
            3    | 丙项目   | 硬化道路七公里整   |        | 谋划
            """)).Should().ContainSingle().Subject;

        table.Stub.ToString().Should().Be("B3:B5");
        Labels(table, "D4").Should().EndWith("乙项目 | 总投资");
        Labels(table, "E5").Should().Be("丙项目 | 形象进度");
    }

    [Fact]
    public void TableAwayFromA1_IsFoundWhereItStands()
    {
        var table = Find(new SheetBuilder().At("D6").Row("标题").Grid("""
            乡镇   | 投资 | 社零
            东川镇 | 120  | 3
            """)).Should().ContainSingle().Subject;

        table.Range.ToString().Should().Be("D6:F8");
        Labels(table, "F8").Should().Be("东川镇 | 社零");
    }

    [Fact]
    public void EnglishTable_IsUnderstoodAsWell()
    {
        var table = Find(new SheetBuilder().Row("Population by sex").Grid("""
            Region | Total | Of which | <
            ^      | ^     | Male     | Female
            North  | 100   | 49       | 51
            South  | 80    | 41       | 39
            """).Row("Source: made up")).Should().ContainSingle().Subject;

        table.Notes.Should().ContainSingle();
        Labels(table, "D5").Should().Be("South | Of which > Female");
        Labels(table, "B4").Should().Be("North | Total");
    }

    [Fact]
    public void TitleBesideAnAnnexNumber_IsNoHeading()
    {
        var table = Find(new SheetBuilder()
            .Row("2023年1-6月各乡镇投资完成情况", null, null, "附件2").Merge("A1:C1")
            .Row("2023年7月5日", null, "万元")
            .Grid("""
                乡镇   | 投资 | 社零 | 税收
                东川镇 | 120  | 3    | 4
                """)).Should().ContainSingle().Subject;

        table.Header.ToString().Should().Be("A3:D3");
        table.Title.Should().HaveCount(4);
    }

    [Fact]
    public void SheetWithoutATable_HasNone() => Find(new SheetBuilder().Row("说明").Row("本表停用")).Should().BeEmpty();

    [Fact]
    public void HeadingsOverTheMiddleOfRepeatingGroups_ReachOverTheirGroups()
    {
        var table = Find(new SheetBuilder().Grid("""
            乡镇   |      | 投资 |      |      | 消费 |
                   | 总量 | 增速 | 位次 | 总量 | 增速 | 位次
            东川镇 | 120  | 5.1  | 3    | 80   | 4.2  | 1
            西坪镇 | 60   | 4.9  | 4    | 40   | 3.8  | 2
            """)).Should().ContainSingle().Subject;

        Labels(table, "B3").Should().Be("东川镇 | 投资 > 总量");
        Labels(table, "E3").Should().Be("东川镇 | 消费 > 总量");
    }

    [Fact]
    public void HeaderAgainInTheMiddle_IsTheSameTable()
    {
        var table = Find(new SheetBuilder().Grid("""
            各乡镇投资
            乡镇   | 总量 | 增速
            东川镇 | 120  | 5.1
            乡镇   | 总量 | 增速
            西坪镇 | 60   | 4.9
            """)).Should().ContainSingle().Subject;

        table.Cells.Should().HaveCount(4);
    }

    [Fact]
    public void SenderBetweenTitleAndHeader_LeavesTheTitleToItsTable()
    {
        var tables = Find(new SheetBuilder().Grid("""
            2020年1-9月收入
            乡镇   | 总量
            东川镇 | 120
            填表人：李娜
                   |
            2020年1-12月产业链
            制表单位：统计局
            产业链 | 产值
            食品   | 24
            """));

        tables.Select(t => t.Title.Length).Should().Equal(1, 2);
        tables[0].Notes.Should().ContainSingle();
    }

    [Fact]
    public void UnitUnderOneOfSeveralFigureColumns_IsHeader()
    {
        var table = Find(new SheetBuilder().Grid("""
            月份 | 投资 | 序时进度
                 | 万元 |
            1月  | 120  | 8.3
            2月  | 60   | 16.7
            """)).Should().ContainSingle().Subject;

        table.Header.ToString().Should().Be("A1:C2");
        Labels(table, "B3").Should().Be("1月 | 投资 > 万元");
    }

    [Fact]
    public void ColumnWithoutACell_KeepsItsHeading()
    {
        var table = Find(new SheetBuilder().Grid("""
            乡镇   | 税收 | 增速 | 利润 | 增速
            东川镇 | 120  | 5.1  |      | 4.2
            西坪镇 | 60   | 4.9  |      | 3.8
            """)).Should().ContainSingle().Subject;

        table.ColumnHeadings.Select(c => string.Join('>', c.Labels.Select(l => l.Text))).Should().Equal("税收", "增速", "利润", "增速");
    }

    [Fact]
    public void EnglishTableWithLongStubHeadingAndUnitOverAll_IsFoundByShape()
    {
        var table = Find(new SheetBuilder().Grid("""
            Table 2-1 Migration
            District and County-level City | In-migrants | Out-migrants
                                           | persons     | <
            Total                          | 112750      | 69674
            Liwan                          | 5260        | 4054
            Source: Bureau of Statistics
            """)).Should().ContainSingle().Subject;

        table.Title.Should().ContainSingle();
        table.Header.ToString().Should().Be("A2:C3");
        Labels(table, "C5").Should().Be("Liwan | Out-migrants > persons");
        table.Notes.Should().ContainSingle();
    }

    private static System.Collections.Immutable.ImmutableArray<Table> Find(SheetBuilder sheet) => TableFinder.Find(sheet.Build());

    private static string Labels(Table table, string cell)
    {
        var found = table.Cells.Single(c => c.Cell.Address.ToString() == cell);
        return $"{string.Join(" > ", found.RowLabels.Select(l => l.Text.Trim()))} | {string.Join(" > ", found.ColumnLabels.Select(l => l.Text.Trim()))}";
    }
}
