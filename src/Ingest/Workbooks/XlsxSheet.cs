using System.Buffers;
using System.Globalization;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>
/// Reads the cells of one worksheet of an .xlsx as its XML goes by. Nothing is kept of it but what a sheet holds, so a sheet costs what it says,
/// whatever ranges it names.
/// </summary>
internal sealed class XlsxSheet(PartXml xml, XlsxFrame frame, ReadingBudget budget)
{
    private const int MostRows = 1 << 20;
    private const int MostColumns = 1 << 14;

    // No serial number is of an earlier day.
    private const int FirstYear = 1900;

    // An error's name, a truth, a type: nothing of them is longer.
    private const int LongestType = 16;

    private static readonly CellFormat IsoDate = new("yyyy-mm-dd");

    private readonly RichText _runs = new();
    private readonly ArrayBufferWriter<char> _value = new();
    private readonly List<CellRange> _merges = [];
    // A row or column of less, in points or characters, is not seen.
    private const double LeastSize = 0.1;

    private readonly HashSet<int> _hiddenRows = [];
    private readonly HiddenColumns _hiddenColumns = new();
    private int _row = -1;
    private CellAddress _next;
    private MergeCount _mergeCount;

    /// <summary>Reads the sheet that the XML stands at the root of.</summary>
    /// <exception cref="DamagedWorkbookException">A cell holds what cannot be.</exception>
    /// <exception cref="OverBudgetException">The sheet takes more than it may.</exception>
    public (Sheet Sheet, IReadOnlyList<Finding> Findings) Read(string name, bool isHidden)
    {
        var draft = new SheetDraft(name, frame.Is1904, budget) { IsHidden = isHidden };
        while (xml.NextWithin(0))
        {
            switch (xml.Name)
            {
                case "sheetData" when xml.Depth == 1:
                    ReadRows(draft);
                    break;
                case "col" when xml.Depth == 2 && (IsTrue("hidden") || IsNothing("width")):
                    _hiddenColumns.Add(Number("min") - 1, Number("max") - 1);
                    break;
                case "mergeCell" when xml.Depth == 2 && CellRange.TryParse(xml.Attribute("ref"), out var range):
                    _mergeCount.Add(range);
                    if (_mergeCount.Refusal is { } refusal)
                        throw new OverBudgetException(refusal);
                    _merges.Add(range);
                    break;
                default:
                    break;
            }
        }

        return draft.Build(_merges, _hiddenRows.Contains, _hiddenColumns.Contains);
    }

    private void ReadRows(SheetDraft draft)
    {
        if (xml.IsEmptyElement)
            return;
        const int Depth = 1;
        while (xml.NextWithin(Depth))
        {
            switch (xml.Name)
            {
                case "row" when xml.Depth == Depth + 1:
                    // A row without a number is the one after the last.
                    _row = Number("r") is > 0 and var number ? number - 1 : _row + 1;
                    _next = new CellAddress(_row, 0);
                    if (IsTrue("hidden") || IsNothing("ht"))
                        _hiddenRows.Add(_row);
                    break;
                case "c" when xml.Depth == Depth + 2:
                    ReadCell(draft);
                    break;
                default:
                    break;
            }
        }
    }

    private void ReadCell(SheetDraft draft)
    {
        var (type, style) = ReadCellAttributes(draft);
        var address = _next;
        _next = address with { Column = address.Column + 1 };
        if (xml.IsEmptyElement)
            return;

        var (hasFormula, hasValue) = (false, false);
        string? inlineText = null;
        var isStruck = false;
        var depth = xml.Depth;
        while (xml.NextWithin(depth))
        {
            if (xml.Depth != depth + 1)
                continue;
            switch (xml.Name)
            {
                case "v":
                    _value.ResetWrittenCount();
                    xml.ReadText(_value, SheetDraft.MostCharacters + 1);
                    hasValue = _value.WrittenCount > 0;
                    break;
                case "f":
                    hasFormula = true;
                    break;
                case "is":
                    inlineText = _runs.Read(xml);
                    isStruck = _runs.HasStruck;
                    break;
                default:
                    break;
            }
        }

        var look = frame.Styles[style];
        if (inlineText is not null && (type == CellType.InlineText || !hasValue))
            AddText(inlineText, isStruck);
        else if (hasValue)
            AddValue();
        // A formula may well come to an empty text.
        else if (hasFormula && type != CellType.FormulaText)
            draft.AddFormulaWithoutResult(address, look);

        void AddText(string text, bool isPartStruck)
        {
            if (isPartStruck)
                draft.PassOverStruck(address, text, text);
            draft.AddText(address, text, look);
        }

        void AddValue()
        {
            switch (type)
            {
                case CellType.SharedText:
                    var number = int.TryParse(_value.WrittenSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                        ? index
                        : throw Unreadable(draft, address);
                    AddText(frame.Texts[number], frame.Texts.IsStruck(number));
                    break;
                case CellType.FormulaText or CellType.InlineText:
                    AddText(RichText.Unescape(_value.WrittenSpan.ToString()), isPartStruck: false);
                    break;
                case CellType.Logical:
                    draft.AddLogical(address, _value.WrittenSpan is "1" or "true", look);
                    break;
                case CellType.Error:
                    draft.AddError(address, _value.WrittenSpan.ToString(), look);
                    break;
                case CellType.Date when TryDate(_value.WrittenSpan, out var date):
                    draft.AddNumber(address, SerialOf(date), look.Format.IsDate ? look : look with { Format = IsoDate });
                    break;
                case CellType.Date:
                    AddText(_value.WrittenSpan.ToString(), isPartStruck: false);
                    break;
                default:
                    if (!double.TryParse(_value.WrittenSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
                        throw Unreadable(draft, address);
                    // Programs that cannot calculate leave every formula as 0 and ask for calculation; Excel does not.
                    if (hasFormula && value == 0 && frame.AsksForCalculation)
                        draft.AddFormulaWithoutResult(address, look);
                    else
                        draft.AddNumber(address, value, look);
                    break;
            }
        }
    }

    private (CellType Type, int Style) ReadCellAttributes(SheetDraft draft)
    {
        var (type, style) = (CellType.Number, 0);
        while (xml.NextAttribute(out var value))
        {
            switch (xml.Name)
            {
                case "r":
                    if (!CellAddress.TryParse(value, out _next))
                        throw new DamagedWorkbookException(Terms.BrokenContent, $"{draft.Name} has no cell {value}.");
                    break;
                case "s":
                    _ = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out style);
                    break;
                case "t":
                    type = value switch
                    {
                        "s" => CellType.SharedText,
                        "str" => CellType.FormulaText,
                        "inlineStr" => CellType.InlineText,
                        "b" => CellType.Logical,
                        "e" => CellType.Error,
                        "d" => CellType.Date,
                        _ => CellType.Number,
                    };
                    break;
                default:
                    break;
            }
        }

        if (_next.Row >= MostRows || _next.Column >= MostColumns)
            throw new DamagedWorkbookException(Terms.BrokenContent, $"{draft.Name} has no cell {_next}.");
        if (style > 0 && !frame.HasStyles)
            throw Package.Missing("The table of styles");
        return (type, style);
    }

    // A comma as the decimal sign, say: Excel calls such a workbook damaged, and whoever guesses may be wrong by a thousand.
    private DamagedWorkbookException Unreadable(SheetDraft draft, CellAddress address) =>
        new(Terms.BrokenContent, $"{draft.Name}!{address} holds {_value.WrittenSpan[..Math.Min(_value.WrittenCount, LongestType)]}, which is no number.");

    private double SerialOf(DateTime date) => frame.Is1904 ? date.ToOADate() - SerialDate.DaysBetweenSystems : SerialDate.FromDate(date);

    private static bool TryDate(ReadOnlySpan<char> text, out DateTime date) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal | DateTimeStyles.NoCurrentDateDefault, out date)
        && date.Year >= FirstYear && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var written) && (date = written.DateTime).Year >= FirstYear;

    private bool IsTrue(string attribute) => xml.Attribute(attribute) is "1" or "true";

    private bool IsNothing(string attribute) => double.TryParse(xml.Attribute(attribute), CultureInfo.InvariantCulture, out var size) && size < LeastSize;

    private int Number(string attribute) =>
        int.TryParse(xml.Attribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private enum CellType
    {
        Number,
        SharedText,
        FormulaText,
        InlineText,
        Logical,
        Error,
        Date,
    }
}
