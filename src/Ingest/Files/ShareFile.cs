namespace IndicatorPipeline.Ingest.Files;

/// <summary>Moves files between folders of the share.</summary>
internal static class ShareFile
{
    private const int WindowsSharingViolation = unchecked((int)0x80070020);
    private const int WindowsLockViolation = unchecked((int)0x80070021);
    private const int UnixNotPermitted = 1;
    private const int UnixAccess = 13;
    private const int UnixBusy = 16;
    private const int UnixTextBusy = 26;
    private const int UnixOtherDevice = 18;

    /// <summary>Moves a file to a name that is free. Within a volume it is at every moment in one of the two places; between volumes at times in both.</summary>
    /// <param name="flushes">Told the target's folder: once it is flushed the move is on the disk.</param>
    public static async Task<MoveOutcome> MoveAsync(string source, string target, FolderFlushes flushes, CancellationToken cancellationToken)
    {
        try
        {
            // Unlike File.Move it never copies, which could be cut short halfway.
            Directory.Move(source, target);
        }
        catch (IOException e) when (IsOtherDevice(e))
        {
            // The copy must be on the disk before the source goes.
            var copied = new FolderFlushes();
            await DurableFile.CopyAsync(source, target, TemporaryFor(target), copied, cancellationToken);
            copied.Flush();
            return Delete(source);
        }
        catch (Exception e) when (IsInUse(e))
        {
            return MoveOutcome.InUse;
        }

        flushes.Add(Path.GetDirectoryName(target)!);
        return MoveOutcome.Moved;
    }

    public static MoveOutcome Delete(string path)
    {
        try
        {
            File.Delete(path);
            return MoveOutcome.Moved;
        }
        catch (Exception e) when (IsInUse(e))
        {
            return MoveOutcome.InUse;
        }
    }

    /// <summary>Under which name a file is written until it is complete: hidden, and the same at every attempt so that none is left behind.</summary>
    public static string TemporaryFor(string target) =>
        Path.Combine(Path.GetDirectoryName(target)!, "." + Path.GetFileName(target) + ".part");

    /// <summary>Whether a move failed because its target is on another disk.</summary>
    public static bool IsOtherDevice(IOException fault) => !OperatingSystem.IsWindows() && fault.HResult == UnixOtherDevice;

    private static bool IsInUse(Exception fault) => fault switch
    {
        UnauthorizedAccessException => true,
        IOException when OperatingSystem.IsWindows() => fault.HResult is WindowsSharingViolation or WindowsLockViolation,
        IOException => fault.HResult is UnixNotPermitted or UnixAccess or UnixBusy or UnixTextBusy,
        _ => false,
    };
}
