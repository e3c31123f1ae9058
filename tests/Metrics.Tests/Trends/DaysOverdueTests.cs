using System.Globalization;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Metrics.Trends;

namespace IndicatorPipeline.Metrics.Tests.Trends;

public sealed class DaysOverdueTests
{
    private const string Project = "project_investment";
    private const string Road = "滨河路改造";

    [Theory]
    [InlineData("2025年5月", 30)] // 31 May to 30 June
    [InlineData("2025年6月", 0)]
    [InlineData("2025年8月", 0)]
    [InlineData("2024年12月", 181)]
    [InlineData("2025-06-20", 10)]
    public void UnfinishedProject_IsOverdueSinceItsPlannedFinish(string finish, int days)
    {
        var derived = Bench("在建", finish).Derive(Measure.DaysOverdue, indicator: Project, item: Road)!;
        (derived.Value, derived.Unit, derived.Rule.Code).Should().Be((days, "天", "overdue"));
        derived.Inputs.Cast<DerivationInput.Text>().Select(i => i.Vintage.Text.Value).Should().Equal(finish, "在建");
    }

    [Theory]
    [InlineData("竣工")]
    [InlineData(" 已 投产 ")]
    public void FinishedProject_IsNotOverdue(string stage) => Bench(stage, "2025年5月").Derive(Measure.DaysOverdue, indicator: Project, item: Road).Should().BeNull();

    [Fact]
    public void NoStage_GivesNothing() =>
        new TrendBench().With(1, indicator: Project, item: Road).WithText("finish", "2025年5月").Derive(Measure.DaysOverdue, indicator: Project, item: Road).Should().BeNull();

    [Fact]
    public void RowOfAnotherPeriod_SaysNothingOfThisOne() =>
        new TrendBench().With(1, indicator: Project, item: Road).WithText("finish", "2025年5月", "2025-M05").WithText("stage", "在建", "2025-M05")
            .Derive(Measure.DaysOverdue, indicator: Project, item: Road).Should().BeNull();

    [Fact]
    public void ItemOfAClosedKind_HasNoDeadline() =>
        new TrendBench().With(1, indicator: Project, item: "vegetable").Derive(Measure.DaysOverdue, indicator: Project, item: "vegetable").Should().BeNull();

    [Theory]
    [InlineData("2025年12月", "2025-12-31")]
    [InlineData("２０２５年２月", "2025-02-28")]
    [InlineData("2024年2月底", "2024-02-29")]
    [InlineData("2025年6月15日", "2025-06-15")]
    [InlineData("2025-06-15", "2025-06-15")]
    [InlineData("2025/6/5", "2025-06-05")]
    [InlineData("2025.12", "2025-12-31")]
    [InlineData("2025年", "2025-12-31")]
    [InlineData("2025年底", "2025-12-31")]
    [InlineData("2025年末", "2025-12-31")]
    [InlineData("2025", "2025-12-31")]
    public void LastDay_IsTheLastOneThatTheTextNames(string finish, string expected) =>
        DaysOverdue.LastDay(finish).Should().Be(DateOnly.ParseExact(expected, "O", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("")]
    [InlineData("待定")]
    [InlineData("2025年13月")]
    [InlineData("2025年2月30日")]
    [InlineData("2024年3月-2025年12月")]
    [InlineData("0000年")]
    [InlineData("12月")]
    public void LastDay_OfWhatIsNoDate_IsNone(string finish) => DaysOverdue.LastDay(finish).Should().BeNull();

    private static TrendBench Bench(string stage, string finish) =>
        new TrendBench().With(1, indicator: Project, item: Road).WithText("finish", finish).WithText("stage", stage);
}
