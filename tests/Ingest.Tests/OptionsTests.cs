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

    private static IReadOnlyList<string> ErrorsOf(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();
        using var services = new ServiceCollection().AddLogging().AddIngest(configuration).BuildServiceProvider();
        return IngestServices.OptionErrors(services);
    }
}
