using System.Text;
using IndicatorPipeline.Ingest.Files;

namespace IndicatorPipeline.Ingest.Tests.Files;

public sealed class PlaceNamesTests
{
    private static readonly DateTimeOffset Time = new(2025, 7, 10, 9, 30, 5, TimeSpan.FromHours(8));

    [Fact]
    public void FreeName_StaysAsItIs() => PlaceNames.Free("月报.xlsx", Time, _ => false).Should().Be("月报.xlsx");

    [Fact]
    public void TakenName_GetsTheTime_AndThenANumber()
    {
        HashSet<string> taken = ["月报.xlsx"];
        PlaceNames.Free("月报.xlsx", Time, taken.Contains).Should().Be("月报 20250710-093005.xlsx");
        taken.Add("月报 20250710-093005.xlsx");
        PlaceNames.Free("月报.xlsx", Time, taken.Contains).Should().Be("月报 20250710-093005-2.xlsx");
    }

    [Fact]
    public void LongName_IsCutBetweenCharacters_AndKeepsItsExtension()
    {
        var name = PlaceNames.Free(new string('报', 83) + "𠀀.xlsx", Time, _ => false);
        Encoding.UTF8.GetByteCount(name).Should().BeLessThanOrEqualTo(225);
        name.Should().EndWith("报.xlsx");
    }

    [Theory]
    [InlineData("报表", "报表 20250710-093005")]
    [InlineData("关于2025年6月.情况的说明与统计数据一览", "关于2025年6月.情况的说明与统计数据一览 20250710-093005")]
    public void NameWithoutAnExtension_GetsTheTimeAtItsEnd(string name, string expected) =>
        PlaceNames.Free(name, Time, candidate => candidate == name).Should().Be(expected);
}
