namespace IndicatorPipeline.Ingest.Tests;

public sealed class ZoneNamesTests
{
    [Theory]
    [InlineData("Asia/Shanghai", "China Standard Time")]
    [InlineData("Asia/Chongqing", "China Standard Time")]
    [InlineData("Europe/Berlin", "W. Europe Standard Time")]
    [InlineData("Middle/Earth", null)]
    public void NameOfIana_IsKnownByItsNameOnWindows(string name, string? windows) => ZoneNames.OfWindows(name).Should().Be(windows);

    [Fact]
    public void Zone_IsFoundByEitherName()
    {
        ZoneNames.Find("Asia/Shanghai")!.BaseUtcOffset.Should().Be(TimeSpan.FromHours(8));
        ZoneNames.Find("China Standard Time")!.BaseUtcOffset.Should().Be(TimeSpan.FromHours(8));
        ZoneNames.Find("Middle/Earth").Should().BeNull();
    }
}
