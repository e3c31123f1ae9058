using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace IndicatorPipeline.Ingest.Tests;

public sealed class OptionsTests
{
    [Fact]
    public void NothingSaid_IsInOrder() => ErrorsOf().Should().BeEmpty();

    [Fact]
    public void WrongOptions_AreAllNamedAtOnce()
    {
        var errors = ErrorsOf(
            ("Zone", "Middle/Earth"), ("Share", ""), ("Inbox:ScanInterval", "00:00:00"), ("Influx:Url", "influx"), ("Limits:Sheets", "0"), ("Web:Urls", ""));
        errors.Should().HaveCount(6);
        foreach (var name in new[] { "Zone", "Share", "ScanInterval", "Influx:Url", "Sheets", "Urls" })
            errors.Should().ContainSingle(e => e.Contains(name, StringComparison.Ordinal));
    }

    [Fact]
    public void TimeThatIsNone_IsNamed() =>
        ErrorsOf(("Inbox:ScanInterval", "soon")).Should().ContainSingle().Which.Should().Contain("Inbox:ScanInterval");

    [Theory]
    [InlineData("Inbox:ScanIntervall")]
    [InlineData("Influx:Adress")]
    [InlineData("Web:Addresses")]
    public void NameThatIsNoSetting_IsNamed(string key) =>
        ErrorsOf((key, "1")).Should().ContainSingle().Which.Should().StartWith($"{key} is no setting; there are ");

    [Theory]
    [InlineData("OpenId:Authority", "http://sso.example")]
    [InlineData("OpenId:Authority", "sso")]
    [InlineData("OpenId:ClientSecretFile", "/nowhere/secret")]
    [InlineData("OpenId:NameClaim", "")]
    [InlineData("OpenId:Roles:Leader:0", null)]
    public void WrongProvider_IsNamed(string key, string? value)
    {
        var settings = new Dictionary<string, string?> { ["OpenId:Authority"] = "https://sso.example", ["OpenId:Roles:Leader:0"] = "县领导" };
        ErrorsOf([.. settings.Select(s => (s.Key, s.Value!))]).Should().BeEmpty();
        if (value is null)
            settings.Remove(key);
        else
            settings[key] = value;
        ErrorsOf([.. settings.Select(s => (s.Key, s.Value!))]).Should().ContainSingle().Which.Should().Contain(key.Split(':')[1]);
    }

    [Fact]
    public void WordThatIsNoRole_IsNamed() =>
        ErrorsOf(("OpenId:Authority", "https://sso.example"), ("OpenId:Roles:Emperor:0", "x")).Should().NotBeEmpty();

    private static IReadOnlyList<string> ErrorsOf(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();
        using var services = new ServiceCollection().AddLogging().AddIngest(configuration).BuildServiceProvider();
        return IngestServices.OptionErrors(services);
    }
}
