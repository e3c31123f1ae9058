using IndicatorPipeline.Ingest.Resolution;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Ingest.Tests.Resolution;

public sealed class LabelMemoryTests
{
    private static readonly LabelMeaning Meaning = new() { Unknown = "x" };

    [Fact]
    public void LabelOfAnEarlierWorkbook_IsNotReadAgain()
    {
        var memory = new LabelMemory();
        var vocabulary = new Vocabulary(SomeCatalog.Small);

        var first = new LabelReader(vocabulary, null, memory).Read("固定资产投资（万元）");

        first.Indicator!.Code.Should().Be("investment");
        new LabelReader(vocabulary, null, memory).Read("固定资产投资（万元）").Should().BeSameAs(first);
    }

    [Fact]
    public void LongText_IsNotKept()
    {
        var memory = new LabelMemory();
        memory.Keep(new string('x', 65), Meaning);
        memory.Find(new string('x', 65)).Should().BeNull();
    }

    [Fact]
    public void LabelThatComesAgainAndAgain_OutlivesThoseThatDoNot()
    {
        var memory = new LabelMemory(most: 4);
        memory.Keep("again", Meaning);
        memory.Keep("once", Meaning);
        for (var i = 0; i < 40; i++)
        {
            memory.Keep($"label {i}", Meaning);
            memory.Find("again").Should().BeSameAs(Meaning);
        }

        memory.Find("once").Should().BeNull();
    }
}
