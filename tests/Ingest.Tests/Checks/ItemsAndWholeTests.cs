using IndicatorPipeline.Ingest.Checks;

namespace IndicatorPipeline.Ingest.Tests.Checks;

public sealed class ItemsAndWholeTests
{
    private static CheckBench Items(int total) => new CheckBench(new ItemsAndWhole())
        .Gives("total", 10, item: "beef").Gives("total", 20, item: "lamb").Gives("total", 30, item: "leek").Gives("total", total);

    [Fact]
    public void TotalThatIsNotTheSumOfItsColumn_Triggers() => Items(70).Findings().Should().ContainSingle().Which.Cell.Should().Be("B5");

    [Fact]
    public void TotalThatIs_DoesNotTrigger() => Items(60).Findings().Should().BeEmpty();

    [Fact]
    public void TotalOfAnotherColumn_DoesNotTrigger() => new CheckBench(new ItemsAndWhole())
        .Gives("total", 10, item: "beef").Gives("total", 20, item: "lamb").Gives("total", 30, item: "leek").Gives("total", 70, cell: "D9").Findings().Should().BeEmpty();
}
