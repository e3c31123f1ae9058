using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Support;
using Microsoft.Extensions.Logging;

namespace IndicatorPipeline.Ingest.Tests;

public sealed class CatalogSourceTests : IDisposable
{
    private readonly Workplace _place = new();

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
    public void BrokenCatalogAtTheStart_IsRefusedWithEveryProblem()
    {
        _place.Catalog.Write(CatalogFiles.Ignored, "- { broken").Delete(CatalogFiles.Units);
        _place.Restart();
        _place.Get<CatalogSource>().Invoking(s => s.Catalog).Should().Throw<CatalogException>()
            .Which.Problems.Select(p => p.File).Should().Contain([CatalogFiles.Ignored, CatalogFiles.Units]);
    }
}
