using System.IO.Compression;
using System.Text;
using System.Xml;
using ICSharpCode.SharpZipLib.Checksum;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>
/// Unpacks a zipped package once, counting as it goes (headers may lie), and packs anew only the parts that cells come from. The
/// readers see that copy: it holds no macros, pictures or pivot caches, and its headers are true (EPPlus takes memory for what a
/// header promises). Then the copy's XML is walked once for what would make a reader take time or memory out of proportion.
/// </summary>
internal sealed class PackageInspection
{
    // A small part may shrink a thousandfold and still be small.
    private const long RatioApplies = 1 << 20;

    // Parts other than sheets and shared texts become trees in memory, many times their size.
    private const long MostTreeBytes = 64L << 20;

    // EPPlus writes down every place that a merged range, a link or an array formula covers.
    private const long MostCoveredPlaces = 10_000_000;

    // What stands around the cells of a sheet, such as conditional formats, EPPlus keeps as a tree.
    private const long MostElementsAroundCells = 1_000_000;

    private static readonly string[] PassedOver =
    [
        "customXml/", "docProps/", "xl/activeX/", "xl/charts/", "xl/comments", "xl/ctrlProps/", "xl/diagrams/", "xl/drawings/", "xl/embeddings/",
        "xl/media/", "xl/pivotCache/", "xl/pivotTables/", "xl/printerSettings/", "xl/richData/", "xl/slicer", "xl/threadedComments/", "xl/vbaProject",
    ];

    // A document type is to be seen, not followed.
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Parse,
        MaxCharactersFromEntities = 1,
        XmlResolver = null,
        CheckCharacters = false,
    };

    private readonly WorkbookLimits _limits;
    private readonly byte[] _buffer = new byte[81920];
    private long _unpacked;
    private bool _hasPictures;
    private long _cells;
    private long _places;
    private long _treeBytes;
    private int _sheets;
    private int _sheetParts;
    private bool _isForSecondReader;

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

    private static bool IsXml(string name) =>
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
        if (format == WorkbookFormat.Xlsx)
        {
            using var stream = content.ToStream();
            using var clean = new ZipArchive(stream, ZipArchiveMode.Read);
            foreach (var entry in clean.Entries)
            {
                if (Walk(entry) is { } found)
                    return ContentRecognition.Refused(found);
            }
        }

        // Two sheets may name one part: what was counted once would be read twice.
        _isForSecondReader |= _sheets > _sheetParts || _places > MostCoveredPlaces || _treeBytes > MostTreeBytes;
        return ContentRecognition.Readable(format.Value, content, _cells, _hasPictures, _isForSecondReader);
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

    private WorkbookReading? Walk(ZipArchiveEntry entry)
    {
        if (!IsXml(entry.FullName))
            return null;
        using var stream = entry.Open();
        using var xml = XmlReader.Create(stream, Settings);
        while (xml.Read() && xml.NodeType != XmlNodeType.Element)
        {
            if (xml.NodeType == XmlNodeType.DocumentType)
                return FileFindings.Damaged(Terms.ForbiddenXml);
        }

        switch (xml.LocalName)
        {
            case "worksheet":
                _sheetParts++;
                return WalkSheet(xml);
            case "chartsheet" or "dialogsheet" or "macrosheet":
                _sheetParts++;
                return null;
            case "styleSheet":
                _treeBytes += entry.Length;
                return CountWithin(xml, "cellXfs", "xf", _limits.Styles) is { } styles ? FileFindings.OverLimit(Terms.Styles, styles, _limits.Styles) : null;
            case "workbook":
                _treeBytes += entry.Length;
                return CountSheets(xml);
            case "sst":
                return null;
            default:
                _treeBytes += entry.Length;
                return null;
        }
    }

    private WorkbookReading? CountSheets(XmlReader xml)
    {
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "sheet")
                _sheets++;
        }

        return _sheets > _limits.Sheets ? FileFindings.OverLimit(Terms.Sheets, _sheets, _limits.Sheets) : null;
    }

    private static long? CountWithin(XmlReader xml, string parent, string child, long limit)
    {
        var count = 0L;
        var isWithin = false;
        while (xml.Read())
        {
            if (xml.LocalName == parent)
                isWithin = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            else if (isWithin && xml.NodeType == XmlNodeType.Element && xml.LocalName == child)
                count++;
        }

        return count > limit ? count : null;
    }

    private WorkbookReading? WalkSheet(XmlReader xml)
    {
        var (places, around) = (0L, 0L);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            switch (xml.LocalName)
            {
                case "c":
                    // One that is only formatted holds nothing, but takes its place in EPPlus all the same.
                    places++;
                    // Of ISO dates, which strict workbooks hold, EPPlus makes nothing.
                    _isForSecondReader |= xml.GetAttribute("t") == "d";
                    if (!xml.IsEmptyElement && ++_cells > _limits.Cells)
                        return FileFindings.OverLimit(Terms.Cells, _cells, _limits.Cells);
                    break;
                case "v" or "is" or "t" or "row" or "r":
                    break;
                case "f" when xml.GetAttribute("t") != "array":
                    break;
                case "f" or "mergeCell" or "hyperlink":
                    around++;
                    if (CellRange.TryParse(xml.GetAttribute("ref"), out var range))
                        places += (long)range.Rows * range.Columns;
                    break;
                default:
                    around++;
                    break;
            }
        }

        _places += places;
        _isForSecondReader |= around > MostElementsAroundCells;
        return null;
    }
}
