using System.Runtime.InteropServices;
using System.Text;

namespace IndicatorPipeline.Ingest.Files;

/// <summary>
/// Names that are no UTF-8, as a copy from an old Windows share leaves them on Linux: .NET lists such a file under a name with which nobody can
/// open it. They are read as GB18030, the encoding of Chinese offices.
/// </summary>
internal static partial class ForeignNames
{
    private const byte Folder = 4;
    private const byte Plain = 8;
    private const byte Slash = (byte)'/';

    // In the answer of readdir: the kind of the entry, and after it the name, up to a zero.
    private const int KindOffset = 18;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Chinese =
        CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, new DecoderReplacementFallback("_"))!;

    /// <summary>A file that .NET cannot name.</summary>
    /// <param name="Bytes">Its full path, with a zero at the end.</param>
    /// <param name="Path">The full path that the bytes mean.</param>
    internal sealed record ForeignFile(byte[] Bytes, string Path);

    /// <summary>Whether a name, as .NET gives it, stands for bytes that are no UTF-8 (or holds the very sign that stands for them).</summary>
    public static bool IsSuspect(string name) => name.Contains('\uFFFD', StringComparison.Ordinal) && OperatingSystem.IsLinux() && Environment.Is64BitProcess;

    /// <summary>The regular files below a folder in whose paths, from there on, a name is no UTF-8.</summary>
    public static IReadOnlyList<ForeignFile> Below(string folder)
    {
        var found = new List<ForeignFile>();
        Collect([.. Utf8.GetBytes(folder), 0], folder, isForeign: false, found);
        return found;
    }

    /// <summary>Gives it another name, in another folder perhaps; nothing must bear that name yet.</summary>
    /// <exception cref="IOException">It cannot be.</exception>
    public static void Rename(ForeignFile file, string path)
    {
        if (Rename(file.Bytes, path) != 0)
            throw new IOException($"{file.Path} cannot be renamed: {Marshal.GetLastPInvokeErrorMessage()}", Marshal.GetLastPInvokeError());
    }

    // What is named in UTF-8 in a folder named in UTF-8 is the scan's, which looks into it by itself.
    private static void Collect(byte[] folder, string path, bool isForeign, List<ForeignFile> found)
    {
        foreach (var (name, kind) in EntriesOf(folder))
        {
            var text = TextOf(name);
            if (!isForeign && text is not null)
                continue;
            byte[] full = [.. folder[..^1], Slash, .. name, 0];
            var meant = Path.Join(path, text ?? Chinese.GetString(name));
            if (kind == Plain)
                found.Add(new ForeignFile(full, meant));
            else if (kind == Folder)
                Collect(full, meant, isForeign: true, found);
        }
    }

    private static string? TextOf(byte[] name)
    {
        try
        {
            return Utf8.GetString(name);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static List<(byte[] Name, byte Kind)> EntriesOf(byte[] folder)
    {
        var entries = new List<(byte[], byte)>();
        var open = OpenFolder(folder);
        if (open == 0)
            return entries;
        try
        {
            while (NextEntry(open) is var entry and not 0)
            {
                var name = NameAt(entry + KindOffset + 1);
                if (name is not ([(byte)'.'] or [(byte)'.', (byte)'.']))
                    entries.Add((name, Marshal.ReadByte(entry, KindOffset)));
            }
        }
        finally
        {
            _ = CloseFolder(open);
        }

        return entries;
    }

    private static byte[] NameAt(nint start)
    {
        var length = 0;
        while (Marshal.ReadByte(start, length) != 0)
            length++;
        var name = new byte[length];
        Marshal.Copy(start, name, 0, length);
        return name;
    }

    [LibraryImport("libc", EntryPoint = "opendir")]
    private static partial nint OpenFolder(byte[] path);

    [LibraryImport("libc", EntryPoint = "readdir")]
    private static partial nint NextEntry(nint folder);

    [LibraryImport("libc", EntryPoint = "closedir")]
    private static partial int CloseFolder(nint folder);

    [LibraryImport("libc", EntryPoint = "rename", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Rename(byte[] from, string to);
}
