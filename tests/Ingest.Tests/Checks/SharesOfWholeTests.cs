using IndicatorPipeline.Ingest.Checks;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Tests.Checks;

public sealed class SharesOfWholeTests
{
    private static CheckBench Shares(decimal last) => new CheckBench(new SharesOfWhole())
        .Gives("total", 20.0m, item: "beef", measure: Measure.Share).Gives("total", 30.0m, item: "lamb", measure: Measure.Share).Gives("total", last, item: "leek", measure: Measure.Share);

    [Fact]
    public void SharesThatComeToMore_Trigger() => Shares(55.0m).Findings().Should().ContainSingle().Which.Arguments.Should().Contain("105");

    [Theory]
    [InlineData(50.0)]
    [InlineData(50.1)]
    public void SharesThatComeToAHundredWithinRounding_DoNotTrigger(double last) => Shares((decimal)last).Findings().Should().BeEmpty();

    [Fact]
    public void ShareOfTheOnlyPartThatTheCatalogKnows_DoesNotTrigger() =>
        new CheckBench(new SharesOfWhole()).Gives("member", 85.2m, measure: Measure.Share).Findings().Should().BeEmpty();
}
