using System.Collections.Immutable;
using System.Xml;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>
/// Reads .xlsx and .xlsm: the cells as the XML of the sheets goes by, the styles through EPPlus. Every part is unpacked once, and what is passed
/// over (macros, pictures, pivot caches) only to see that the package is whole.
/// </summary>
internal sealed class XlsxReader : IWorkbookReader
{
    private const string MainPart = "xl/workbook.xml";

    public WorkbookReading Read(string fileName, ReadOnlyMemory<byte> content, ReadingBudget budget)
    {
        try
        {
            using var package = new Package(content, budget);
            return new PackageReading(package, budget).Read(fileName);
        }
        catch (DamagedWorkbookException fault)
        {
            return FileFindings.Damaged(fault.Reason, fault);
        }
        catch (XmlException fault)
        {
            return FileFindings.Damaged(Terms.BrokenXml, fault);
        }
        catch (InvalidDataException fault)
        {
            return FileFindings.Damaged(Terms.BrokenArchive, fault);
        }
    }

    private sealed class PackageReading(Package package, ReadingBudget budget)
    {
        private readonly List<(string Name, string Id, bool IsHidden)> _named = [];
        private bool _is1904;
        private bool _asksForCalculation;

        public WorkbookReading Read(string fileName)
        {
            var main = Links("").Values.FirstOrDefault(l => l.Type.EndsWith("/officeDocument", StringComparison.Ordinal)).Target ?? MainPart;
            if (!package.Has(main))
                main = MainPart;
            ReadWorkbook(main);
            var links = Links(main);
            var frame = new XlsxFrame(_is1904, _asksForCalculation, ReadTexts(links.Values), ReadStyles(links.Values));

            var sheets = ImmutableArray.CreateBuilder<Sheet>();
            var findings = ImmutableArray.CreateBuilder<Finding>();
            var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var (name, id, isHidden) in _named)
            {
                // A reader takes a missing part for an empty one; two sheets that name one part are one too many.
                if (!links.TryGetValue(id, out var link) || !package.Has(link.Target) || !taken.Add(link.Target))
                    throw Package.Missing(name);
                using var xml = Xml(link.Target)!;
                // Chart sheets have no cells.
                if (xml.Name != "worksheet")
                    continue;
                var (sheet, found) = new XlsxSheet(xml, frame, budget).Read(name, isHidden);
                sheets.Add(sheet);
                findings.AddRange(found);
            }

            package.ReadTheRest();
            // Without a sheet there should have been no cells either: they are there, and nothing leads to them.
            return sheets.Count == 0 && package.Names.Any(n => n.StartsWith("xl/worksheets/", StringComparison.OrdinalIgnoreCase))
                ? FileFindings.Damaged(Terms.BrokenContent)
                : new WorkbookReading(new Workbook(fileName, sheets.ToImmutable()), findings.ToImmutable());
        }

        private PartXml? Xml(string name) => package.Open(name) is { } part ? new PartXml(name, part, budget) : null;

        private void ReadWorkbook(string part)
        {
            using var xml = Xml(part) ?? throw Package.Missing(part);
            while (xml.Read())
            {
                if (!xml.IsElement)
                    continue;
                switch (xml.Name)
                {
                    case "workbookPr":
                        _is1904 = xml.Attribute("date1904") is "1" or "true";
                        break;
                    case "calcPr":
                        _asksForCalculation = xml.Attribute("fullCalcOnLoad") is "1" or "true";
                        break;
                    // What was a module of an older Excel has a sheet's name and no part.
                    case "sheet" when xml.AttributeOfAnyNamespace("id") is { Length: > 0 } id:
                        _named.Add((xml.Attribute("name") ?? "", id, xml.Attribute("state") is not (null or "visible")));
                        if (_named.Count > budget.Limits.Sheets)
                            throw new OverBudgetException(FileFindings.OverLimit(Terms.Sheets, _named.Count, budget.Limits.Sheets));
                        break;
                    default:
                        break;
                }
            }
        }

        private SharedTexts? ReadTexts(IEnumerable<(string Type, string Target)> links)
        {
            if (Linked(links, "/sharedStrings") is not { } part)
                return null;
            using var xml = Xml(part)!;
            return SharedTexts.Read(xml, budget);
        }

        private XlsxStyles? ReadStyles(IEnumerable<(string Type, string Target)> links)
        {
            if (Linked(links, "/styles") is not { } part)
                return null;
            IReadOnlyList<CellFormat> formats;
            using (var xml = Xml(part)!)
                formats = XlsxFormats.Read(xml, budget.Limits);
            return XlsxStyles.Read(package.Read(part)!, formats);
        }

        private string? Linked(IEnumerable<(string Type, string Target)> links, string type) =>
            links.FirstOrDefault(l => l.Type.EndsWith(type, StringComparison.Ordinal) && package.Has(l.Target)).Target;

        /// <summary>Where a part leads to, by the ids that it uses; the package itself has an empty name.</summary>
        private Dictionary<string, (string Type, string Target)> Links(string part)
        {
            var folder = part[..(part.LastIndexOf('/') + 1)];
            var links = new Dictionary<string, (string, string)>();
            using var xml = Xml($"{folder}_rels/{part[folder.Length..]}.rels");
            while (xml?.Read() == true)
            {
                if (xml is not { IsElement: true, Name: "Relationship" } || xml.Attribute("Id") is not { } id)
                    continue;
                if (Uri.TryCreate(new Uri("package:///" + folder), xml.Attribute("Target"), out var target))
                    links[id] = (xml.Attribute("Type") ?? "", Uri.UnescapeDataString(target.AbsolutePath).TrimStart('/'));
            }

            return links;
        }
    }
}
