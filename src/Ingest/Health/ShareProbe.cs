using IndicatorPipeline.Ingest.Files;

namespace IndicatorPipeline.Ingest.Health;

/// <summary>The share is there, and files can be listed, written and renamed in it.</summary>
internal sealed class ShareProbe(ShareFolders share, ShareTie tie) : IProbe
{
    public string Name => "share";

    public Task<IReadOnlyList<ProbeResult>> LookAsync() => Task.FromResult<IReadOnlyList<ProbeResult>>([Look()]);

    private ProbeResult Look()
    {
        if (!Directory.Exists(share.Root))
            return ProbeCodes.ShareMissing.With(share.Root);
        try
        {
            if (tie.IsAway())
                return ProbeCodes.ShareUnmarked.With(share.Root);
            _ = Directory.EnumerateFileSystemEntries(share.Root).Any();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ProbeCodes.ShareUnreadable.With(share.Root, e.Message);
        }

        var code = ProbeCodes.ShareNotWritable;
        try
        {
            using var file = TrialFile.Write(share.Root);
            code = ProbeCodes.ShareNoRename;
            file.MoveTo(share.Root);
            return ProbeCodes.ShareInOrder.With(share.Root);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return code.With(share.Root, e.Message);
        }
    }
}
