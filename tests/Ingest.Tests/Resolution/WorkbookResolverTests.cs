using System.Globalization;
using IndicatorPipeline.Ingest.Resolution;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Ingest.Tests.Resolution;

/// <summary>How a figure is read: the rules of the contract, each by a small report.</summary>
public sealed class WorkbookResolverTests
{
    private static readonly WorkbookResolver Resolver = new(SomeCatalog.Small);

    [Fact]
    public void MonthlyReport_GivesMonthCumulativeAndGrowth() => Read("2023年6月主要经济指标", """
        指标         | 单位 | 本月 | 本月止累计 | 累计同比增长(%)
        固定资产投资 | 万元 | 12.5 | 70.1       | 5.6
        """).Should().Equal(
        "C3 investment.county..M.period.level 2023-M06 12.5 万元",
        "D3 investment.county..M.ytd.level 2023-M06 70.1 万元",
        "E3 investment.county..M.ytd.yoy 2023-M06 5.6 %");

    [Fact]
    public void TownshipsDown_TakeAreaFromTheRowAndTotalFromTheirParent() => Read("2023年1-6月各乡镇固定资产投资完成情况（单位：万元）", """
        乡镇   | 总量 | 增速(%)
        东川镇 | 40   | 5.1
        西河乡 | 30   | 4.9
        合 计  | 70   | 5.2
        """).Should().Equal(
        "B3 investment.dongchuan..M.ytd.level 2023-M06 40 万元",
        "C3 investment.dongchuan..M.ytd.yoy 2023-M06 5.1 %",
        "B4 investment.xihe..M.ytd.level 2023-M06 30 万元",
        "C4 investment.xihe..M.ytd.yoy 2023-M06 4.9 %",
        "B5 investment.county..M.ytd.level 2023-M06 70 万元",
        "C5 investment.county..M.ytd.yoy 2023-M06 5.2 %");

    [Fact]
    public void TotalBelowATownshipInBold_IsThatOfAll()
    {
        var sheet = new SheetBuilder().Row("2023年1-6月各乡镇固定资产投资完成情况（单位：万元）").Grid("""
            乡镇   | 总量
            西河乡 | 30
            东川镇 | 40
            合 计  | 70
            """).Bold("A4").Build();

        Resolver.Read(new Workbook("报表.xlsx", [sheet])).Observations.Select(o => o.Key.Area).Should().Equal("xihe", "dongchuan", "county");
    }

    [Fact]
    public void MonthsAcross_TakeTheYearFromTheTitle() => Read("2023年用电量", """
        指标               | 1月 | 2月
        用电量（万千瓦时） | 10  | 11
        """).Should().Equal(
        "B3 power.county..M.period.level 2023-M01 10 万千瓦时",
        "C3 power.county..M.period.level 2023-M02 11 万千瓦时");

    [Fact]
    public void BareMonthBesideItsCumulative_IsTheMonthAlone() => Read("2023年固定资产投资（万元）", """
        乡镇   | 5月 | 1-5月
        东川镇 | 4   | 20
        """).Should().Equal(
        "B3 investment.dongchuan..M.period.level 2023-M05 4 万元",
        "C3 investment.dongchuan..M.ytd.level 2023-M05 20 万元");

    [Fact]
    public void BareMonthBesideItsCumulative_IsTheMonthAloneUnderATitleOfTheYearToDateToo() => Read("2023年1-5月主要指标（万元）", """
        指标         | 5月 | 1-5月
        固定资产投资 | 4   | 20
        """).Should().Equal(
        "B3 investment.county..M.period.level 2023-M05 4 万元",
        "C3 investment.county..M.ytd.level 2023-M05 20 万元");

    [Fact]
    public void PieceOfTheRowsOwnName_IsNoUnknownHeading() => Read("2023年上半年居民收入（元）", """
        指标               | 全体  | 城镇
        居民人均可支配收入 | 12000 | 15000
        """).Should().Equal(
        "B3 income_all.county..Q.ytd.level 2023-Q2 12000 元",
        "C3 income_urban.county..Q.ytd.level 2023-Q2 15000 元");

    [Fact]
    public void NumberedTownships_AreNoNegativeNumbers() => Read("2023年1-6月各乡镇固定资产投资（万元）", """
        乡镇      | 累计
        合计      | 70
        (1)东川镇 | 40
        (2)西河乡 | 30
        """).Should().Equal(
        "B3 investment.county..M.ytd.level 2023-M06 70 万元",
        "B4 investment.dongchuan..M.ytd.level 2023-M06 40 万元",
        "B5 investment.xihe..M.ytd.level 2023-M06 30 万元");

    [Fact]
    public void PlannedInvestmentOfAProject_IsItsTarget() => Read("2023年6月重大项目（单位：万元）", """
        项目名称   | 年度计划投资 | 累计完成
        冷链物流园 | 400          | 200
        """).Should().Equal(
        "B3 project_investment.county.冷链物流园.M.ytd.target 2023-M06 400 万元",
        "C3 project_investment.county.冷链物流园.M.ytd.level 2023-M06 200 万元");

    [Fact]
    public void UnitWithAStrokeInTheCaption_DoesNotHideTheOthers() => Read("2023年1-6月主要指标（单位：亿元、%、吨标准煤/万元）", """
        指标         | 累计 | 增速
        固定资产投资 | 7    | 5.6
        """).Should().Equal(
        "B3 investment.county..M.ytd.level 2023-M06 70000 万元",
        "C3 investment.county..M.ytd.yoy 2023-M06 5.6 %");

    [Fact]
    public void ContradictoryMonthOverAYear_IsNamedAtTheMonth() => Codes(Resolve("2023年5月主要指标（万元）", """
        指标         | 1-6月 | <
        ^            | 本年  | 上年同期
        固定资产投资 | 70    | 66
        """)).Should().Contain("LBL102 error B2");

    [Fact]
    public void SingleHeadingUnderMergedOnes_IsPartOfTheHeader() => Read("2023年1-6月各乡镇主要指标（万元）", """
        序号 | 乡镇   | 固定资产投资 | 序时进度
        ^    | ^      | 总量         | ^
        1    | 东川镇 | 40           | 50
        2    | 西河乡 | 30           | 50
        """).Should().Equal(
        "C4 investment.dongchuan..M.ytd.level 2023-M06 40 万元",
        "C5 investment.xihe..M.ytd.level 2023-M06 30 万元");

    [Fact]
    public void BareMonthAlone_IsReadAsCumulativeAndAskedAboutOnce()
    {
        var reading = Resolve("2023年固定资产投资（万元）", """
            乡镇   | 4月 | 5月
            东川镇 | 16  | 20
            西河乡 | 10  | 12
            """);

        Show(reading).Should().Contain(["B3 investment.dongchuan..M.ytd.level 2023-M04 16 万元", "C3 investment.dongchuan..M.ytd.level 2023-M05 20 万元"]);
        Codes(reading).Should().Equal("LBL114 verify B2");
    }

    [Theory]
    [InlineData("4月累计", "ytd")]
    [InlineData("4月当月", "period")]
    public void MonthThatSaysHowItAddsUp_IsNotAskedAbout(string heading, string accumulation) => Read("2023年固定资产投资（万元）", $"""
        乡镇   | {heading}
        东川镇 | 16
        """).Should().Equal($"B3 investment.dongchuan..M.{accumulation}.level 2023-M04 16 万元");

    [Fact]
    public void LongForm_IsReadRowByRow() => Read("经济指标明细", """
        地区   | 指标         | 年份 | 月份 | 累计 | 单位
        东川镇 | 固定资产投资 | 2023 | 5    | 20   | 万元
        西河乡 | 固定资产投资 | 2023 | 6    | 31   | 万元
        """).Should().Equal(
        "E3 investment.dongchuan..M.ytd.level 2023-M05 20 万元",
        "E4 investment.xihe..M.ytd.level 2023-M06 31 万元");

    [Fact]
    public void SamePeriodLastYear_IsTheLevelOfAYearBefore()
    {
        var reading = Resolve("2023年1-6月主要指标（万元）", """
            指标         | 本年累计 | 上年同期
            固定资产投资 | 70       | 66
            """);

        Show(reading).Should().Equal(
            "B3 investment.county..M.ytd.level 2023-M06 70 万元",
            "C3 investment.county..M.ytd.level 2022-M06 66 万元");
        reading.Observations.Select(o => o.Basis).Should().Equal(Basis.Own, Basis.Comparable);
    }

    [Fact]
    public void LongerPeriod_IsTheLastOfTheIndicatorsOwn() => Read("地区生产总值（万元）", """
        时间            | 地区生产总值
        2021年          | 100
        2022年1-9月     | 80
        2023年上半年    | 60
        """).Should().Equal(
        "B3 gdp.county..Q.ytd.level 2021-Q4 100 万元",
        "B4 gdp.county..Q.ytd.level 2022-Q3 80 万元",
        "B5 gdp.county..Q.ytd.level 2023-Q2 60 万元");

    [Fact]
    public void MonthOfAQuarterlyIndicator_IsAFinding() => Codes(Resolve("2023年1-5月主要指标（万元）", """
        指标         | 累计
        地区生产总值 | 100
        """)).Should().Equal("LBL111 error A1");

    [Fact]
    public void YearlyTarget_StandsAtTheReportsPeriod() => Read("2023年1-6月目标任务完成情况（万元）", """
        指标         | 全年目标 | 完成数 | 完成率(%)
        固定资产投资 | 140      | 70     | 50
        """).Should().Equal(
        "B3 investment.county..M.ytd.target 2023-M06 140 万元",
        "C3 investment.county..M.ytd.level 2023-M06 70 万元",
        "D3 investment.county..M.ytd.completion 2023-M06 50 %");

    [Fact]
    public void GrowthBeforeRankOrTarget_IsTheRankOrTargetOfGrowth() => Read("2023年1-6月主要指标", """
        指标         | 增速 | < | <
        ^            | 增速（%） | 位次 | 目标（%）
        固定资产投资 | 5.6 | 3 | 6
        """).Should().Equal(
        "B4 investment.county..M.ytd.yoy 2023-M06 5.6 %",
        "C4 investment.county..M.ytd.yoy_rank 2023-M06 3 位",
        "D4 investment.county..M.ytd.yoy_target 2023-M06 6 %");

    [Fact]
    public void PercentagePoints_FitOnlyAPercentage()
    {
        Read("2023年1-6月空气质量", """
            指标                  | 1-6月(%) | 同比增减(百分点)
            空气优良天数比例      | 95.5     | 1.2
            """).Should().Contain("C3 air.county..M.ytd.yoy_pp 2023-M06 1.2 个百分点");
        Codes(Resolve("2023年1-6月主要指标（万元）", """
            指标         | 累计 | 同比增减(百分点)
            固定资产投资 | 70   | 1.2
            """)).Should().Equal("LBL110 error C2");
    }

    [Fact]
    public void ItemsOfAClosedKind_AreReadByTheirCodes() => Read("2023年1-6月特色产业产值（单位：亿元）", """
        产业     | 产值 | 同比增长(%)
        高原夏菜 | 1.2  | 8.1
        食用菌   | 0.8  | 5
        合计     | 2.1  | 6.9
        """).Should().Equal(
        "B3 cluster_output.county.vegetable.M.ytd.level 2023-M06 12000 万元",
        "C3 cluster_output.county.vegetable.M.ytd.yoy 2023-M06 8.1 %",
        "B4 cluster_output.county.mushroom.M.ytd.level 2023-M06 8000 万元",
        "C4 cluster_output.county.mushroom.M.ytd.yoy 2023-M06 5 %",
        "B5 cluster_output.county..M.ytd.level 2023-M06 21000 万元",
        "C5 cluster_output.county..M.ytd.yoy 2023-M06 6.9 %");

    [Fact]
    public void ProjectList_GivesFiguresAndTexts()
    {
        var reading = Resolve("2023年6月重大项目（单位：万元）", """
            序号 | 项目名称   | 所在乡镇 | 总投资 | 年度计划 | 完成 | 完成率(%) | 形象进度
            1    | 冷链物流园 | 东川镇   | 1000   | 400      | 200  | 50        | 在建
            2    | 育苗基地   | 西河乡   | 2000   | 600      | 150  | 25        | 开工
            """);

        Show(reading).Take(4).Should().Equal(
            "D3 project_total.dongchuan.冷链物流园.M.stock.level 2023-M06 1000 万元",
            "E3 project_investment.dongchuan.冷链物流园.M.ytd.target 2023-M06 400 万元",
            "F3 project_investment.dongchuan.冷链物流园.M.ytd.level 2023-M06 200 万元",
            "G3 project_investment.dongchuan.冷链物流园.M.ytd.completion 2023-M06 50 %");
        reading.Texts.Select(t => $"{t.Origin.Cell} {t.Item} {t.Name}={t.Value}").Should().Equal("H3 冷链物流园 stage=在建", "H4 育苗基地 stage=开工");
        reading.Findings.Should().NotContain(f => f.Severity != Severity.Info);
    }

    [Fact]
    public void SheetOfATownship_TakesTheAreaFromItsName() =>
        Show(Resolver.Read(new Workbook("各乡镇投资.xlsx",
        [
            new SheetBuilder("东川镇").Row("2023年1-6月主要指标（万元）").Grid("""
                指标         | 累计
                固定资产投资 | 40
                """).Build(),
        ]))).Should().Equal("B3 investment.dongchuan..M.ytd.level 2023-M06 40 万元");

    [Fact]
    public void PercentFormat_IsReadAsShown()
    {
        var sheet = new SheetBuilder().Row("2023年1-6月主要指标").Grid("""
            指标         | 同比增长
            固定资产投资 | 0.056
            """).Format("B3", "0.0%").Build();

        Show(Resolver.Read(new Workbook("a.xlsx", [sheet]))).Should().Equal("B3 investment.county..M.ytd.yoy 2023-M06 5.6 %");
    }

    [Fact]
    public void MissingMark_IsAnObservationWithoutValueAndABlankIsNone()
    {
        var reading = Resolve("2023年1-6月主要指标（万元）", """
            指标         | 累计 | 增速(%)
            固定资产投资 | —    |
            """);

        reading.Observations.Should().ContainSingle().Which.Should().Match<Observation>(o => o.Value == null && o.Status == ObsStatus.Missing && o.Missing == MissingReason.NotApplicable);
    }

    [Fact]
    public void FlashReport_IsProvisional() => Resolve("2023年1-6月主要指标快报（万元）", """
        指标         | 累计
        固定资产投资 | 70
        """).Observations.Single().Status.Should().Be(ObsStatus.Provisional);

    [Fact]
    public void SeveralUnitsInTheCaption_AreMatchedByKind() => Read("2023年1-6月主要指标（单位：万元、%）", """
        指标         | 累计 | 增速
        固定资产投资 | 70   | 5.6
        """).Should().Equal(
        "B3 investment.county..M.ytd.level 2023-M06 70 万元",
        "C3 investment.county..M.ytd.yoy 2023-M06 5.6 %");

    [Fact]
    public void NoUnit_TakesTheCatalogsAndSaysSo()
    {
        var reading = Resolve("2023年1-6月主要指标", """
            指标         | 累计
            固定资产投资 | 70
            """);

        Show(reading).Should().Equal("B3 investment.county..M.ytd.level 2023-M06 70 万元");
        Codes(reading).Should().Equal("LBL107 info A3");
    }

    [Fact]
    public void MonthWithoutYear_IsTheLatestBeforeTheDayOfFilling()
    {
        var reading = Resolver.Read(new Workbook("a.xlsx",
        [
            new SheetBuilder().Row("1-11月主要指标（万元）").Row("填报日期：2024年1月8日").Grid("""
                指标         | 累计
                固定资产投资 | 70
                """).Build(),
        ]));

        Show(reading).Should().Equal("B4 investment.county..M.ytd.level 2023-M11 70 万元");
        Codes(reading).Should().Equal("LBL108 info A1");
    }

    [Fact]
    public void FileNameOfAnotherMonth_IsToldAndTheSheetCounts()
    {
        var reading = Resolver.Read(new Workbook("2023年5月投资.xlsx", [Sheet("2023年1-6月主要指标（万元）", """
            指标         | 累计
            固定资产投资 | 70
            """)]));

        Show(reading).Should().Equal("B3 investment.county..M.ytd.level 2023-M06 70 万元");
        Codes(reading).Should().Equal("FIL202 info A1");
    }

    [Theory]
    [InlineData("2023年1-6月主要指标（万元）", "指标|累计\n天然气销售|70", "LBL101 error A3", "TBL101 info A1:B3")]
    [InlineData("主要指标（万元）", "指标|累计\n固定资产投资|70", "TBL102 error B3")]
    [InlineData("2023年1-6月主要指标（万元）", "指标|累计|增速\n固定资产投资|约七十|3", "VAL101 error B3")]
    [InlineData("2023年1-6月主要指标（万元）", "指标|累计\n造林面积|70", "LBL104 error A1")]
    [InlineData("2023年1-6月主要指标（万元）", "指标|累计\n固定资产投资|70万吨", "LBL106 error B3")]
    [InlineData("2023年15月主要指标（万元）", "指标|累计\n固定资产投资|70", "LBL105 error A1")]
    [InlineData("2023年5月主要指标（万元）", "指标|4月|6月\n固定资产投资|70|80", "LBL102 error C2")]
    [InlineData("2023年1-6月主要指标（万元）", "指标|累计\n固定资产投资|70\n投资|71", "SER101 error B4")]
    public void BadInput_IsAFindingAtItsCell(string title, string grid, params string[] expected) =>
        Codes(Resolve(title, grid)).Intersect(expected).Should().NotBeEmpty();

    [Fact]
    public void UnknownLabelBesideKnownOnes_NamesItsCellAndTheNearestEntries()
    {
        var reading = Resolve("2023年1-6月主要指标（万元）", """
            指标         | 累计
            固定资产投资 | 70
            固定资产投姿 | 30
            """);

        var finding = reading.Findings.Should().ContainSingle(f => f.Code == FindingCodes.UnknownLabel).Subject;
        finding.Cell.Should().Be("A4");
        finding.Suggestion.Should().Contain("固定资产投资");
        Show(reading).Should().Equal("B3 investment.county..M.ytd.level 2023-M06 70 万元");
    }

    [Fact]
    public void ErrorValue_IsAFinding()
    {
        var sheet = new SheetBuilder().Row("2023年1-6月主要指标（万元）").Grid("""
            指标         | 累计 | 增速
            固定资产投资 |      | 3
            """).Cell("B3", new CellValue.Error("#REF!")).Build();

        Codes(Resolver.Read(new Workbook("a.xlsx", [sheet]))).Should().Equal("VAL102 error B3");
    }

    [Fact]
    public void WorkbookInWhichNothingIsKnown_SaysSo() => Codes(Resolve("通讯录", """
        姓名 | 电话
        张三 | 123456
        """)).Should().Contain("TBL103 error ");

    [Fact]
    public void RoundedRestatement_IsNoSecondValue() => Codes(Resolve("2023年1-6月主要指标", """
        指标                 | 累计
        固定资产投资（亿元） | 1.23
        投资（万元）         | 12345
        """)).Should().BeEmpty();

    [Fact]
    public void IgnoredColumn_IsNotRecorded() => Read("2023年1-6月主要指标（万元）", """
        指标         | 累计 | 序时进度(%)
        固定资产投资 | 70   | 50
        """).Should().Equal("B3 investment.county..M.ytd.level 2023-M06 70 万元");

    [Fact]
    public void CaptionOfPerMille_DoesNotReachARateOfItsOwn() => Read("2023年1-6月空气质量（单位：‰）", """
        指标             | 实际完成(%) | 占年计划%
        空气优良天数比例 | 95.5        | 39.7
        """).Should().Equal(
        "B3 air.county..M.ytd.level 2023-M06 95.5 %",
        "C3 air.county..M.ytd.completion 2023-M06 39.7 %");

    [Fact]
    public void LongFormThatBeginsWithAMark_IsReadFromItsFirstRow() => Read("投资（万元）明细", """
        地区   | 指标         | 报告期  | 累计
        东川镇 | 固定资产投资 | 2017-06 | /
        西河乡 | 固定资产投资 | 2018-09 | 85
        """).Should().Equal(
        "D3 investment.dongchuan..M.ytd.level 2017-M06  万元",
        "D4 investment.xihe..M.ytd.level 2018-M09 85 万元");

    [Fact]
    public void PeriodOfAnEarlierTable_DoesNotBindLabelsThatSayTheirOwn()
    {
        var reading = Resolver.Read(new Workbook("报表.xlsx",
        [
            new SheetBuilder().Row("2022年1至6月主要指标（万元）").Grid("""
                指标         | 累计
                固定资产投资 | 70
                """).Row().Row("经济指标明细").Grid("""
                指标         | 地区   | 年    | 月份 | 累计
                固定资产投资 | 东川镇 | 2022年 | 9月 | 4
                """).Build(),
        ]));

        Show(reading).Should().Contain("E7 investment.dongchuan..M.ytd.level 2022-M09 4 万元");
        reading.Findings.Should().NotContain(f => f.Severity != Severity.Info);
        reading.Observations.Should().OnlyContain(o => o.Basis == Basis.Own);
    }

    [Fact]
    public void UrbanAndRuralUnderIncome_AreTheirOwnIndicators() => Read("2023年上半年居民收入（元）", """
        指标               | 城镇  | 农村
        居民人均可支配收入 | 15000 | 6000
        """).Should().Equal(
        "B3 income_urban.county..Q.ytd.level 2023-Q2 15000 元",
        "C3 income_rural.county..Q.ytd.level 2023-Q2 6000 元");

    // Each once cost the square of its length, or much more.
    [Theory]
    [InlineData("农")]
    [InlineData("粮食生产情况产量")]
    [InlineData("完成投资本年累计")]
    public async Task TextAsLongAsACellHolds_IsReadAtOnce(string word)
    {
        var text = string.Concat(Enumerable.Repeat(word, 32_000 / word.Length));
        var sheets = new[]
        {
            new SheetBuilder("标题").Row($"2025年6月{text}情况").Row("单位：万元").Row("指标", "累计").Row("固定资产投资", 12).Build(),
            new SheetBuilder("表头").Row("2025年6月主要指标").Row("单位：万元").Row("指标", text + "累计").Row("固定资产投资", 12).Build(),
            new SheetBuilder("行").Row("2025年6月主要指标").Row("单位：万元").Row("指标", "累计").Row(text + "固定资产投资", 12).Build(),
            new SheetBuilder("注").Row("2025年6月主要指标").Row("单位：万元").Row("指标", "累计").Row("固定资产投资", 12).Row("注：" + text).Build(),
        };
        var reading = () => Task.Run(() => Resolver.Read(new Workbook("报表.xlsx", [.. sheets])), TestContext.Current.CancellationToken);
        await reading.Should().CompleteWithinAsync(TimeSpan.FromMinutes(4));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task LinesWithoutEndAboveATable_LeaveItsFigures(int words)
    {
        var builder = new SheetBuilder();
        for (var line = 0; line < 40_000; line++)
            builder.Row([.. Enumerable.Range(0, words).Select(word => $"工作情况之{line + word}")]);
        var sheet = builder.Row("2025年6月主要指标").Row("单位：万元").Row("指标", "累计").Row("固定资产投资", 12).Build();
        Reading? reading = null;
        var read = () => Task.Run(() => reading = Resolver.Read(new Workbook("报表.xlsx", [sheet])), TestContext.Current.CancellationToken);

        await read.Should().CompleteWithinAsync(TimeSpan.FromMinutes(4));

        reading!.Figures.Should().ContainSingle().Which.Observation.Value.Should().Be(12);
    }

    [Theory]
    [InlineData("2025年1-9月及10月主要指标")]
    [InlineData("2025年9月、10月主要指标")]
    [InlineData("2025年9月和10月主要指标")]
    public void TitleOfTwoStretches_IsOfNeither(string title)
    {
        var sheet = new SheetBuilder().Row(title).Row("单位：万元").Row("指标", "数值").Row("固定资产投资", 12).Build();

        var reading = Resolver.Read(new Workbook("报表.xlsx", [sheet]));

        reading.Figures.Should().BeEmpty();
        reading.Findings.Should().Contain(f => f.Severity == Severity.Error);
    }

    [Theory]
    [InlineData("2025年9月和10月主要指标", "9月", "10月")]
    [InlineData("2025年10月及1-10月主要指标", "10月", "1-10月")]
    public void TitleOfTwoStretches_LeavesThemToTheHeadingsBelow(string title, string first, string second)
    {
        var sheet = new SheetBuilder().Row(title).Row("单位：万元").Row("指标", first, second).Row("固定资产投资", 12, 130).Build();

        var reading = Resolver.Read(new Workbook("报表.xlsx", [sheet]));

        reading.Figures.Should().HaveCount(2);
        reading.Findings.Should().NotContain(f => f.Severity == Severity.Error);
    }

    [Fact]
    public void FirmsOfSomeSort_NarrowATitle()
    {
        var sheet = new SheetBuilder().Row("2025年1-10月驻县单位固定资产投资").Row("单位：万元").Row("指标", "本期").Row("固定资产投资", 12).Build();

        Resolver.Read(new Workbook("报表.xlsx", [sheet])).Findings.Should().Contain(f => f.Code == FindingCodes.UnknownLabel && f.Cell == "A1");
    }

    [Theory]
    [InlineData("2025年1-10月乡镇固定资产投资", "乡镇")]
    [InlineData("云川县2025年1-10月山区乡镇固定资产投资", "山区乡镇")]
    public void AreasOfASort_AreNotTheCounty(string title, string areas)
    {
        var sheet = new SheetBuilder().Row(title).Row("单位：万元").Row("指标", "本期").Row("固定资产投资", 12).Build();

        var reading = Resolver.Read(new Workbook("报表.xlsx", [sheet]));

        reading.Figures.Should().BeEmpty();
        reading.Findings.Should().Contain(f => f.Code == FindingCodes.UnknownLabel && f.Arguments.Contains(areas));
    }

    [Theory]
    [InlineData("2025年1-10月乡镇固定资产投资")]
    [InlineData("2025年1-10月各乡镇固定资产投资")]
    public void AreasOfASort_AreThoseThatTheTableNames(string title)
    {
        var sheet = new SheetBuilder().Row(title).Row("单位：万元").Row("乡镇", "本期").Row("东川镇", 12).Row("全县", 20).Build();

        Resolver.Read(new Workbook("报表.xlsx", [sheet])).Figures.Should().HaveCount(2);
    }

    [Fact]
    public void NumberThatNoPlaceComesTo_IsAFinding_AndNoFigure()
    {
        var sheet = new SheetBuilder().Row("2023年6月主要指标").Row("单位：亿元").Row("指标", "累计").Row("固定资产投资", 12_345_678_901_234m).Build();
        var reading = Resolver.Read(new Workbook("报表.xlsx", [sheet]));
        reading.Findings.Should().Contain(f => f.Code == FindingCodes.NumberTooLarge && f.Cell == "B4");
        reading.Observations.Should().BeEmpty();
    }

    [Fact]
    public void NumberTooLargeForItsPercentFormat_IsAFinding()
    {
        var sheet = new SheetBuilder().Row("2023年6月主要指标").Row("指标", "增长(%)").Row("固定资产投资", decimal.MaxValue).Format("B3", "0.0%").Build();

        Resolver.Read(new Workbook("报表.xlsx", [sheet])).Findings.Should().Contain(f => f.Code == FindingCodes.TextInValueCell && f.Cell == "B3");
    }

    [Fact]
    public void GrowthOnTheRightOfItsIndicator_IsOfThatIndicator() => Read("2023年6月各乡镇情况（万元）", """
        乡镇   | 固定资产投资 | 增速(%) | 社零 | 增速(%)
        东川镇 | 40           | 5.1     | 30   | 4.9
        """).Should().Equal(
        "B3 investment.dongchuan..M.ytd.level 2023-M06 40 万元",
        "C3 investment.dongchuan..M.ytd.yoy 2023-M06 5.1 %",
        "D3 retail.dongchuan..M.ytd.level 2023-M06 30 万元",
        "E3 retail.dongchuan..M.ytd.yoy 2023-M06 4.9 %");

    [Fact]
    public void GrowthOnTheRightOfAColumnWithoutFigures_IsStillThatColumns() => Read("2023年6月各乡镇情况（万元）", """
        乡镇   | 固定资产投资 | 增速(%) | 社零 | 增速(%)
        东川镇 | 40           | 5.1     |      | 4.9
        """).Should().Contain("E3 retail.dongchuan..M.ytd.yoy 2023-M06 4.9 %");

    [Fact]
    public void RepeatedHeadings_TakeTheStretchOnTheirLeft() => Read("2023年6月主要指标（万元）", """
        指标         | 本月 | 上年同期 | 增长(%) | 1-本月 | 上年同期 | 增长(%)
        固定资产投资 | 4    | 3        | 5.1     | 20     | 18       | 6.2
        """).Should().Equal(
        "B3 investment.county..M.period.level 2023-M06 4 万元",
        "C3 investment.county..M.period.level 2022-M06 3 万元",
        "D3 investment.county..M.period.yoy 2023-M06 5.1 %",
        "E3 investment.county..M.ytd.level 2023-M06 20 万元",
        "F3 investment.county..M.ytd.level 2022-M06 18 万元",
        "G3 investment.county..M.ytd.yoy 2023-M06 6.2 %");

    [Fact]
    public void OneGrowthBehindMonthAndCumulative_IsTheCatalogs() => Read("2023年6月主要指标（万元）", """
        指标         | 本月 | 1-本月 | 增长(%)
        固定资产投资 | 4    | 20     | 5.1
        """).Should().Contain("D3 investment.county..M.ytd.yoy 2023-M06 5.1 %");

    [Fact]
    public void GrowthBesideYearsThatNoTitleNames_IsOfTheLatest() => Read("主要指标（万元）", """
        指标         | 2022年 | 2023年 | 增长(%)
        固定资产投资 | 4      | 5      | 25
        """).Should().Contain("D3 investment.county..M.ytd.yoy 2023-M12 25 %");

    [Fact]
    public void MonthBesideAnotherMonthsCumulative_IsAContradiction()
    {
        var reading = Resolve("2023年固定资产投资（万元）", """
            乡镇   | 1-2月 | 3月 | 1-4月
            东川镇 | 4     | 3   | 9
            """);

        reading.Findings.Should().Contain(f => f.Code == FindingCodes.ContradictoryPeriods && f.Cell == "D2");
    }

    [Fact]
    public void YearFurtherDown_EndsTheYearOfAnOuterLabel() => Read("主要指标累计（万元）", """
        月份        | 固定资产投资
        2022年12月  | 9
          2023年1月 | 3
          2月       | 4
        """).Should().Equal(
        "B3 investment.county..M.ytd.level 2022-M12 9 万元",
        "B4 investment.county..M.ytd.level 2023-M01 3 万元",
        "B5 investment.county..M.ytd.level 2023-M02 4 万元");

    [Fact]
    public void HeadingThatEndsTheTitlesIndicator_NamesIt() => Read("2023年6月各乡镇社会消费品零售总额", """
        乡镇   | 零售总额（万元） | 增速(%)
        东川镇 | 40               | 5.1
        """).Should().Equal(
        "B3 retail.dongchuan..M.ytd.level 2023-M06 40 万元",
        "C3 retail.dongchuan..M.ytd.yoy 2023-M06 5.1 %");

    [Fact]
    public void UnitOverTheStub_IsTheUnitOfItsRows() => Resolve("2023年6月主要指标", """
        指标（亿元）  | 累计
        固定资产投资 | 4
        """).Observations.Should().ContainSingle().Which.Value.Should().Be(40_000);

    [Fact]
    public void UnknownUnitOfTheCaption_StopsLevelsAndNotRates()
    {
        var reading = Resolve("2023年6月主要指标（单位：万贯）", """
            指标         | 累计 | 增长(%)
            固定资产投资 | 4    | 5.1
            """);

        reading.Findings.Should().ContainSingle(f => f.Code == FindingCodes.UnknownUnit).Which.Cell.Should().Be("A1");
        Show(reading).Should().Equal("C3 investment.county..M.ytd.yoy 2023-M06 5.1 %");
    }

    [Fact]
    public void UnitByWhichAnotherIsDivided_IsShownOfItsOwnFiguresAlone() => Units("2023年各乡镇（单位：万元）", """
        乡镇   | 总产值 | 亩均产值（元/亩） | 亩均产值同比(%)
        东川镇 | 850    | 3.1               | 2.0
        """).Should().Equal("万元", "元/亩", "%");

    [Fact]
    public void GrowthUnderGrowthByNature_IsARateOfItsOwn()
    {
        var cells = Cells("2023年人口（单位：亩、‰）", """
            乡镇   | 自然增长
                   | 增长率
            东川镇 | 3.1
            """);

        cells.Should().ContainSingle().Which.Measure.Should().BeNull();
        cells[0].Unit.Should().Be("‰");
    }

    private static IEnumerable<string?> Units(string title, string grid) => Cells(title, grid).Select(c => c.Unit);

    private static List<CellReading> Cells(string title, string grid) =>
        [.. Resolver.ReadSheets(new Workbook("报表.xlsx", [Sheet(title, grid)])).SelectMany(s => s.Tables).SelectMany(t => t.Cells)];

    private static Sheet Sheet(string title, string grid) => new SheetBuilder().Row(title).Grid(grid).Build();

    private static Reading Resolve(string title, string grid) => Resolver.Read(new Workbook("报表.xlsx", [Sheet(title, grid)]));

    private static IEnumerable<string> Read(string title, string grid)
    {
        var reading = Resolve(title, grid);
        reading.Findings.Where(f => f.Severity != Severity.Info).Select(f => $"{f.Code} {f.Cell} {FindingTexts.Message(f, CultureInfo.GetCultureInfo("zh-CN"))}").Should().BeEmpty();
        return Show(reading);
    }

    private static IEnumerable<string> Show(Reading reading) =>
        reading.Observations.Select(o => string.Create(CultureInfo.InvariantCulture, $"{o.Origin.Cell} {o.Key} {o.Period} {o.Value} {o.Unit}"));

    private static IEnumerable<string> Codes(Reading reading) =>
        reading.Findings.Select(f => $"{f.Code} {f.Severity.ToString().ToLowerInvariant()} {f.Cell}");
}
