using IndicatorPipeline.Ingest.Files.Archives;

namespace IndicatorPipeline.Ingest.Health;

/// <summary>The archive answers. It is asked one thing: often, and beside a worker that writes.</summary>
internal sealed class ArchiveAnswerProbe(IArchive archive) : IProbe
{
    // Of no bytes at all, which are no workbook's: it does not matter whether they are there.
    private const string Asked = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    public string Name => "archive";

    public async Task<IReadOnlyList<ProbeResult>> LookAsync()
    {
        try
        {
            await archive.ContainsAsync(Asked, CancellationToken.None);
            return [ProbeCodes.ArchiveInOrder.With(archive.Location)];
        }
        catch (ArchiveAwayException e)
        {
            return [Of(e)];
        }
    }

    public static ProbeResult Of(ArchiveAwayException away) => (away.IsRefusal ? ProbeCodes.ArchiveRefuses : ProbeCodes.ArchiveAway).With(away.Message.ReplaceLineEndings(" "));
}
