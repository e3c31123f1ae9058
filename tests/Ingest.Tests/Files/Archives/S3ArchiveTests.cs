using System.Globalization;
using IndicatorPipeline.Ingest.Files.Archives;
using IndicatorPipeline.Ingest.Health;
using IndicatorPipeline.Support;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest.Tests.Files.Archives;

public sealed class S3ArchiveTests(S3Fixture s3) : ArchiveContract, IClassFixture<S3Fixture>
{
    [Fact]
    public async Task LongList_ComesInPages()
    {
        using var place = NewPlace();
        var contents = Enumerable.Range(0, 7).Select(i => Named($"{i}")).ToList();
        await place.Get<IArchive>().StoreAsync(contents, Cancel);
        using var archive = new S3Archive(place.Get<IOptions<ArchiveOptions>>().Value, TimeProvider.System) { PageSize = 3 };
        (await archive.ListAsync(Cancel).ToListAsync(Cancel)).Should().BeEquivalentTo(contents.Select(c => c.Sha256));
    }

    [Theory]
    [InlineData("Archive:SecretKey", "another", "403")]
    [InlineData("Archive:Bucket", "nobody-s", "NoSuchBucket")]
    public async Task Refusal_IsToldOf_AndNoFileIsTakenForOneThatWasNeverKept(string key, string value, string words)
    {
        using var place = NewPlace((key, value));
        var archive = place.Get<IArchive>();
        var acts = new Func<Task>[]
        {
            () => archive.ContainsAsync(SomeReport.Sha256("甲"), Cancel),
            () => archive.ReadAsync(SomeReport.Sha256("甲"), Cancel),
            () => archive.StoreAsync([Named("甲")], Cancel),
            () => archive.ListAsync(Cancel).ToListAsync(Cancel).AsTask(),
            () => archive.TryWritingAsync(Cancel),
        };
        foreach (var act in acts)
        {
            var refusal = (await act.Should().ThrowExactlyAsync<ArchiveAwayException>()).Which;
            refusal.IsRefusal.Should().BeTrue();
            refusal.Message.Should().StartWith(archive.Location).And.NotContain(value == "another" ? value : "geheim");
        }

        var result = (await new ArchiveProbe(archive, place.Ledger).LookAsync()).Single();
        result.Code.Name.Should().Be("archive_refuses");
        result.Arguments.Single().Should().Contain(words);
    }

    [Fact]
    public async Task SecretInAFile_IsReadThere()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder.Combine("key"), "geheim\n", Cancel);
        using var place = NewPlace(("Archive:SecretKey", ""), ("Archive:SecretKeyFile", folder.Combine("key")));
        await place.Get<IArchive>().StoreAsync([Named("甲")], Cancel);
    }

    [Fact]
    public async Task LineThatBreaksOrRefuses_LeavesWholeFilesOnly()
    {
        await using var line = new FaultyLine(s3.Server.Port);
        using var place = NewPlace(("Archive:Endpoint", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{line.Port}")));
        var archive = place.Get<IArchive>();
        var content = Named(new byte[200_000]);
        line.BreaksAfter = 50_000;
        await archive.Invoking(a => a.StoreAsync([content], Cancel)).Should().ThrowExactlyAsync<ArchiveAwayException>();
        line.BreaksAfter = null;
        await line.RefuseAsync();
        await Task.Delay(200, Cancel);
        (await archive.Invoking(a => a.ReadAsync(content.Sha256, Cancel)).Should().ThrowExactlyAsync<ArchiveAwayException>()).Which.IsRefusal.Should().BeFalse();
        line.Accept();

        await Task.Delay(200, Cancel);
        (await archive.ContainsAsync(content.Sha256, Cancel)).Should().BeFalse();
        await archive.StoreAsync([content], Cancel);
        (await archive.ReadAsync(content.Sha256, Cancel)).ToArray().Should().Equal(content.Bytes.ToArray());
    }

    [Fact]
    public async Task StoreThatAnswersNothing_IsWaitedForOnceOnly()
    {
        await using var line = new FaultyLine(s3.Server.Port) { Delay = TimeSpan.FromMinutes(5) };
        using var place = NewPlace(
            ("Archive:Endpoint", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{line.Port}")), ("Archive:Timeout", "00:00:01"), ("Archive:Retries", "0"), ("Archive:AwayPause", "00:10:00"));
        var archive = place.Get<IArchive>();
        (await archive.Invoking(a => a.StoreAsync([Named("甲")], Cancel)).Should().ThrowExactlyAsync<ArchiveAwayException>()).WithMessage("*No answer within 1 seconds*");
        var started = TimeProvider.System.GetTimestamp();
        for (var i = 0; i < 100; i++)
            (await archive.Invoking(a => a.ContainsAsync(SomeReport.Sha256("甲"), Cancel)).Should().ThrowExactlyAsync<ArchiveAwayException>()).WithMessage("*No answer within 1 seconds*");
        TimeProvider.System.GetElapsedTime(started).Should().BeLessThan(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task StoreWithACertificateOfItsOwnAuthority_IsTrustedWhereTheAuthorityIsNamed()
    {
        await using var front = new TlsFront(s3.Server.Port);
        using var place = NewPlace(("Archive:Endpoint", front.Url), ("Archive:RootCertificate", front.AuthorityFile));
        var archive = place.Get<IArchive>();
        var content = Named(new byte[200_000]);
        await archive.StoreAsync([content], Cancel);
        (await archive.ReadAsync(content.Sha256, Cancel)).ToArray().Should().Equal(content.Bytes.ToArray());
    }

    [Theory]
    [InlineData("localhost", false, "*certificate chain*Archive:RootCertificate*")]
    [InlineData("another.example", true, "*RemoteCertificateNameMismatch*name in the address*")]
    public async Task StoreWhoseCertificateIsNotVerified_IsToldNothing(string name, bool isNamed, string words)
    {
        await using var front = new TlsFront(s3.Server.Port, name);
        using var place = NewPlace(("Archive:Endpoint", front.Url), ("Archive:RootCertificate", isNamed ? front.AuthorityFile : ""));
        var archive = place.Get<IArchive>();
        (await archive.Invoking(a => a.StoreAsync([Named("甲")], Cancel)).Should().ThrowExactlyAsync<ArchiveAwayException>()).WithMessage(words);
        front.Passed.Should().Be(0);
    }

    protected override Workplace NewPlace() => NewPlace([]);

    private Workplace NewPlace(params (string Key, string Value)[] settings) => new(null, [.. s3.Server.ArchiveSettings(), .. settings]);
}
