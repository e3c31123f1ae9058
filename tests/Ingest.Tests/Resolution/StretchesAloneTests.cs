using System.Collections.Immutable;
using IndicatorPipeline.Ingest.Resolution;

namespace IndicatorPipeline.Ingest.Tests.Resolution;

public sealed class StretchesAloneTests
{
    private static readonly PeriodPart May = new(PeriodForm.Month, 5, 5);
    private static readonly PeriodPart ToMay = new(PeriodForm.Months, 1, 5);

    [Fact]
    public void MonthBesideItsCumulative_IsOfItselfAlone_InTheColumnsThatSayIt()
    {
        var alone = Beside(new PeriodPhrase(Part: May), new PeriodPhrase(Part: ToMay));

        alone.Contains(May, isRow: false, isPlace: false).Should().BeTrue();
        alone.Contains(May, isRow: true, isPlace: false).Should().BeFalse();
        alone.Contains(ToMay, isRow: false, isPlace: false).Should().BeFalse();
    }

    [Fact]
    public void MonthBesideAnothersCumulative_IsNot() =>
        Beside(new PeriodPhrase(Part: May), new PeriodPhrase(Part: new(PeriodForm.Months, 1, 4))).Contains(May, isRow: false, isPlace: false).Should().BeFalse();

    [Fact]
    public void MonthBesideItsQuarter_IsOfItselfAlone_AndTheQuarterIsNot()
    {
        var (june, quarter) = (new PeriodPart(PeriodForm.Month, 6, 6), new PeriodPart(PeriodForm.Quarter, 4, 6));
        var alone = Beside(new PeriodPhrase(Part: june), new PeriodPhrase(Part: quarter));

        alone.Contains(june, isRow: false, isPlace: false).Should().BeTrue();
        alone.Contains(quarter, isRow: false, isPlace: false).Should().BeFalse();
    }

    private static StretchesAlone Beside(params ImmutableArray<PeriodPhrase> columns) => new(new TableAxes(
        [], new ColumnMeanings(columns.Index().ToDictionary(c => c.Index, c => new AxisMeaning { Period = c.Item }), new Dictionary<int, AxisMeaning>(), new HashSet<int>())), PeriodPhrase.Unsaid);
}
