using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest.Files;

/// <summary>
/// What the data know of the share they were tied to by a mark in it. A share that is not mounted is an empty folder like any other: what was about to be moved seems to
/// have been taken away, and what is written there is gone when the share comes back. So where there was a mark and is none, there is no share.
/// </summary>
public sealed class ShareTie(ShareFolders share, IOptions<IngestOptions> options)
{
    private const string MarkName = ".indicators-worker.json";

    private bool _isTied;

    /// <summary>Where the mark lies.</summary>
    public string MarkPath => Path.Combine(share.Root, MarkName);

    /// <summary>Whether the share at this path bore a mark of these data and bears none now.</summary>
    public bool IsAway() => !File.Exists(MarkPath) && File.Exists(options.Value.TieFile) && File.ReadAllText(options.Value.TieFile).TrimEnd() == share.Root;

    /// <exception cref="ShareAwayException">The share is away.</exception>
    public void RequireThere()
    {
        if (IsAway())
            throw new ShareAwayException(share.Root);
    }

    /// <summary>Remembers that the share bears a mark of these data.</summary>
    public void Tie()
    {
        if (_isTied)
            return;
        if (!File.Exists(options.Value.TieFile) || File.ReadAllText(options.Value.TieFile).TrimEnd() != share.Root)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(options.Value.TieFile)!);
            File.WriteAllText(options.Value.TieFile, share.Root + "\n");
        }

        _isTied = true;
    }
}
