using IndicatorPipeline.Ingest.Tables;

namespace IndicatorPipeline.Ingest.Tests.Tables;

public sealed class NumberingTests
{
    [Theory]
    [InlineData("一、地区生产总值", 1, false, "地区生产总值")]
    [InlineData("（一）第一产业", 2, false, "第一产业")]
    [InlineData("1.工业", 3, false, "工业")]
    [InlineData("12、工业", 3, false, "工业")]
    [InlineData("(1)采矿业", 4, false, "采矿业")]
    [InlineData("①煤炭", 5, false, "煤炭")]
    [InlineData("其中：工业投资", null, true, "工业投资")]
    [InlineData("  其中: 1.工业", 3, true, "工业")]
    [InlineData("#武汉市", null, true, "武汉市")]
    [InlineData("1-6月", null, false, "1-6月")]
    [InlineData("1.5万吨以上", null, false, "1.5万吨以上")]
    [InlineData("十大项目", null, false, "十大项目")]
    public void Label_IsPartedFromItsNumber(string label, int? rank, bool isPart, string rest) =>
        Numbering.Of(label).Should().Be(new Numbering(rank, isPart, rest));
}
