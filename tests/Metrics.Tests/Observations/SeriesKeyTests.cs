using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Tests.Observations;

public sealed class SeriesKeyTests
{
    private static SeriesKey Key => new("gdp", "county", null, Freq.Quarterly, Accumulation.YearToDate, Measure.Level);

    [Fact]
    public void SameParts_AreTheSameSeries()
    {
        var fromItsGroup = Key.Group.With(Measure.Level);

        fromItsGroup.Should().Be(Key);
        fromItsGroup.GetHashCode().Should().Be(Key.GetHashCode());
        PlaceComparer.Instance.Equals((fromItsGroup, TimePeriod.OfYear(2025)), (Key, TimePeriod.OfYear(2025))).Should().BeTrue();
    }

    public static TheoryData<SeriesKey> Others =>
    [
        Key with { Indicator = "income" },
        Key with { Area = "dongchuan" },
        Key with { Item = "vegetable" },
        Key with { Freq = Freq.Monthly },
        Key with { Accumulation = Accumulation.Period },
        Key with { Measure = Measure.Yoy },
    ];

    [Theory]
    [MemberData(nameof(Others))]
    public void AnyOtherPart_MakesItAnother(SeriesKey other) => other.Should().NotBe(Key);

    [Fact]
    public void CopyWithAnotherPart_RemembersNothingOfTheFirst()
    {
        var key = Key;
        _ = (key.GetHashCode(), key.Group, key.Group.GetHashCode());

        var copy = key with { Area = "dongchuan" };
        var group = key.Group with { Area = "dongchuan" };

        copy.Group.Should().Be(group);
        copy.Should().Be(new SeriesKey("gdp", "dongchuan", null, Freq.Quarterly, Accumulation.YearToDate, Measure.Level));
        copy.GetHashCode().Should().Be(group.With(Measure.Level).GetHashCode());
    }
}
