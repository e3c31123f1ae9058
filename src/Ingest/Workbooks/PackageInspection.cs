using System.IO.Compression;
using System.Text;
using System.Xml;
using ICSharpCode.SharpZipLib.Checksum;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>
/// Unpacks a zipped package once, counting as it goes (headers may lie), and packs anew only the parts that cells come from. The
/// readers see that copy: it holds no macros, pictures or pivot caches, and its headers are true (EPPlus takes memory for what a
/// header promises).
/// </summary>
internal sealed class PackageInspection
{
    // A small part may shrink a thousandfold and still be small.
    private const long RatioApplies = 1 << 20;

    private static readonly string[] PassedOver =
    [
        "customXml/", "docProps/", "xl/activeX/", "xl/charts/", "xl/comments", "xl/ctrlProps/", "xl/diagrams/", "xl/drawings/", "xl/embeddings/",
        "xl/media/", "xl/pivotCache/", "xl/pivotTables/", "xl/printerSettings/", "xl/richData/", "xl/slicer", "xl/threadedComments/", "xl/vbaProject",
    ];

    private readonly WorkbookLimits _limits;
    private readonly byte[] _buffer = new byte[81920];
    private long _unpacked;
    private bool _hasPictures;

    private PackageInspection(WorkbookLimits limits) => _limits = limits;

    public static ContentRecognition Inspect(ReadOnlyMemory<byte> content, WorkbookLimits limits)
    {
        try
        {
            using var stream = content.ToStream();
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
            using var copy = new MemoryStream();
            return new PackageInspection(limits).Inspect(archive, copy);
        }
        catch (InvalidDataException fault)
        {
            return ContentRecognition.Refused(FileFindings.Damaged(Terms.BrokenArchive, fault));
        }
        catch (XmlException fault)
        {
            return ContentRecognition.Refused(FileFindings.Damaged(Terms.BrokenXml, fault));
        }
    }

    public static bool IsXml(string name) =>
        name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    private static string NameOf(ZipArchiveEntry entry) => entry.FullName.Replace('\\', '/').TrimStart('/');

    private ContentRecognition Inspect(ZipArchive archive, MemoryStream copy)
    {
        var (format, other) = PackageKind.Of(archive.Entries.Select(e => (NameOf(e), e)));
        if (format is null)
            return ContentRecognition.Refused(FileFindings.NotAWorkbook(other!));
        var isStrict = StrictNames.IsStrict(archive.Entries.FirstOrDefault(e => NameOf(e) == "_rels/.rels"));
        var refusal = Copy(archive, isStrict, copy);
        if (refusal is not null)
            return ContentRecognition.Refused(refusal);
        ReadOnlyMemory<byte> content = copy.GetBuffer().AsMemory(0, (int)copy.Length);
        if (format != WorkbookFormat.Xlsx)
            return ContentRecognition.Readable(format.Value, content, cells: 0, _hasPictures);
        using var stream = content.ToStream();
        using var clean = new ZipArchive(stream, ZipArchiveMode.Read);
        var walk = new PackageWalk(clean, _limits);
        return walk.Walk() is { } found
            ? ContentRecognition.Refused(found)
            : ContentRecognition.Readable(format.Value, content, walk.Cells, _hasPictures) with { IsForSecondReader = walk.IsForSecondReader, Facts = walk.Facts };
    }

    private WorkbookReading? Copy(ZipArchive archive, bool isStrict, Stream target)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        using var copy = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var entry in archive.Entries)
        {
            var name = NameOf(entry);
            _hasPictures |= name.Contains("/media/", StringComparison.OrdinalIgnoreCase);
            var isPassedOver = name.EndsWith('/') || PassedOver.Any(p => name.StartsWith(p, StringComparison.OrdinalIgnoreCase)) || !names.Add(name);
            using var to = isPassedOver ? Stream.Null : copy.CreateEntry(name, CompressionLevel.Fastest).Open();
            if (isStrict && !isPassedOver && IsXml(name))
            {
                using var part = new MemoryStream();
                if (Unpack(entry, part) is { } refusal)
                    return refusal;
                to.Write(Encoding.UTF8.GetBytes(StrictNames.Translate(Encoding.UTF8.GetString(part.GetBuffer().AsSpan(0, (int)part.Length)))));
            }
            else if (Unpack(entry, to) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private WorkbookReading? Unpack(ZipArchiveEntry entry, Stream to)
    {
        var checksum = new Crc32();
        var length = 0L;
        using var from = entry.Open();
        for (int read; (read = from.Read(_buffer)) > 0;)
        {
            to.Write(_buffer, 0, read);
            checksum.Update(new ArraySegment<byte>(_buffer, 0, read));
            length += read;
            _unpacked += read;
            if (_unpacked > _limits.UnpackedBytes)
                return FileFindings.OverLimit(Terms.UnpackedSize, _unpacked, _limits.UnpackedBytes);
            var ratio = length / Math.Max(entry.CompressedLength, 1);
            if (length > RatioApplies && ratio > _limits.CompressionRatio)
                return FileFindings.OverLimit(Terms.CompressionRatio, ratio, _limits.CompressionRatio);
        }

        // A flipped bit may make one figure of another: .NET leaves this to its caller.
        return (uint)checksum.Value == entry.Crc32 ? null : FileFindings.Damaged(Terms.BrokenArchive);
    }
}
