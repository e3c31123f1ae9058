using System.Text;
using System.Xml;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>Tells by its list of content types what a zipped package is.</summary>
internal static class PackageKind
{
    private const string ContentTypes = "[Content_Types].xml";

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
    /// <exception cref="DamagedWorkbookException">The list of types is not what was packed, or has a document type.</exception>
    /// <exception cref="XmlException">The list of types is no XML.</exception>
    public static (WorkbookFormat? Format, string? Other) Of(Package package, ReadingBudget budget)
    {
        using var mimeType = package.Open("mimetype");
        if (mimeType is not null && TextOf(mimeType).StartsWith("application/vnd.oasis.opendocument", StringComparison.Ordinal))
            return (null, "OpenDocument");
        using var contentTypes = package.Open(ContentTypes);
        if (contentTypes is null)
            return (null, Terms.CompressedArchive);
        using var xml = new PartXml(ContentTypes, contentTypes, budget);
        var types = TypesOf(xml);
        foreach (var (type, format) in Workbooks)
        {
            if (types.Contains(type))
                return (format, null);
        }

        var other = Others.FirstOrDefault(o => package.Names.Any(n => n.StartsWith(o.Folder, StringComparison.OrdinalIgnoreCase)));
        if (other.Content is not null)
            return (null, other.Content);
        // A list of types that leaves the workbook out: the readers find it by its relationship.
        return package.Has("xl/workbook.xml") ? (WorkbookFormat.Xlsx, null)
            : package.Has("xl/workbook.bin") ? (WorkbookFormat.Xlsb, null)
            : (null, Terms.CompressedArchive);
    }

    private static HashSet<string> TypesOf(PartXml xml)
    {
        var types = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        while (xml.NextWithin(0))
        {
            if (xml.Attribute("ContentType") is { } type)
                types.Add(type);
        }

        return types;
    }

    private static string TextOf(PartStream part)
    {
        var bytes = new byte[64];
        return Encoding.ASCII.GetString(bytes, 0, part.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
    }
}
