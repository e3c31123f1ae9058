using System.IO.Compression;
using System.Text;
using System.Xml;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>Tells by its list of content types what a zipped package is.</summary>
internal static class PackageKind
{
    private const int MostTypes = 100_000;

    private static readonly (string ContentType, WorkbookFormat Format)[] Workbooks =
    [
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", WorkbookFormat.Xlsx),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml", WorkbookFormat.Xlsx),
        ("application/vnd.ms-excel.sheet.macroEnabled.main+xml", WorkbookFormat.Xlsx),
        ("application/vnd.ms-excel.template.macroEnabled.main+xml", WorkbookFormat.Xlsx),
        ("application/vnd.ms-excel.addin.macroEnabled.main+xml", WorkbookFormat.Xlsx),
        ("application/vnd.ms-excel.sheet.binary.macroEnabled.main", WorkbookFormat.Xlsb),
    ];

    // By the folder of their main part.
    private static readonly (string Folder, string Content)[] Others =
    [
        ("word/", "Word (.docx)"),
        ("ppt/", "PowerPoint (.pptx)"),
        ("visio/", "Visio (.vsdx)"),
    ];

    /// <summary>The format, or what the package is instead.</summary>
    public static (WorkbookFormat? Format, string? Other) Of(IEnumerable<(string Name, ZipArchiveEntry Entry)> entries)
    {
        var parts = entries.DistinctBy(e => e.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(e => e.Name, e => e.Entry, StringComparer.OrdinalIgnoreCase);
        if (parts.TryGetValue("mimetype", out var mimeType) && TextOf(mimeType).StartsWith("application/vnd.oasis.opendocument", StringComparison.Ordinal))
            return (null, "OpenDocument");
        if (!parts.TryGetValue("[Content_Types].xml", out var contentTypes))
            return (null, Terms.CompressedArchive);
        var types = TypesOf(contentTypes);
        foreach (var (type, format) in Workbooks)
        {
            if (types.Contains(type))
                return (format, null);
        }

        var other = Others.FirstOrDefault(o => parts.Keys.Any(n => n.StartsWith(o.Folder, StringComparison.OrdinalIgnoreCase)));
        if (other.Content is not null)
            return (null, other.Content);
        // A list of types that leaves the workbook out: the readers find it by its relationship.
        return parts.ContainsKey("xl/workbook.xml") ? (WorkbookFormat.Xlsx, null)
            : parts.ContainsKey("xl/workbook.bin") ? (WorkbookFormat.Xlsb, null)
            : (null, Terms.CompressedArchive);
    }

    private static HashSet<string> TypesOf(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var xml = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        var types = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var count = 0; xml.Read() && count < MostTypes; count++)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.GetAttribute("ContentType") is { } type)
                types.Add(type);
        }

        return types;
    }

    private static string TextOf(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        var bytes = new byte[64];
        return Encoding.ASCII.GetString(bytes, 0, stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
    }
}
