using IndicatorPipeline.Ingest.Resolution;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Ingest.Tests.Resolution;

/// <summary>Whose words say the report's period, and whose area: titles, headings, lines announced as saying it, and names; nothing else.</summary>
public sealed class ReportPeriodTests
{
    [Theory]
    [InlineData("（2023年7月10日印发）")]
    [InlineData("国家统计局2023年7月发布")]
    [InlineData("更新于2023年7月8日")]
    [InlineData("文号：国统字〔2022〕88号")]
    [InlineData("国统字〔2022〕88号")]
    [InlineData("有效期至：2024年1月")]
    [InlineData("本表有效期：至2024年12月")]
    [InlineData("说明：2022年数为快报数，2021年数为核定数。")]
    [InlineData("注：上年同期数为2022年年报数")]
    [InlineData("批准日期：2022年12月")]
    [InlineData("数据截至2023年7月5日")]
    [InlineData("报告期：2023年6月")]
    public void LineUnderTheTitle_LeavesItsPeriod(string line) => Periods("2023年1-6月主要指标（万元）", line).Should().Equal("2023-M06 A");

    [Theory]
    [InlineData("报告期：2023年5月")]
    [InlineData("所属期：2023年5月")]
    [InlineData("截至2023年5月")]
    [InlineData("数据所属期：2023年5月")]
    public void LineAnnouncedAsThePeriod_SaysItWhereTheTitleDoesNot(string line) => Periods("主要指标（万元）", line).Should().Equal("2023-M05 A");

    [Theory]
    [InlineData("报告期：2023年5月")]
    [InlineData("2023年7月")]
    public void LineThatContradictsTheTitle_IsAQuestion(string line) =>
        Resolve("月报.xlsx", "Sheet1", "2023年1-6月主要指标（万元）", line).Findings.Should().ContainSingle(f => f.Code == FindingCodes.ContradictoryPeriods);

    [Theory]
    [InlineData("2022年主要指标_2023-01-20.xlsx", "2022-M12 A")]
    [InlineData("2023年6月月报20230715.xlsx", "2023-M06 A")]
    [InlineData("主要指标202306.xlsx", "2023-M06 A")]
    public void FileName_SaysItsStretchAndNotTheDayAtItsEnd(string name, string expected) =>
        Resolve(name, "Sheet1", "主要指标（万元）", "").Observations.Select(o => $"{o.Period} A").Should().Equal(expected);

    [Fact]
    public void FileNameOfADayAlone_SaysNoPeriod() =>
        Resolve("主要指标_2023-01-20.xlsx", "Sheet1", "主要指标（万元）", "").Findings.Should().ContainSingle(f => f.Code == FindingCodes.NoPeriod);

    [Theory]
    [InlineData("乡镇：黑石镇", "Sheet1", "月报.xlsx")]
    [InlineData("所在乡镇：南沟乡", "Sheet1", "月报.xlsx")]
    [InlineData("", "黑石镇", "月报.xlsx")]
    [InlineData("", "Sheet1", "黑石镇2023年1-6月主要指标.xlsx")]
    public void PlaceThatNobodyKnows_IsAnUnknownLabelAndNotTheCounty(string line, string sheet, string file)
    {
        var reading = Resolve(file, sheet, "2023年1-6月主要指标（万元）", line);

        reading.Observations.Should().BeEmpty();
        reading.Findings.Should().ContainSingle(f => f.Code == FindingCodes.UnknownLabel).Which.Arguments[0].Should().EndWith(reading.Findings[0].Arguments[0]);
    }

    [Theory]
    [InlineData("乡镇：东川镇", "Sheet1", "月报.xlsx")]
    [InlineData("", "东川镇", "月报.xlsx")]
    [InlineData("", "Sheet1", "东川镇2023年1-6月主要指标.xlsx")]
    public void PlaceNamedOutsideTheTable_IsThatOfItsFigures(string line, string sheet, string file) =>
        Resolve(file, sheet, "2023年1-6月主要指标（万元）", line).Observations.Select(o => o.Key.Area).Should().Equal("dongchuan");

    [Theory]
    [InlineData("城镇居民收入")]
    [InlineData("各乡镇主要指标")]
    [InlineData("乡镇")]
    [InlineData("工业园区")]
    [InlineData("汇总")]
    public void WordsThatEndLikeAPlace_AreNone(string name) => UnknownPlaces.In(name).Should().BeNull();

    private static IEnumerable<string> Periods(string title, string line)
    {
        var reading = Resolve("月报.xlsx", "Sheet1", title, line);
        reading.Findings.Should().BeEmpty();
        return reading.Observations.Select(o => $"{o.Period} {(o.Status == Metrics.Observations.ObsStatus.Normal ? "A" : "P")}");
    }

    private static Reading Resolve(string file, string sheet, string title, string line)
    {
        var builder = new SheetBuilder(sheet).Row(title);
        if (line.Length > 0)
            builder = builder.Row(line);
        return new WorkbookResolver(SomeCatalog.Small).Read(new Workbook(file, [builder.Grid("指标|累计\n固定资产投资|70").Build()]));
    }
}
