using System.ComponentModel.DataAnnotations;
using IndicatorPipeline.Metrics.Influx;

namespace IndicatorPipeline.Metrics.Tests.Influx;

public sealed class InfluxOptionsTests
{
    [Fact]
    public void Defaults_AreValidAndMeanNoProjection()
    {
        var options = new InfluxOptions();
        options.IsEnabled.Should().BeFalse();
        Errors(options).Should().BeEmpty();
        options.Should().BeEquivalentTo(new
        {
            Api = InfluxApi.Auto,
            Database = "indicators",
            Gzip = true,
            BatchSize = 5_000,
            Timeout = TimeSpan.FromSeconds(30),
            Retries = 3,
            RetryDelay = TimeSpan.FromSeconds(1),
            RetryDelayLimit = TimeSpan.FromSeconds(30),
            RootCertificate = (string?)null,
            RefusedPause = TimeSpan.FromMinutes(10),
            PipelineInterval = TimeSpan.FromMinutes(1),
        });
    }

    [Theory]
    [InlineData("influx:8086")]
    [InlineData("ftp://influx")]
    [InlineData("http://")]
    [InlineData("http://influx:8086/?db=x")]
    public void UrlThatIsNoAddress_IsAnError(string url) => Errors(new InfluxOptions { Url = url }).Should().ContainSingle().Which.Should().StartWith("Influx:Url");

    [Fact]
    public void SecretInTheUrl_IsAnErrorThatDoesNotRepeatIt() =>
        Errors(new InfluxOptions { Url = "http://me:hidden@influx:8086" }).Should().ContainSingle().Which.Should().NotContain("hidden");

    [Fact]
    public void EveryErrorIsToldAtOnce() =>
        Errors(new InfluxOptions { Url = "x", Password = "p", Database = "", BatchSize = 0, RetryDelay = TimeSpan.FromMinutes(1) })
            .Should().HaveCount(5);

    [Theory]
    [InlineData("/nowhere/authority.pem")]
    [InlineData("IndicatorPipeline.Metrics.dll")]
    public void AuthorityThatIsNoFileOfCertificates_IsAnError(string file) =>
        Errors(new InfluxOptions { RootCertificate = Path.Combine(AppContext.BaseDirectory, file) }).Should().ContainSingle().Which.Should().StartWith("Influx:RootCertificate, ").And.Contain(file);

    [Fact]
    public void Target_NamesTheDatabaseAndNoSecret()
    {
        var options = new InfluxOptions { Url = "https://Influx:8086/", RetentionPolicy = "rp", UserName = "u", Password = "hidden", Token = "hidden" };
        options.Target.Should().Be("influx https://influx:8086 indicators/rp");
    }

    private static List<string> Errors(InfluxOptions options)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        return [.. results.Select(r => r.ErrorMessage!)];
    }
}
