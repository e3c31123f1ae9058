using System.Xml.Linq;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>
/// Reads .xlsb, the workbook of binary records, which none of the libraries at hand reads. [MS-XLSB]
/// </summary>
internal sealed class XlsbReader : IWorkbookReader
{
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
        catch (Exception fault) when (ReaderFaults.IsAboutContent(fault))
        {
            return FileFindings.Damaged(Terms.BrokenContent, fault);
        }
    }

    private static class RecordType
    {
        public const int Row = 0;
        public const int CompressedNumber = 2;
        public const int Error = 3;
        public const int Logical = 4;
        public const int Real = 5;
        public const int Text = 6;
        public const int SharedText = 7;
        public const int FormulaText = 8;
        public const int FormulaReal = 9;
        public const int FormulaLogical = 10;
        public const int FormulaError = 11;
        public const int SharedTextItem = 19;
        public const int Font = 43;
        public const int NumberFormat = 44;
        public const int Border = 46;
        public const int Style = 47;
        public const int ColumnInfo = 60;
        public const int RichText = 62;
        public const int WorkbookProperties = 153;
        public const int Sheet = 156;
        public const int MergedRange = 176;
        public const int BeginCellStyles = 617;
        public const int EndCellStyles = 618;
    }

    private sealed class PackageReading(Package package, ReadingBudget budget)
    {
        private const string Root = "xl/";
        private const int MostRows = 1 << 20;
        private const int MostColumns = 1 << 14;

        private readonly List<string> _sharedTexts = [];
        private readonly List<CellStyle> _styles = [];
        private bool _is1904;

        public WorkbookReading Read(string fileName)
        {
            var parts = Relationships();
            foreach (var (type, target) in parts.Values)
            {
                // Some programs name parts that they have not written.
                if (!package.Has(target))
                    continue;
                if (type.EndsWith("/sharedStrings", StringComparison.Ordinal))
                    ReadSharedTexts(Bytes(target));
                else if (type.EndsWith("/styles", StringComparison.Ordinal))
                    ReadStyles(Bytes(target));
            }

            var sheets = new List<Sheet>();
            var named = Sheets();
            if (named.Count > budget.Limits.Sheets)
                return FileFindings.OverLimit(Terms.Sheets, named.Count, budget.Limits.Sheets);
            var findings = new List<Finding>();
            var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var (name, id, isHidden) in named)
            {
                if (!parts.TryGetValue(id, out var part) || !part.Type.EndsWith("/worksheet", StringComparison.Ordinal))
                    continue;
                // Two sheets of one part would cost twice what the file says.
                if (!taken.Add(part.Target))
                    throw Package.Missing(name);
                var (sheet, found) = ReadSheet(Bytes(part.Target), name, isHidden);
                sheets.Add(sheet);
                findings.AddRange(found);
            }

            package.ReadTheRest();
            return new WorkbookReading(new Workbook(fileName, [.. sheets]), [.. findings]);
        }

        private Dictionary<string, (string Type, string Target)> Relationships()
        {
            using var stream = new MemoryStream(Bytes(Root + "_rels/workbook.bin.rels"));
            var relationships = new Dictionary<string, (string, string)>();
            foreach (var link in XElement.Load(stream).Elements())
            {
                var target = link.Attribute("Target")?.Value ?? "";
                relationships[link.Attribute("Id")?.Value ?? ""] =
                    (link.Attribute("Type")?.Value ?? "", target.StartsWith('/') ? target[1..] : Root + target);
            }

            return relationships;
        }

        private byte[] Bytes(string name) => package.Read(name) ?? throw Package.Missing(name);

        private List<(string Name, string Id, bool IsHidden)> Sheets()
        {
            var sheets = new List<(string, string, bool)>();
            var records = new BinaryRecords(Bytes(Root + "workbook.bin"));
            while (records.Read())
            {
                var data = records.Data;
                if (records.Type == RecordType.WorkbookProperties)
                {
                    _is1904 = (data[0] & 1) != 0;
                }
                else if (records.Type == RecordType.Sheet)
                {
                    var id = BinaryRecords.Text(data, 8, out var end);
                    sheets.Add((BinaryRecords.Text(data, end, out _), id, BinaryRecords.Int32(data, 0) != 0));
                }
            }

            return sheets;
        }

        private void ReadSharedTexts(byte[] part)
        {
            var records = new BinaryRecords(part);
            while (records.Read())
            {
                // A byte of flags, the text, then where its runs of formats begin.
                if (records.Type == RecordType.SharedTextItem)
                    _sharedTexts.Add(BinaryRecords.Text(records.Data, 1, out _));
            }
        }

        private void ReadStyles(byte[] part)
        {
            var (codes, fonts, borders) = (new Dictionary<int, string>(), new List<bool>(), new List<Borders>());
            var isCellStyle = false;
            var records = new BinaryRecords(part);
            while (records.Read())
            {
                var data = records.Data;
                switch (records.Type)
                {
                    case RecordType.NumberFormat:
                        codes[BinaryRecords.UInt16(data, 0)] = BinaryRecords.Text(data, 2, out _);
                        break;
                    case RecordType.Font:
                        fonts.Add(BinaryRecords.UInt16(data, 4) >= 600);
                        break;
                    case RecordType.Border:
                        borders.Add(BordersOf(data));
                        break;
                    case RecordType.BeginCellStyles:
                        isCellStyle = true;
                        break;
                    case RecordType.EndCellStyles:
                        isCellStyle = false;
                        break;
                    case RecordType.Style when isCellStyle:
                        if (_styles.Count >= budget.Limits.Styles)
                            throw new OverBudgetException(FileFindings.OverLimit(Terms.Styles, _styles.Count + 1, budget.Limits.Styles));
                        var format = BinaryRecords.UInt16(data, 2);
                        _styles.Add(new CellStyle(
                            CellFormat.Of(format, codes.GetValueOrDefault(format)),
                            fonts.ElementAtOrDefault(BinaryRecords.UInt16(data, 4)),
                            data[11],
                            AlignmentOf(data[12] & 7),
                            borders.ElementAtOrDefault(BinaryRecords.UInt16(data, 8))));
                        break;
                    default:
                        break;
                }
            }
        }

        private static HorizontalAlignment AlignmentOf(int code) => code switch
        {
            1 => HorizontalAlignment.Left,
            2 or 5 or 6 or 7 => HorizontalAlignment.Center,
            3 => HorizontalAlignment.Right,
            _ => HorizontalAlignment.General,
        };

        // A byte of flags, then ten bytes a side, of which the first is the kind of line.
        private static Borders BordersOf(ReadOnlySpan<byte> data) =>
            (data[1] != 0 ? Borders.Top : 0) | (data[11] != 0 ? Borders.Bottom : 0) | (data[21] != 0 ? Borders.Left : 0) | (data[31] != 0 ? Borders.Right : 0);

        private (Sheet Sheet, IReadOnlyList<Finding> Findings) ReadSheet(byte[] part, string name, bool isHidden)
        {
            var merges = new List<CellRange>();
            var count = default(MergeCount);
            var (hiddenRows, hiddenColumns) = (new HashSet<int>(), new HiddenColumns());
            var records = new BinaryRecords(part);
            while (records.Read())
            {
                var data = records.Data;
                if (records.Type == RecordType.MergedRange)
                {
                    var merge = new CellRange(
                        BinaryRecords.Int32(data, 0), BinaryRecords.Int32(data, 8), BinaryRecords.Int32(data, 4), BinaryRecords.Int32(data, 12));
                    if (merge is not { Top: >= 0, Left: >= 0, Bottom: < MostRows, Right: < MostColumns })
                        throw new InvalidDataException("A merged range lies outside the sheet.");
                    merges.Add(merge);
                    count.Add(merge);
                }
                else if (records.Type == RecordType.Row && (data[11] & 0x10) != 0)
                {
                    hiddenRows.Add(BinaryRecords.Int32(data, 0));
                }
                else if (records.Type == RecordType.ColumnInfo && (data[16] & 1) != 0)
                {
                    hiddenColumns.Add(BinaryRecords.Int32(data, 0), BinaryRecords.Int32(data, 4));
                }
            }

            if (count.Refusal is { } tooManyMerges)
                throw new OverBudgetException(tooManyMerges);
            var draft = new SheetDraft(name, _is1904, budget) { IsHidden = isHidden };
            var row = 0;
            records = new BinaryRecords(part);
            while (records.Read())
            {
                if (records.Type == RecordType.Row)
                    row = BinaryRecords.Int32(records.Data, 0);
                else if (records.Type is (>= RecordType.CompressedNumber and <= RecordType.FormulaError) or RecordType.RichText)
                    Add(draft, row, records.Type, records.Data);
                budget.Step();
            }

            return draft.Build(merges, hiddenRows.Contains, hiddenColumns.Contains);
        }

        private void Add(SheetDraft draft, int row, int type, ReadOnlySpan<byte> data)
        {
            var address = new CellAddress(row, BinaryRecords.Int32(data, 0));
            if (row is < 0 or >= MostRows || address.Column is < 0 or >= MostColumns)
                throw new InvalidDataException("A cell lies outside the sheet.");
            var style = _styles.ElementAtOrDefault(BinaryRecords.Int32(data, 4) & 0xFFFFFF) ?? CellStyle.Unknown;
            switch (type)
            {
                case RecordType.CompressedNumber:
                    draft.AddNumber(address, Decompress(BinaryRecords.Int32(data, 8)), style);
                    break;
                case RecordType.Real or RecordType.FormulaReal:
                    draft.AddNumber(address, BinaryRecords.Real(data, 8), style);
                    break;
                case RecordType.Text or RecordType.FormulaText:
                    draft.AddText(address, BinaryRecords.Text(data, 8, out _), style);
                    break;
                case RecordType.RichText:
                    draft.AddText(address, BinaryRecords.Text(data, 9, out _), style);
                    break;
                case RecordType.SharedText:
                    draft.AddText(address, _sharedTexts[BinaryRecords.Int32(data, 8)], style);
                    break;
                case RecordType.Logical or RecordType.FormulaLogical:
                    draft.AddLogical(address, data[8] != 0, style);
                    break;
                case RecordType.Error or RecordType.FormulaError:
                    draft.AddError(address, ErrorCode(data[8]), style);
                    break;
            }
        }

        // Thirty bits of an integer or of a double's upper half, perhaps to be divided by a hundred.
        private static double Decompress(int number)
        {
            var value = (number & 2) != 0 ? number >> 2 : BitConverter.Int64BitsToDouble((long)(number & ~3) << 32);
            return (number & 1) != 0 ? value / 100 : value;
        }

        private static string ErrorCode(byte code) => code switch
        {
            0x00 => "#NULL!",
            0x07 => "#DIV/0!",
            0x0F => "#VALUE!",
            0x17 => "#REF!",
            0x1D => "#NAME?",
            0x24 => "#NUM!",
            0x2A => "#N/A",
            0x2B => "#GETTING_DATA",
            _ => "#ERROR!",
        };
    }
}
