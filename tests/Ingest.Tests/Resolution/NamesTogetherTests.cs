using IndicatorPipeline.Ingest.Resolution;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Ingest.Tests.Resolution;

public sealed class NamesTogetherTests
{
    private static readonly NamesTogether Names = new(new LabelReader(new Vocabulary(SomeCatalog.Small)));

    [Fact]
    public void LabelAndItsWhole_TogetherNameAnIndicator() => Names.Of("居民人均可支配收入（元）", "城镇")!.Code.Should().Be("income_urban");

    [Fact]
    public void PartOfAWholeAsLongAsACellHolds_IsNone() =>
        Names.OfAPart(string.Concat(Enumerable.Repeat("固定资产投资", 5_000)), "工业").Should().BeNull();
}
