using System.IO.Compression;
using System.Xml;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>
/// Walks the XML of an .xlsx once, before a library reads it: for what would take a library time or memory out of proportion, for
/// parts that are named and missing, and for the facts that the libraries do not tell.
/// </summary>
internal sealed class PackageWalk(ZipArchive package, WorkbookLimits limits)
{
    private const string RelationshipNames = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    // Parts other than sheets and shared texts become trees in memory, many times their size.
    private const long MostTreeBytes = 64L << 20;

    // EPPlus writes down every place that a merged range, a link or an array formula covers.
    private const long MostCoveredPlaces = 10_000_000;

    // What stands around the cells of a sheet, such as conditional formats, EPPlus keeps as a tree.
    private const long MostElementsAroundCells = 1_000_000;

    // What a library does with XML that is nested without end, it does on a stack that has one.
    private const int MostDepth = 200;

    // A document type is to be seen, not followed.
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Parse,
        MaxCharactersFromEntities = 1,
        XmlResolver = null,
        CheckCharacters = false,
    };

    private readonly Dictionary<string, SheetWalk> _sheetParts = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Name, string Id)> _sheets = [];
    private string? _workbookPart;
    private string? _date1904;
    private bool _asksForCalculation;
    private long _treeBytes;

    public long Cells { get; private set; }

    /// <summary>Whether the first reader would take too much, or read too little.</summary>
    public bool IsForSecondReader { get; private set; }

    public PackageFacts Facts { get; private set; } = new(null, new Dictionary<string, SheetFacts>());

    /// <summary>Walks; what it finds wrong, or null.</summary>
    /// <exception cref="XmlException">A part that matters is no XML.</exception>
    public WorkbookReading? Walk()
    {
        foreach (var entry in package.Entries.Where(e => PackageInspection.IsXml(e.FullName)))
        {
            if (WalkPart(entry) is { } refusal)
                return refusal;
        }

        IsForSecondReader |= _treeBytes > MostTreeBytes || _sheetParts.Values.Sum(s => s.Places) > MostCoveredPlaces;
        return Connect();
    }

    private WorkbookReading? WalkPart(ZipArchiveEntry entry)
    {
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
                return WalkSheet(entry.FullName, xml);
            case "sst":
                return null;
            case "styleSheet":
                _treeBytes += entry.Length;
                return WalkStyles(xml);
            case "workbook":
                _treeBytes += entry.Length;
                _workbookPart = entry.FullName;
                return WalkWorkbook(xml);
            default:
                _treeBytes += entry.Length;
                while (Next(xml))
                {
                }

                return null;
        }
    }

    private static bool Next(XmlReader xml) =>
        xml.Depth <= MostDepth ? xml.Read() : throw new XmlException($"The XML is nested more than {MostDepth} deep.");

    private WorkbookReading? WalkWorkbook(XmlReader xml)
    {
        while (Next(xml))
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "workbookPr")
                _date1904 = xml.GetAttribute("date1904") is "1" or "true" ? xml.GetAttribute("date1904") : null;
            else if (xml.LocalName == "calcPr")
                _asksForCalculation = xml.GetAttribute("fullCalcOnLoad") is "1" or "true";
            // What was a module of an older Excel has a sheet's name and no part.
            else if (xml.LocalName == "sheet" && xml.GetAttribute("id", RelationshipNames) is { Length: > 0 } id)
                _sheets.Add((xml.GetAttribute("name") ?? "", id));
        }

        return _sheets.Count > limits.Sheets ? FileFindings.OverLimit(Terms.Sheets, _sheets.Count, limits.Sheets) : null;
    }

    private WorkbookReading? WalkStyles(XmlReader xml)
    {
        var styles = 0;
        var isWithin = false;
        while (Next(xml))
        {
            if (xml.LocalName == "cellXfs")
                isWithin = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            else if (isWithin && xml.NodeType == XmlNodeType.Element && xml.LocalName == "xf")
                styles++;
        }

        return styles > limits.Styles ? FileFindings.OverLimit(Terms.Styles, styles, limits.Styles) : null;
    }

    private WorkbookReading? WalkSheet(string name, XmlReader xml)
    {
        var sheet = new SheetWalk();
        _sheetParts[name] = sheet;
        while (Next(xml))
        {
            if (sheet.Visit(xml) && Cells + sheet.Cells > limits.Cells)
                return FileFindings.OverLimit(Terms.Cells, Cells + sheet.Cells, limits.Cells);
        }

        sheet.EndCell();
        Cells += sheet.Cells;
        IsForSecondReader |= sheet.HasCellsMisread || sheet.ElementsAroundCells > MostElementsAroundCells;
        return sheet.Refusal;
    }

    // A reader takes a missing part for an empty one, and gives the numbers of shared texts for the texts.
    private WorkbookReading? Connect()
    {
        if (_workbookPart is null)
            return FileFindings.Damaged(Terms.MissingPart);
        var links = Relationships(_workbookPart);
        var names = package.Entries.Select(e => e.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase);
        bool Has(string type) => links.Values.Any(l => l.Type.EndsWith(type, StringComparison.Ordinal) && names.Contains(l.Target));
        if ((_sheetParts.Values.Any(s => s.UsesSharedTexts) && !Has("/sharedStrings")) || (_sheetParts.Values.Any(s => s.UsesStyles) && !Has("/styles")))
            return FileFindings.Damaged(Terms.MissingPart);

        var facts = new Dictionary<string, SheetFacts>();
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, id) in _sheets)
        {
            // Two sheets that name one part would be read twice where they were counted once.
            if (!links.TryGetValue(id, out var link) || !names.Contains(link.Target) || !taken.Add(link.Target))
                return FileFindings.Damaged(Terms.MissingPart);
            if (_sheetParts.GetValueOrDefault(link.Target) is { } sheet)
                facts[name] = sheet.Facts(_asksForCalculation);
        }

        Facts = new PackageFacts(_date1904, facts);
        return null;
    }

    private Dictionary<string, (string Type, string Target)> Relationships(string part)
    {
        var folder = part[..(part.LastIndexOf('/') + 1)];
        var links = new Dictionary<string, (string, string)>();
        if (package.GetEntry($"{folder}_rels/{part[folder.Length..]}.rels") is not { } entry)
            return links;
        using var stream = entry.Open();
        using var xml = XmlReader.Create(stream, Settings);
        while (Next(xml))
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "Relationship" } || xml.GetAttribute("Id") is not { } id)
                continue;
            if (Uri.TryCreate(new Uri("package:///" + folder), xml.GetAttribute("Target"), out var target))
                links[id] = (xml.GetAttribute("Type") ?? "", Uri.UnescapeDataString(target.AbsolutePath).TrimStart('/'));
        }

        return links;
    }
}
