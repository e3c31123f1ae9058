using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using IndicatorPipeline.Ingest.Workbooks;

namespace IndicatorPipeline.Ingest.Explanations;

/// <summary>
/// Draws marks on an .xlsx or .xlsm. Sheets, styles and notes are changed as XML, so that everything in them that this program knows nothing of stays as it
/// is; parts that bear no marks (pictures, charts, macros, other sheets) are not touched at all.
/// </summary>
internal sealed class PackageMarker
{
    private static readonly XNamespace Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static readonly XNamespace StrictMain = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    private static readonly XNamespace StrictRelations = "http://purl.oclc.org/ooxml/officeDocument/relationships";

    // What may stand behind the drawing of the notes in a sheet.
    private static readonly HashSet<string> BehindLegacyDrawing =
        ["legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"];

    private static readonly XmlReaderSettings Reading = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CheckCharacters = false };
    private static readonly XmlWriterSettings Writing = new() { Encoding = new UTF8Encoding(false), CheckCharacters = false };

    private readonly WorkbookPart _workbook;
    private readonly string _author;
    private readonly NoteShapes _shapes = new();
    private readonly StyleVariants _styles;

    private PackageMarker(WorkbookPart workbook, XDocument styles, string author)
    {
        _workbook = workbook;
        _author = author;
        _styles = new StyleVariants(styles);
        foreach (var drawing in workbook.WorksheetParts.SelectMany(s => s.VmlDrawingParts))
            _shapes.Avoid(ReadText(drawing));
    }

    /// <summary>The workbook with the marks on it.</summary>
    /// <param name="marks">By the name of the sheet.</param>
    /// <param name="author">Who signs the notes.</param>
    /// <param name="review">The sheet that comes first; null for none.</param>
    public static byte[] Mark(ReadOnlyMemory<byte> content, IReadOnlyDictionary<string, Paint> marks, string author, ReviewPage? review = null)
    {
        using var stream = new MemoryStream();
        stream.Write(content.Span);
        using (var document = SpreadsheetDocument.Open(stream, isEditable: true, new OpenSettings { AutoSave = false }))
        {
            // A template that is opened makes a new workbook, which is not what somebody wants who looks at a report.
            if (document.DocumentType is SpreadsheetDocumentType.Template)
                document.ChangeDocumentType(SpreadsheetDocumentType.Workbook);
            else if (document.DocumentType is SpreadsheetDocumentType.MacroEnabledTemplate)
                document.ChangeDocumentType(SpreadsheetDocumentType.MacroEnabledWorkbook);
            var workbook = document.WorkbookPart ?? throw new InvalidDataException("The package has no workbook.");
            var part = workbook.WorkbookStylesPart;
            var styles = part is null ? new XDocument(new XElement(Read(workbook).Root!.Name.Namespace + "styleSheet")) : Read(part);
            var marker = new PackageMarker(workbook, styles, author);
            foreach (var (name, sheet) in marker.Sheets())
            {
                if (review?.EarlierMarks.GetValueOrDefault(name) is { } earlier)
                    marker.Erase(sheet, earlier);
                if (marks.TryGetValue(name, out var drawn) && drawn.Fills.Count > 0)
                    marker.Mark(sheet, drawn);
            }

            if (review is not null)
                marker.Add(review);
            Write(part ?? workbook.AddNewPart<WorkbookStylesPart>(), styles);
        }

        return stream.ToArray();
    }

    // In the place of the one that an earlier return put there, else before all others: what refers to sheets by their number is moved on.
    private void Add(ReviewPage review)
    {
        var document = Read(_workbook);
        var root = document.Root!;
        var names = root.Name.Namespace;
        if (review.Earlier is { } page && Sheets().FirstOrDefault(s => s.Name == page).Part is { } earlier)
        {
            Write(earlier, review.Page(names, _styles));
            return;
        }

        var part = _workbook.AddNewPart<WorksheetPart>();
        Write(part, review.Page(names, _styles));
        var sheets = root.Element(names + "sheets") ?? throw new InvalidDataException("The workbook has no sheets.");
        var number = sheets.Elements().Select(s => Number(s, "sheetId") ?? 0).DefaultIfEmpty().Max() + 1;
        sheets.AddFirst(new XElement(
            names + "sheet",
            new XAttribute("name", FreeName([.. Sheets().Select(s => s.Name)])),
            new XAttribute("sheetId", number),
            new XAttribute(RelationsOf(root) + "id", _workbook.GetIdOfPart(part))));
        foreach (var name in root.Elements(names + "definedNames").Elements().Where(n => Number(n, "localSheetId") is not null))
            name.SetAttributeValue("localSheetId", Number(name, "localSheetId") + 1);
        foreach (var view in root.Elements(names + "bookViews").Elements())
            view.SetAttributeValue("activeTab", (Number(view, "activeTab") ?? 0) + 1);
        Write(_workbook, document);
    }

    // A sheet of the sender's own may be called so.
    private static string FreeName(HashSet<string> taken) => Enumerable.Range(1, taken.Count + 1)
        .Select(i => i == 1 ? ReviewSheet.Name : string.Create(CultureInfo.InvariantCulture, $"{ReviewSheet.Name} ({i})"))
        .First(name => !taken.Contains(name));

    private IEnumerable<(string Name, WorksheetPart Part)> Sheets()
    {
        var root = Read(_workbook).Root!;
        foreach (var sheet in root.Elements(root.Name.Namespace + "sheets").Elements())
        {
            if (sheet.Attribute("name")?.Value is { } name
                && sheet.Attribute(RelationsOf(root) + "id")?.Value is { } id
                && _workbook.TryGetPartById(id, out var part)
                && part is WorksheetPart worksheet)
            {
                yield return (name, worksheet);
            }
        }
    }

    private void Erase(WorksheetPart part, EarlierMarks earlier)
    {
        var sheet = Read(part);
        if (earlier.Uncolor(sheet.Root!, _styles))
            Write(part, sheet);
        if (part.WorksheetCommentsPart is not { } notes)
            return;
        var comments = Read(notes);
        if (earlier.Unnote(comments) is not { } gone)
            return;
        Write(notes, comments);
        if (gone.Count > 0 && LegacyDrawingOf(part, sheet.Root!) is { } drawing)
            WriteText(drawing, EarlierMarks.Undraw(ReadText(drawing), gone));
    }

    private static OpenXmlPart? LegacyDrawingOf(WorksheetPart part, XElement root) =>
        root.Element(root.Name.Namespace + "legacyDrawing")?.Attribute(RelationsOf(root) + "id")?.Value is { } id && part.TryGetPartById(id, out var drawing) ? drawing : null;

    private void Mark(WorksheetPart part, Paint marks)
    {
        var sheet = Read(part);
        var root = sheet.Root!;
        Color(root, marks);
        if (AddNotes(part, marks) is { Count: > 0 } fresh)
            Draw(part, root, fresh);
        Write(part, sheet);
    }

    private void Color(XElement root, Paint marks)
    {
        var names = root.Name.Namespace;
        if (root.Element(names + "sheetData") is not { } data)
            throw new InvalidDataException("The sheet has no cells.");
        var columns = root.Elements(names + "cols").Elements()
            .Select(c => (First: Number(c, "min") - 1, Last: Number(c, "max") - 1, Style: Number(c, "style") ?? 0))
            .ToList();
        var rows = new Sequence(data, names + "row", (row, next) => (Number(row, "r") ?? next + 1) - 1, (row, index) => row.SetAttributeValue("r", index + 1));
        foreach (var line in marks.Fills.GroupBy(p => p.Key.Row))
        {
            var row = rows.At(line.Key, out _);
            var cells = new Sequence(
                row,
                names + "c",
                (cell, next) => CellAddress.TryParse(cell.Attribute("r")?.Value, out var address) ? address.Column : next,
                (cell, index) => cell.SetAttributeValue("r", new CellAddress(line.Key, index).ToString()));
            foreach (var (address, color) in line)
            {
                var cell = cells.At(address.Column, out var isNew);
                if (isNew)
                    row.SetAttributeValue("spans", null);
                var style = isNew ? StyleOfBlank(row, columns, address.Column) : Number(cell, "s") ?? 0;
                cell.SetAttributeValue("s", _styles.Of(style, color));
            }
        }
    }

    private static int StyleOfBlank(XElement row, List<(int? First, int? Last, int Style)> columns, int column) =>
        row.Attribute("customFormat")?.Value is "1" or "true"
            ? Number(row, "s") ?? 0
            : columns.FirstOrDefault(c => c.First <= column && column <= c.Last).Style;

    // Gives the notes that need a box: those on cells that had none.
    private List<(CellAddress Cell, string Note)> AddNotes(WorksheetPart sheet, Paint marks)
    {
        var part = sheet.WorksheetCommentsPart;
        var names = (XNamespace)"http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        var document = part is null
            ? new XDocument(new XElement(names + "comments", new XElement(names + "authors"), new XElement(names + "commentList")))
            : Read(part);
        var root = document.Root!;
        names = root.Name.Namespace;
        var authors = root.Element(names + "authors") ?? throw new InvalidDataException("The notes have no authors.");
        var list = root.Element(names + "commentList") ?? throw new InvalidDataException("There is no list of notes.");
        var authorNames = authors.Elements().Select(a => a.Value).ToList();
        var author = authorNames.IndexOf(_author);
        if (author < 0)
        {
            authors.Add(new XElement(names + "author", _author));
            author = authorNames.Count;
        }

        var there = list.Elements().GroupBy(c => c.Attribute("ref")?.Value ?? "").ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var fresh = new List<(CellAddress, string)>();
        foreach (var (cell, text) in marks.Notes)
        {
            var note = Printable(text);
            if (!there.TryGetValue(cell.ToString(), out var old))
            {
                list.Add(new XElement(
                    names + "comment",
                    new XAttribute("ref", cell),
                    new XAttribute("authorId", author),
                    new XElement(names + "text", Run(names, note))));
                fresh.Add((cell, note));
            }
            else if (!IsThreaded(old, authorNames) && old.Element(names + "text") is { } body)
            {
                // Somebody's words stay before ours. Plain text and runs cannot stand side by side.
                if (body.Element(names + "t") is { } plain)
                    plain.ReplaceWith(Run(names, plain.Value));
                body.Add(Run(names, "\n\n" + note));
            }
        }

        Write(part ?? sheet.AddNewPart<WorksheetCommentsPart>(), document);
        return fresh;
    }

    // The shadow of a conversation, which stands in a part of its own: programs that know those show them and not this.
    private static bool IsThreaded(XElement comment, List<string> authors) =>
        Number(comment, "authorId") is { } index && index >= 0 && index < authors.Count && authors[index].StartsWith("tc=", StringComparison.Ordinal);

    private static XElement Run(XNamespace names, string text) =>
        new(names + "r", new XElement(names + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), text));

    private void Draw(WorksheetPart part, XElement root, List<(CellAddress Cell, string Note)> notes)
    {
        var names = root.Name.Namespace;
        var id = RelationsOf(root) + "id";
        if (LegacyDrawingOf(part, root) is { } found)
        {
            WriteText(found, _shapes.AddTo(ReadText(found), notes) ?? throw new InvalidDataException("The drawing of the notes is damaged."));
            return;
        }

        var drawing = part.AddNewPart<VmlDrawingPart>();
        WriteText(drawing, _shapes.Draw(notes));
        var element = new XElement(names + "legacyDrawing", new XAttribute(id, part.GetIdOfPart(drawing)));
        if (root.Elements().FirstOrDefault(e => BehindLegacyDrawing.Contains(e.Name.LocalName) || e.Descendants().Any(d => d.Name.LocalName is "controls" or "oleObjects")) is { } behind)
            behind.AddBeforeSelf(element);
        else
            root.Add(element);
    }

    private static XNamespace RelationsOf(XElement root) => root.Name.Namespace == StrictMain ? StrictRelations : Relations;

    private static int? Number(XElement element, string attribute) =>
        int.TryParse(element.Attribute(attribute)?.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A text without the characters that no XML can hold: a damaged workbook may have them.</summary>
    internal static string Printable(string text) =>
        text.All(XmlConvert.IsXmlChar) ? text : string.Concat(text.EnumerateRunes().Where(r => r.Value > 0xFFFF || XmlConvert.IsXmlChar((char)r.Value)));

    private static XDocument Read(OpenXmlPart part)
    {
        using var stream = part.GetStream(FileMode.Open, FileAccess.Read);
        using var reader = XmlReader.Create(stream, Reading);
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }

    private static void Write(OpenXmlPart part, XDocument document)
    {
        using var stream = part.GetStream(FileMode.Create, FileAccess.Write);
        using var writer = XmlWriter.Create(stream, Writing);
        document.Save(writer);
    }

    private static string ReadText(OpenXmlPart part)
    {
        using var reader = new StreamReader(part.GetStream(FileMode.Open, FileAccess.Read), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static void WriteText(OpenXmlPart part, string text)
    {
        using var stream = part.GetStream(FileMode.Create, FileAccess.Write);
        stream.Write(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>The rows of a sheet or the cells of a row, which are asked for in their order and made where there are none.</summary>
    private sealed class Sequence
    {
        private readonly XElement _parent;
        private readonly XName _name;
        private readonly List<(int Index, XElement Element)> _there = [];
        private readonly Action<XElement, int> _number;
        private XElement? _last;
        private int _position;

        /// <param name="indexOf">An element's index from 0; given the one that it has when it does not say.</param>
        /// <param name="number">Makes an element say its index: with others between them it must.</param>
        public Sequence(XElement parent, XName name, Func<XElement, int, int> indexOf, Action<XElement, int> number)
        {
            (_parent, _name, _number) = (parent, name, number);
            var next = 0;
            foreach (var element in parent.Elements(name))
            {
                var index = indexOf(element, next);
                number(element, index);
                _there.Add((index, element));
                next = index + 1;
            }

            _last = _there.Count > 0 ? _there[^1].Element : null;
        }

        public XElement At(int index, out bool isNew)
        {
            while (_position < _there.Count && _there[_position].Index < index)
                _position++;
            isNew = _position == _there.Count || _there[_position].Index != index;
            if (!isNew)
                return _there[_position].Element;
            var element = new XElement(_name);
            _number(element, index);
            if (_position < _there.Count)
            {
                _there[_position].Element.AddBeforeSelf(element);
                return element;
            }

            if (_last is null)
                _parent.AddFirst(element);
            else
                _last.AddAfterSelf(element);
            return _last = element;
        }
    }
}
