using System.IO.Compression;
using System.Text;

namespace IndicatorPipeline.Support;

/// <summary>Changes the parts of a zipped package, for workbooks that no library would write.</summary>
public static class PackageEdit
{
    /// <summary>Rewrites one part that is text.</summary>
    public static byte[] EditPart(this byte[] package, string name, Func<string, string> change) => package.EditPackage(archive =>
    {
        var entry = archive.GetEntry(name) ?? throw new ArgumentException($"The package has no {name}.", nameof(name));
        string text;
        using (var reader = new StreamReader(entry.Open()))
            text = reader.ReadToEnd();
        entry.Delete();
        Write(archive, name, Encoding.UTF8.GetBytes(change(text)));
    });

    public static byte[] EditParts(this byte[] package, Func<string, string> change)
    {
        using var archive = new ZipArchive(new MemoryStream(package), ZipArchiveMode.Read);
        return archive.Entries.Aggregate(package, (edited, entry) => edited.EditPart(entry.FullName, change));
    }

    public static byte[] AddPart(this byte[] package, string name, byte[] content) => package.EditPackage(archive => Write(archive, name, content));

    /// <summary>The content of each part, by its name.</summary>
    public static IReadOnlyDictionary<string, byte[]> Parts(this byte[] package)
    {
        using var archive = new ZipArchive(new MemoryStream(package));
        return archive.Entries.ToDictionary(
            e => e.FullName,
            e =>
            {
                using var stream = e.Open();
                using var copy = new MemoryStream();
                stream.CopyTo(copy);
                return copy.ToArray();
            },
            StringComparer.Ordinal);
    }

    public static byte[] RemovePart(this byte[] package, string name) => package.EditPackage(archive => archive.GetEntry(name)?.Delete());

    /// <summary>A package of parts that are text.</summary>
    public static byte[] Of(params (string Name, string Content)[] parts) =>
        Of([.. parts.Select(p => (p.Name, Encoding.UTF8.GetBytes(p.Content)))]);

    public static byte[] Of(params (string Name, byte[] Content)[] parts)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
                Write(archive, name, content);
        }

        return stream.ToArray();
    }

    private static byte[] EditPackage(this byte[] package, Action<ZipArchive> edit)
    {
        using var stream = new MemoryStream();
        stream.Write(package);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
            edit(archive);
        return stream.ToArray();
    }

    private static void Write(ZipArchive archive, string name, byte[] content)
    {
        using var stream = archive.CreateEntry(name).Open();
        stream.Write(content);
    }
}
