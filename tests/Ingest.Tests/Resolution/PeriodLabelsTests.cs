using IndicatorPipeline.Ingest.Resolution;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Tests.Resolution;

public sealed class PeriodLabelsTests
{
    private static readonly LabelReader Labels = new(new Vocabulary(IndicatorCatalog.Empty));

    [Theory]
    [InlineData("2023年1-6月", 2023, 1, 6, Accumulation.YearToDate)]
    [InlineData("2023年１－６月", 2023, 1, 6, Accumulation.YearToDate)]
    [InlineData("2023年1—6月份", 2023, 1, 6, Accumulation.YearToDate)]
    [InlineData("2023年1至6月", 2023, 1, 6, Accumulation.YearToDate)]
    [InlineData("2023年一至六月", 2023, 1, 6, Accumulation.YearToDate)]
    [InlineData("2023年上半年", 2023, 1, 6, Accumulation.YearToDate)]
    [InlineData("2023年前三季度", 2023, 1, 9, Accumulation.YearToDate)]
    [InlineData("2023年一季度", 2023, 1, 3, null)]
    [InlineData("2023年第四季度", 2023, 10, 12, null)]
    [InlineData("2023年6月", 2023, 6, 6, null)]
    [InlineData("2023年6月12345热线", 2023, 6, 6, null)]
    [InlineData("June 2023", 2023, 6, 6, null)]
    [InlineData("2023 Q2", 2023, 4, 6, null)]
    [InlineData("二〇二三年六月", 2023, 6, 6, null)]
    [InlineData("2023年十二月", 2023, 12, 12, null)]
    [InlineData("2023.06", 2023, 6, 6, null)]
    [InlineData("2023-06", 2023, 6, 6, null)]
    [InlineData("2023-M06", 2023, 6, 6, null)]
    [InlineData("2023/6", 2023, 6, 6, null)]
    [InlineData("2023Q2", 2023, 4, 6, null)]
    [InlineData("2023年全年", 2023, 1, 12, Accumulation.YearToDate)]
    [InlineData("2023.1-6", 2023, 1, 6, Accumulation.YearToDate)]
    [InlineData("2023/1—6", 2023, 1, 6, Accumulation.YearToDate)]
    [InlineData("2023.1.1-6.30", 2023, 1, 6, Accumulation.YearToDate)]
    [InlineData("2023年1-6", 2023, 1, 6, Accumulation.YearToDate)]
    [InlineData("2023年1至6", 2023, 1, 6, Accumulation.YearToDate)]
    [InlineData("2023年Ⅲ季度", 2023, 7, 9, null)]
    [InlineData("5月", null, 5, 5, null)]
    [InlineData("1-2月", null, 1, 2, Accumulation.YearToDate)]
    public void PeriodAsWritten_IsRead(string label, int? year, int from, int to, Accumulation? accumulation)
    {
        var period = Labels.Read(label).Period;

        period.Year.Should().Be(year);
        (period.Part!.Value.FromMonth, period.Part.Value.ToMonth).Should().Be((from, to));
        period.Accumulation.Should().Be(accumulation);
    }

    [Theory]
    [InlineData("2023年", 2023)]
    [InlineData("2023年度", 2023)]
    [InlineData("2023", 2023)]
    public void YearAlone_IsAYear(string label, int year)
    {
        Labels.Read(label).Period.Should().Be(new PeriodPhrase(year));
        Labels.Read(label).IsUnderstood.Should().BeTrue();
    }

    [Fact]
    public void RangeOfYears_IsNoSingleYear() =>
        Labels.Read("2023-2025年").Period.Should().Be(new PeriodPhrase(2023, 2025));

    [Theory]
    [InlineData("本月", nameof(PeriodForm.ThisMonth), Accumulation.Period)]
    [InlineData("当月", nameof(PeriodForm.ThisMonth), Accumulation.Period)]
    [InlineData("本月止累计", nameof(PeriodForm.ToThisMonth), Accumulation.YearToDate)]
    [InlineData("1-本月", nameof(PeriodForm.ToThisMonth), Accumulation.YearToDate)]
    [InlineData("1－本季", nameof(PeriodForm.ToThisQuarter), Accumulation.YearToDate)]
    [InlineData("本季", nameof(PeriodForm.ThisQuarter), Accumulation.Period)]
    [InlineData("上月", nameof(PeriodForm.LastMonth), null)]
    [InlineData("上季度", nameof(PeriodForm.LastQuarter), null)]
    [InlineData("上月末", nameof(PeriodForm.LastMonth), Accumulation.Stock)]
    public void RelativePeriod_WaitsForTheReports(string label, string form, Accumulation? accumulation)
    {
        var period = Labels.Read(label).Period;

        period.Part!.Value.Form.ToString().Should().Be(form);
        period.Accumulation.Should().Be(accumulation);
    }

    [Theory]
    [InlineData("累计", Accumulation.YearToDate)]
    [InlineData("年初累计", Accumulation.YearToDate)]
    [InlineData("自开工累计", Accumulation.Stock)]
    [InlineData("历年累计", Accumulation.Stock)]
    [InlineData("期末", Accumulation.Stock)]
    public void WordOfAccumulation_SaysHowFiguresAddUp(string label, Accumulation accumulation) =>
        Labels.Read(label).Period.Accumulation.Should().Be(accumulation);

    [Fact]
    public void SamePeriodLastYear_IsAYearBack() =>
        Labels.Read("上年同期").Period.Should().Be(new PeriodPhrase(YearOffset: -1, IsSamePeriod: true));

    [Theory]
    [InlineData("2023年15月")]
    [InlineData("1-13月")]
    [InlineData("0月")]
    public void MonthThatNoYearHas_IsInvalid(string label) => Labels.Read(label).InvalidPeriod.Should().NotBeNull();

    [Theory]
    [InlineData("地区生产总值")]
    [InlineData("计划投资")]
    [InlineData("新增100个")]
    public void LabelWithoutTime_SaysNoPeriod(string label) => Labels.Read(label).Period.Should().Be(PeriodPhrase.Unsaid);
}
