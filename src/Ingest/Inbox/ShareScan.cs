using IndicatorPipeline.Ingest.Files;
using System.IO.Enumeration;
using IndicatorPipeline.Metrics.Catalog;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest.Inbox;

/// <summary>
/// Looks at the share. A file is ready at the second look that finds its size and time unchanged, if its own bytes say that it is all there, and
/// otherwise when it has stood still for <see cref="InboxOptions.QuietTime"/>: somebody may still be copying it, and no event tells of that on a
/// network share. What it has seen it forgets with the process. Not thread-safe.
/// </summary>
public sealed class ShareScan(ShareFolders share, CatalogSource catalog, IOptions<IngestOptions> ingest, IOptions<InboxOptions> options, TimeProvider time, ILogger<ShareScan> logger)
{
    // Programs' own files: Excel's and WPS's mark that a workbook is open, LibreOffice's, unfinished copies and downloads, and the systems' litter.
    private static readonly string[] Ignored =
    [
        ".*", "~$*", "~*.tmp", "*.tmp", "*.temp", "*.part", "*.partial", "*.crdownload", "*.download", "*.swp", "*" + ShareFolders.ReceiptSuffix, "*" + ShareFolders.DepartmentReceiptSuffix,
        ShareFolders.ReminderName, "Thumbs.db", "desktop.ini",
    ];

    private static readonly string[] IgnoredFolders = [".*", "$RECYCLE.BIN", "System Volume Information", "lost+found", "@eaDir", "#recycle"];

    private Dictionary<string, Sighting> _seen = new(StringComparer.Ordinal);
    private HashSet<string> _told = new(StringComparer.Ordinal);
    private Dictionary<string, PassedOverEntry> _passedOver = new(StringComparer.Ordinal);

    /// <param name="Since">When it was first seen as it is: a timestamp, since the time of day may be set.</param>
    /// <param name="IsComplete">Whether its bytes say that it is all there; null while nobody has asked.</param>
    private readonly record struct Sighting(IncomingFile File, long Since, bool? IsComplete);

    /// <summary>Whether a file of this name is some program's own and nobody's report.</summary>
    internal static bool IsIgnoredFile(string name) => Matches(Ignored, name);

    /// <summary>Whether a folder of this name is the system's own.</summary>
    internal static bool IsIgnoredFolder(string name) => Matches(IgnoredFolders, name);

    /// <summary>Looks once more: the files that are ready, in ordinal order.</summary>
    public IReadOnlyList<IncomingFile> Look()
    {
        _passedOver = new Dictionary<string, PassedOverEntry>(StringComparer.Ordinal);
        var files = FilesUnder(share.Root);
        // What is gone is forgotten: should it come again, it is told again.
        _told = _passedOver.Keys.ToHashSet(StringComparer.Ordinal);
        var seen = new Dictionary<string, Sighting>(files.Count, StringComparer.Ordinal);
        var ready = new List<IncomingFile>();
        foreach (var file in files)
        {
            if (!_seen.TryGetValue(file.Path, out var sighting) || !sighting.File.IsSameAs(file))
            {
                seen.Add(file.Path, new Sighting(file, time.GetTimestamp(), null));
                continue;
            }

            sighting = sighting with { IsComplete = sighting.IsComplete ?? IsComplete(file) };
            seen.Add(file.Path, sighting);
            if (sighting.IsComplete == true || time.GetElapsedTime(sighting.Since) >= options.Value.QuietTime)
                ready.Add(file);
        }

        _seen = seen;
        return ready;
    }

    /// <summary>What in the share is never taken, in ordinal order. Nothing is changed.</summary>
    internal IReadOnlyList<PassedOverEntry> PassedOver()
    {
        _passedOver = new Dictionary<string, PassedOverEntry>(StringComparer.Ordinal);
        Walk(share.Root, out _);
        return [.. _passedOver.Values.OrderBy(p => p.Path, StringComparer.Ordinal)];
    }

    /// <summary>
    /// The files to be taken at or below a path in the share, in ordinal order, without waiting for them to stand still. Those with names that are
    /// no UTF-8 get the names that they mean.
    /// </summary>
    public IReadOnlyList<IncomingFile> FilesUnder(string path)
    {
        var files = Walk(path, out var foreign);
        var renamed = false;
        foreach (var file in foreign)
            renamed |= Rename(file);
        return renamed ? Walk(path, out _) : files;
    }

    private List<IncomingFile> Walk(string path, out List<ForeignNames.ForeignFile> foreign)
    {
        var current = catalog.Catalog;
        var files = new List<IncomingFile>();
        foreign = [];
        var full = Path.GetFullPath(path);
        if (File.Exists(full))
            Add(new FileInfo(full), current, files);
        else
            AddFolder(new DirectoryInfo(full), current, files, foreign);
        files.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        return files;
    }

    // Whoever may still be writing to it goes on undisturbed; its folder stays, for more may come.
    private bool Rename(ForeignNames.ForeignFile file)
    {
        if (IsIgnoredFile(Path.GetFileName(file.Path)))
            return false;
        try
        {
            var folder = Path.GetDirectoryName(file.Path)!;
            Directory.CreateDirectory(folder);
            var local = TimeZoneInfo.ConvertTime(time.GetUtcNow(), ingest.Value.FindZone());
            var path = Path.Combine(folder, PlaceNames.Free(Path.GetFileName(file.Path), local, candidate => Path.Exists(Path.Combine(folder, candidate))));
            ForeignNames.Rename(file, path);
            logger.LogInformation("A file whose name was no UTF-8 is {Path} now", path);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            TellOnce(file.Path, PassedOverReason.Name, e.Message);
            return false;
        }
    }

    // One that cannot be read is nothing to wait for: taking it in meets with the same fault, and that is told.
    private bool IsComplete(IncomingFile file)
    {
        try
        {
            return EndMark.IsThere(share.Full(file.Path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    private void AddFolder(DirectoryInfo folder, IndicatorCatalog current, List<IncomingFile> files, List<ForeignNames.ForeignFile> foreign)
    {
        if (!share.Contains(folder.FullName) || IsPassedOver(folder))
            return;
        FileSystemInfo[] entries;
        try
        {
            entries = folder.GetFileSystemInfos();
        }
        catch (DirectoryNotFoundException) when (ForeignNames.IsSuspect(folder.Name))
        {
            // The files in it get other names, or are told of.
            return;
        }
        catch (Exception e) when (e is UnauthorizedAccessException or DirectoryNotFoundException && folder.FullName != share.Root)
        {
            // One department's trouble is not the others'. The share itself is another matter.
            TellOnce(folder.FullName, PassedOverReason.Unreadable, e.Message);
            return;
        }

        if (entries.Any(e => ForeignNames.IsSuspect(e.Name)))
            foreign.AddRange(ForeignNames.Below(folder.FullName));
        foreach (var entry in entries)
        {
            if (entry is DirectoryInfo child)
                AddFolder(child, current, files, foreign);
            else
                Add((FileInfo)entry, current, files);
        }
    }

    private void Add(FileInfo file, IndicatorCatalog current, List<IncomingFile> files)
    {
        if (IsIgnoredFile(file.Name) || IsLink(file))
            return;
        if (!RegularFile.Is(file.FullName))
        {
            TellOnce(file.FullName, PassedOverReason.NoFile, "");
            return;
        }

        var path = share.Relative(file.FullName);
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var folder = slash < 0 ? "" : path[..slash];
        try
        {
            files.Add(new IncomingFile(path, folder, slash < 0 ? null : ShareFolders.DepartmentOf(folder, current), file.Length, file.LastWriteTimeUtc));
        }
        catch (FileNotFoundException)
        {
            // Gone since the folder was listed.
        }
        catch (ArgumentOutOfRangeException)
        {
            // Disks keep times that no calendar has.
            TellOnce(file.FullName, PassedOverReason.Unreadable, "its time lies outside the years 1 to 9999; touch it");
        }
    }

    private bool IsPassedOver(DirectoryInfo folder)
    {
        if (folder.FullName == share.Root)
            return false;
        if (IsIgnoredFolder(folder.Name) || IsLink(folder))
            return true;
        // The three folders: directly in the share and directly in a folder of the share.
        var depth = share.Relative(folder.FullName).Count(c => c == '/');
        return depth <= 1 && ShareFolders.IsOutcome(folder.Name);
    }

    // What a link within the share leads to is looked at where it is; what lies outside is not the department's to send.
    private bool IsLink(FileSystemInfo entry)
    {
        if (!entry.Attributes.HasFlag(FileAttributes.ReparsePoint) || entry.LinkTarget is null)
            return false;
        var target = TargetOf(entry);
        if (target is null || !share.Contains(target))
            TellOnce(entry.FullName, PassedOverReason.Link, target ?? entry.LinkTarget);
        return true;
    }

    private static string? TargetOf(FileSystemInfo link)
    {
        try
        {
            return link.ResolveLinkTarget(returnFinalTarget: true)?.FullName;
        }
        catch (IOException)
        {
            // Links in a circle lead nowhere.
            return null;
        }
    }

    private static bool Matches(string[] patterns, string name) => patterns.Any(p => FileSystemName.MatchesSimpleExpression(p, name));

    private void TellOnce(string path, PassedOverReason reason, string detail)
    {
        if (_passedOver.TryAdd(path, new PassedOverEntry(path, reason, detail)) && !_told.Contains(path))
            logger.LogWarning("{Path} is passed over: {Reason}", path, WordsOf(reason, detail));
    }

    private static string WordsOf(PassedOverReason reason, string detail) => reason switch
    {
        PassedOverReason.Link => $"it is a link out of the share, to {detail}",
        PassedOverReason.NoFile => "it is a pipe, a socket or a device",
        PassedOverReason.Unreadable => detail,
        PassedOverReason.Name => $"its name is no UTF-8 and must be changed by hand ({detail})",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "There is no such reason."),
    };
}
