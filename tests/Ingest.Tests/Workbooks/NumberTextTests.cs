using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Tests.Workbooks;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData("1234.5", "1234.5", null)]
    [InlineData("1,234.5", "1234.5", null)]
    [InlineData("１，２３４．５", "1234.5", null)]
    [InlineData("11 158", "11158", null)]
    [InlineData("  11 158", "11158", null)]
    [InlineData("10．89", "10.89", null)]
    [InlineData("18'042.5", "18042.5", null)]
    [InlineData("1’204’000", "1204000", null)]
    [InlineData("- 22.2", "-22.2", null)]
    [InlineData("－3.2", "-3.2", null)]
    [InlineData("(7.1)", "-7.1", null)]
    [InlineData("（7.1）", "-7.1", null)]
    [InlineData("5.6%", "5.6", "%")]
    [InlineData("1234万元", "1234", "万元")]
    [InlineData("+8.0", "8.0", null)]
    public void NumberAsTyped_IsRead(string text, string value, string? unit) =>
        NumberText.Read(text).Should().Be(new CellNumber(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), unit, null));

    [Theory]
    [InlineData("↑12.5", "12.5", null)]
    [InlineData("↓3", "-3", null)]
    [InlineData("增长5.6%", "5.6", "%")]
    [InlineData("下降3.2%", "-3.2", "%")]
    [InlineData("提高0.5个百分点", "0.5", "个百分点")]
    [InlineData("持平", "0", null)]
    public void NumberSaidToBeAChange_IsReadAsOne(string text, string value, string? unit) =>
        NumberText.Read(text).Should().Be(new CellNumber(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), unit, null) { SaysChange = true });

    [Theory]
    [InlineData("…", MissingReason.BelowHalfUnit)]
    [InlineData("—", MissingReason.NotApplicable)]
    [InlineData("-", MissingReason.NotApplicable)]
    [InlineData("暂无", MissingReason.NotAvailable)]
    public void MissingMark_TellsTheReason(string text, MissingReason reason) =>
        NumberText.Read(text).Should().Be(new CellNumber(null, null, reason));

    [Theory]
    [InlineData("2023年")]
    [InlineData("1-6月")]
    [InlineData("6月")]
    [InlineData("100元以上")]
    [InlineData("东川镇")]
    [InlineData("12,34")]
    [InlineData("1 23")]
    [InlineData("约120")]
    [InlineData("1.2.3")]
    [InlineData("(-5)")]
    [InlineData("(5")]
    [InlineData("(1)东川镇")]
    [InlineData("二季度")]
    [InlineData("2008/1")]
    [InlineData("①12")]
    [InlineData("²12.5")]
    [InlineData("⒈20")]
    public void TextThatMayMeanSomethingElse_IsNoNumber(string text) => NumberText.Read(text).Should().BeNull();
}
