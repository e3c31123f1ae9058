using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>
/// The error cells of an .xlsx, sheet by sheet in order, and whether it counts days from 1904: what ExcelDataReader does not tell.
/// Read from the copy that <see cref="PackageInspection"/> made.
/// </summary>
internal sealed class PackageErrors
{
    private static readonly XNamespace Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly Dictionary<string, List<(CellAddress Address, string Code)>> _bySheet = [];

    private PackageErrors(bool is1904) => Is1904 = is1904;

    public bool Is1904 { get; }

    public IEnumerable<(CellAddress Address, string Code)> Of(string sheet) => _bySheet.GetValueOrDefault(sheet) ?? [];

    /// <summary>Null when the content is no package, or none whose workbook stands where it usually does.</summary>
    public static PackageErrors? TryRead(ReadOnlyMemory<byte> content)
    {
        if (content.Span is not [(byte)'P', (byte)'K', ..])
            return null;
        using var stream = content.ToStream();
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
        if (Load(archive, "xl/workbook.xml") is not { } workbook || Load(archive, "xl/_rels/workbook.xml.rels") is not { } links)
            return null;
        var date1904 = workbook.Descendants().FirstOrDefault(e => e.Name.LocalName == "workbookPr")?.Attribute("date1904")?.Value;
        var errors = new PackageErrors(date1904 is "1" or "true");
        var targets = links.Elements().GroupBy(e => e.Attribute("Id")?.Value ?? "").ToDictionary(g => g.Key, g => g.First().Attribute("Target")?.Value);
        foreach (var sheet in workbook.Descendants().Where(e => e.Name.LocalName == "sheet"))
        {
            if (sheet.Attribute("name")?.Value is { } name
                && sheet.Attribute(Relationships + "id")?.Value is { } id
                && targets.GetValueOrDefault(id) is { } target
                && archive.GetEntry(target.StartsWith('/') ? target[1..] : "xl/" + target) is { } part)
            {
                errors._bySheet[name] = ReadSheet(part);
            }
        }

        return errors;
    }

    private static XElement? Load(ZipArchive archive, string name)
    {
        if (archive.GetEntry(name) is not { } entry)
            return null;
        using var stream = entry.Open();
        return XElement.Load(stream);
    }

    private static List<(CellAddress Address, string Code)> ReadSheet(ZipArchiveEntry part)
    {
        var errors = new List<(CellAddress, string)>();
        using var stream = part.Open();
        using var xml = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "c" || xml.GetAttribute("t") != "e"
                || !CellAddress.TryParse(xml.GetAttribute("r"), out var address))
            {
                continue;
            }

            using var cell = xml.ReadSubtree();
            while (cell.Read())
            {
                if (cell.NodeType == XmlNodeType.Element && cell.LocalName == "v")
                    errors.Add((address, cell.ReadElementContentAsString()));
            }
        }

        return errors;
    }
}
