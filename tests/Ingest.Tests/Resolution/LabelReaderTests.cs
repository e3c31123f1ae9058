using IndicatorPipeline.Ingest.Resolution;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Ingest.Tests.Resolution;

public sealed class LabelReaderTests
{
    private static readonly LabelReader Labels = new(new Vocabulary(SomeCatalog.Small));

    [Theory]
    [InlineData("地区生产总值（GDP）", "gdp")]
    [InlineData("一、地 区 生 产 总 值", "gdp")]
    [InlineData("ＧＤＰ", "gdp")]
    [InlineData("固定资产投资完成额（万元）", "investment")]
    [InlineData("其中：工业投资", "investment_industry")]
    [InlineData("规上工业增加值增速(%)", "industry")]
    public void LabelAsWritten_NamesItsIndicator(string label, string code)
    {
        var meaning = Labels.Read(label);

        meaning.Indicator!.Code.Should().Be(code);
        meaning.IsUnderstood.Should().BeTrue();
    }

    [Theory]
    [InlineData("固定资产投资\nFixed Asset Investment", "investment")]
    [InlineData("用电量（万千瓦时） Electricity Consumption (10,000 kWh)", "power")]
    [InlineData("地区生产总值 GDP", "gdp")]
    public void TranslationBehindTheLabel_SaysNothingMore(string label, string code)
    {
        var meaning = Labels.Read(label);

        meaning.Indicator!.Code.Should().Be(code);
        meaning.IsUnderstood.Should().BeTrue();
    }

    [Fact]
    public void LabelOfASignThatStandsForMany_IsUnknown_HoweverLongItIs() => Labels.Read(new string('\uFDFA', 20_000)).IsUnderstood.Should().BeFalse();

    [Fact]
    public void EnglishWithoutALabelBeforeIt_IsUnknown() => Labels.Read("Fixed Asset Investment").IsUnderstood.Should().BeFalse();

    [Theory]
    [InlineData("增速(%)", Measure.Yoy)]
    [InlineData("同比增长", Measure.Yoy)]
    [InlineData("±%", Measure.Yoy)]
    [InlineData("增减(%)", Measure.Yoy)]
    [InlineData("环比增长(%)", Measure.Mom)]
    [InlineData("全年目标", Measure.Target)]
    [InlineData("年度计划", Measure.Target)]
    [InlineData("完成年度目标(%)", Measure.Completion)]
    [InlineData("增速位次", Measure.YoyRank)]
    [InlineData("全市排名", Measure.Rank)]
    [InlineData("增速目标", Measure.YoyTarget)]
    [InlineData("占比", Measure.Share)]
    [InlineData("实际完成", Measure.Level)]
    [InlineData("金额（万元）", Measure.Level)]
    [InlineData("年度预算", Measure.Target)]
    [InlineData("完成预算(%)", Measure.Completion)]
    [InlineData("完成目标任务(%)", Measure.Completion)]
    [InlineData("完成年度计划比例(%)", Measure.Completion)]
    [InlineData("占年度计划(%)", Measure.Completion)]
    [InlineData("完成计划%", Measure.Completion)]
    [InlineData("完成年计划（%）", Measure.Completion)]
    [InlineData("占全年任务比重", Measure.Completion)]
    [InlineData("完成本年度目标任务的比例（%）", Measure.Completion)]
    [InlineData("预算执行率（%）", Measure.Completion)]
    public void WordOfMeasure_IsUnderstood(string label, Measure measure)
    {
        var meaning = Labels.Read(label);

        MeasureUnits.Decide(meaning.Measure, meaning.Units.FirstOrDefault()).Should().Be(measure);
        meaning.IsUnderstood.Should().BeTrue();
    }

    [Theory]
    [InlineData("人口自然增长率(‰)")]
    [InlineData("净增率%")]
    public void GrowthThatIsNotOnTheYearBefore_IsNoMeasure(string label)
    {
        var meaning = Labels.Read(label);

        meaning.Measure.Should().BeNull();
        meaning.IsUnderstood.Should().BeFalse();
    }

    [Fact]
    public void WordForWhatIsCounted_IsItsUnitAndAPieceOfNames()
    {
        var meaning = Labels.Read("亩数");

        meaning.Units.Should().ContainSingle().Which.Name.Should().Be("亩");
        meaning.Core.Should().Be("亩数");
    }

    [Theory]
    [InlineData("产值（元/亩）", "元/亩")]
    [InlineData("亿元／公顷", "亿元/公顷")]
    [InlineData("金额（万元）", null)]
    public void UnitByWhichAnotherIsDivided_IsNoUnitAndShown(string label, string? ratio)
    {
        var meaning = Labels.Read(label);

        meaning.Ratio?.Name.Should().Be(ratio);
        (meaning.Ratio is null || meaning.Units.IsEmpty).Should().BeTrue();
    }

    [Fact]
    public void AttributeThatIsAlsoAMeasuresWord_IsBoth()
    {
        var meaning = Labels.Read("目标任务");

        meaning.Attribute!.Code.Should().Be("goal");
        meaning.Measure!.Measure.Should().Be(Measure.Target);
    }

    [Fact]
    public void ChangeWithoutUnit_IsADifference() =>
        MeasureUnits.Decide(Labels.Read("同比增减").Measure, null).Should().Be(Measure.YoyDiff);

    [Fact]
    public void YearlyTarget_SaysNoPeriod() => Labels.Read("全年目标").Period.IsDated.Should().BeFalse();

    [Theory]
    [InlineData("天然气销售")]
    [InlineData("某某投资")]
    public void WordThatNobodyKnows_MakesTheLabelUnknown(string label) => Labels.Read(label).IsUnderstood.Should().BeFalse();

    [Fact]
    public void TwoIndicatorsInOneLabel_AreAmbiguous() =>
        Labels.Read("固定资产投资、社会消费品零售总额").Ambiguous.Select(i => i.Code).Should().Equal("investment", "retail");

    [Fact]
    public void SyllableThatIsAlsoAUnit_IsNoUnitWithinAWord() => Labels.Read("企业个数").Units.Should().BeEmpty();

    [Fact]
    public void UnitInBrackets_IsAUnit() => Labels.Read("投资（亿元）").Units.Should().ContainSingle().Which.Name.Should().Be("亿元");

    [Theory]
    [InlineData("总人口")]
    [InlineData("乡村人口")]
    [InlineData("游客人次")]
    public void LastLettersOfALabel_AreNoUnit(string label) => Labels.Read(label).Units.Should().BeEmpty();

    [Theory]
    [InlineData("政府性基金预算支出（亿元）")]
    [InlineData("计划生育率")]
    public void WordInsideAWord_IsNoMeasure(string label) => Labels.Read(label).Measure.Should().BeNull();

    [Theory]
    [InlineData("分注册类型")]
    [InlineData("核对人员")]
    public void WordInsideAWord_IgnoresNothing(string label) => Labels.Read(label).IsIgnored.Should().BeFalse();

    [Theory]
    [InlineData("上月=100", null)]
    [InlineData("同比（上年同期=100）", Measure.Yoy)]
    [InlineData("以2020年为100", null)]
    [InlineData("国统字〔2023〕88号", null)]
    public void BaseOfAnIndexAndNumberOfADocument_SayNoPeriod(string label, Measure? measure)
    {
        var meaning = Labels.Read(label);

        meaning.Period.Should().Be(PeriodPhrase.Unsaid);
        meaning.Measure?.Measure.Should().Be(measure);
    }
}
