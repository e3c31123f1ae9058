using CsCheck;
using IndicatorPipeline.Ingest.Workbooks;

namespace IndicatorPipeline.Ingest.Tests.Workbooks;

public sealed class ShownLinesTests
{
    private const int Lines = 40;

    [Fact]
    public void EachShownLine_IsFoundInItsPlaceAndBack() => Gen.Int[0, Lines].HashSet[0, Lines].Sample(hidden =>
    {
        var lines = new ShownLines(hidden);
        foreach (var (shown, place) in Enumerable.Range(0, Lines * 2).Except(hidden).Index())
        {
            lines.PlaceOf(shown).Should().Be(place);
            lines.Shown(place, place).Should().Be((shown, shown));
        }

        foreach (var line in hidden)
            lines.Shown(line, line).Should().BeNull();
    });
}
