using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Support;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace IndicatorPipeline.Ingest.Tests;

public sealed class CatalogSourceTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2025, 7, 10, 1, 0, 0, TimeSpan.Zero));
    private readonly Workplace _place;

    public CatalogSourceTests() => _place = new Workplace(_time);

    private CatalogSource Source => _place.Get<CatalogSource>();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void UnchangedFiles_ChangeNothing()
    {
        var before = Source.Current;
        Source.Refresh().Should().BeFalse();
        Source.Current.Should().BeSameAs(before);
    }

    [Fact]
    public void EditedFile_IsInUseAfterTheNextLook()
    {
        _place.Catalog.Write(CatalogFiles.Ignored, "- 序时进度\n- 备查");
        Source.Refresh().Should().BeTrue();
        Source.Catalog.Ignored.Should().Contain("备查");
        Source.Refresh().Should().BeFalse();
    }

    [Fact]
    public void BrokenFile_LeavesTheOldCatalogInUse_AndIsToldOnce()
    {
        var before = Source.Catalog.Fingerprint;
        _place.Catalog.Write(CatalogFiles.Ignored, "- { broken");
        Source.Refresh().Should().BeFalse();
        Source.Refresh().Should().BeFalse();
        Source.Catalog.Fingerprint.Should().Be(before);
        _place.Logs.Lines.Where(l => l.Level == LogLevel.Error && l.Message.Contains("ignored.yaml", StringComparison.Ordinal)).Should().ContainSingle();

        _place.Catalog.Write(CatalogFiles.Ignored, "- 备查");
        Source.Refresh().Should().BeTrue();
    }

    [Fact]
    public void FolderThatIsGone_LeavesTheOldCatalogInUse()
    {
        var before = Source.Catalog;
        Directory.Move(_place.Catalog.Path, _place.Catalog.Path + "-away");
        try
        {
            Source.Refresh().Should().BeFalse();
            Source.Catalog.Should().BeSameAs(before);
        }
        finally
        {
            Directory.Move(_place.Catalog.Path + "-away", _place.Catalog.Path);
        }
    }

    [Fact]
    public async Task FileThatCannotBeReadNow_IsReadAtTheNextLook_AndReportsAreTakenInMeanwhile()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var before = Source.Catalog;
        _place.Catalog.Write(CatalogFiles.Ignored, "- 备查");
        var file = Path.Combine(_place.Catalog.Path, CatalogFiles.Ignored);
        // As a program that saves it holds it.
        await using (new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Source.Invoking(s => s.Refresh()).Should().Throw<IOException>();
            _place.Drop("统计局/月报.xlsx", SomeWorkbook.Accepted());
            await _place.RunAsync(cancellation);
            _place.Files().Should().Equal("统计局/已接收/月报.xlsx");
            Source.Catalog.Should().BeSameAs(before);
        }

        Source.Refresh().Should().BeTrue();
        Source.Catalog.Ignored.Should().Contain("备查");
    }

    [Fact]
    public async Task ShareThatIsAwayWhenTheCatalogChanges_IsLaidOutWhenItIsThere()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await _place.RunAsync(cancellation);
        // Something that is no folder stands where the share was, so that none can be made in its place.
        Directory.Move(_place.Share, _place.Share + "-away");
        await File.WriteAllBytesAsync(_place.Share, [], cancellation);
        _place.Catalog.Write(CatalogFiles.Departments, "- { code: stats, name: 统计局, folder: 统计局, aliases: [县统计局] }\n- { code: education, name: 教育局, folder: 教育局 }");
        await _place.RunAsync(cancellation);
        File.Delete(_place.Share);
        Directory.Move(_place.Share + "-away", _place.Share);

        _time.Advance(TimeSpan.FromHours(1));
        await _place.RunAsync(cancellation);

        Directory.Exists(_place.InShare("教育局/已接收")).Should().BeTrue();
    }

    [Fact]
    public void BrokenCatalogAtTheStart_IsRefusedWithEveryProblem()
    {
        _place.Catalog.Write(CatalogFiles.Ignored, "- { broken").Delete(CatalogFiles.Units);
        _place.Restart();
        _place.Get<CatalogSource>().Invoking(s => s.Catalog).Should().Throw<CatalogException>()
            .Which.Problems.Select(p => p.File).Should().Contain([CatalogFiles.Ignored, CatalogFiles.Units]);
    }
}
