using System.ComponentModel.DataAnnotations;
using IndicatorPipeline.Ingest.Files.Archives;

namespace IndicatorPipeline.Ingest.Tests.Files.Archives;

public sealed class ArchiveOptionsTests
{
    [Fact]
    public void Defaults_AreAFolder() => Validate(new ArchiveOptions()).Should().BeEmpty();

    [Fact]
    public void Bucket_NeedsAllThatItIsReachedWith() => Validate(new ArchiveOptions { Kind = ArchiveKind.S3 }).Should().BeEquivalentTo(
        nameof(ArchiveOptions.Endpoint), nameof(ArchiveOptions.Bucket), nameof(ArchiveOptions.AccessKey), nameof(ArchiveOptions.SecretKey));

    [Theory]
    [InlineData("s3.example")]
    [InlineData("ftp://s3.example")]
    [InlineData("https://worker:geheim@s3.example")]
    [InlineData("https://s3.example/archive")]
    [InlineData("https://s3.example?key=geheim")]
    public void Endpoint_IsTheAddressAlone(string endpoint) =>
        Validate(Some(o => o.Endpoint = endpoint)).Should().Equal(nameof(ArchiveOptions.Endpoint));

    [Theory]
    [InlineData("https://s3.example")]
    [InlineData("http://127.0.0.1:9000/")]
    public void Endpoint_MayHaveAPort(string endpoint) => Validate(Some(o => o.Endpoint = endpoint)).Should().BeEmpty();

    [Fact]
    public void EveryMistake_IsNamed() => Validate(Some(o =>
    {
        o.Bucket = "Archive/Of";
        o.Prefix = "county/../another";
        o.SecretKeyFile = "/nowhere/key";
        o.Timeout = TimeSpan.Zero;
    })).Should().BeEquivalentTo(nameof(ArchiveOptions.Bucket), nameof(ArchiveOptions.Prefix), nameof(ArchiveOptions.SecretKeyFile), nameof(ArchiveOptions.Timeout));

    [Theory]
    [InlineData("", "https://s3.example/county-archive")]
    [InlineData("jingyuan", "https://s3.example/county-archive/jingyuan")]
    [InlineData("gansu/jing.yuan/", "https://s3.example/county-archive/gansu/jing.yuan")]
    public void Location_HoldsNoSecret(string prefix, string location)
    {
        using var archive = new S3Archive(Some(o => o.Prefix = prefix), TimeProvider.System);
        archive.Location.Should().Be(location);
    }

    private static ArchiveOptions Some(Action<ArchiveOptions> change)
    {
        var options = new ArchiveOptions { Kind = ArchiveKind.S3, Endpoint = "https://s3.example", Bucket = "county-archive", AccessKey = "worker", SecretKey = "geheim" };
        change(options);
        return options;
    }

    private static List<string> Validate(ArchiveOptions options)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        return [.. results.SelectMany(r => r.MemberNames)];
    }
}
