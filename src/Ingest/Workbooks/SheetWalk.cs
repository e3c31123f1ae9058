using System.Xml;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>What a walk over the XML of one worksheet finds.</summary>
internal sealed class SheetWalk
{
    // worksheet, sheetData, row, c.
    private const int DepthOfCells = 3;

    private readonly List<(CellAddress, string)> _errors = [];
    private readonly HashSet<CellAddress> _formulasWithoutResult = [];
    private readonly HashSet<CellAddress> _formulasOfZero = [];
    private readonly string[] _path = new string[DepthOfCells + 2];
    private MergeCount _merges;
    private bool _isInCell;
    private bool _isInValue;
    private bool _hasFormula;
    private bool _hasValue;
    private string? _reference;
    private string? _type;
    private string? _value;

    /// <summary>Cells that hold something.</summary>
    public long Cells { get; private set; }

    /// <summary>Places that a library would write down: cells that are only formatted, and all that a range of the sheet covers.</summary>
    public long Places { get; private set; }

    public long ElementsAroundCells { get; private set; }

    public bool UsesSharedTexts { get; private set; }

    public bool UsesStyles { get; private set; }

    /// <summary>
    /// Cells that EPPlus misreads: dates as text, which strict workbooks hold, and texts of several runs, or with a value beside them, that
    /// stand in the cell itself. What does not belong among the cells makes it read for ever: an element
    /// out of place, a text of a row, a second value of a cell.
    /// </summary>
    public bool HasCellsMisread { get; private set; }

    /// <summary>When there are too many merged ranges.</summary>
    public WorkbookReading? Refusal => _merges.Refusal;

    /// <summary>Takes in the node that the XML stands at; whether it is a cell that holds something.</summary>
    public bool Visit(XmlReader xml)
    {
        switch (xml.NodeType)
        {
            case XmlNodeType.Element:
                return Begin(xml);
            case XmlNodeType.Text or XmlNodeType.CDATA when xml.Depth is > 1 and <= DepthOfCells + 1 && _path[1] == "sheetData":
                HasCellsMisread = true;
                return false;
            case XmlNodeType.Text or XmlNodeType.CDATA when _isInValue:
                _value += xml.Value;
                return false;
            case XmlNodeType.EndElement:
                _isInValue = false;
                return false;
            default:
                return false;
        }
    }

    /// <summary>Closes the cell that was last begun.</summary>
    public void EndCell()
    {
        if (!_isInCell || !CellAddress.TryParse(_reference, out var address))
            return;
        if (_type == "e" && _value is not null)
            _errors.Add((address, _value));
        // A formula may well come to an empty text.
        if (_hasFormula && _value is null && _type is not "str")
            _formulasWithoutResult.Add(address);
        else if (_hasFormula && _value == "0" && _type is null or "n")
            _formulasOfZero.Add(address);
    }

    /// <param name="asksForCalculation">
    /// Whether the workbook asks to be calculated when it is opened: programs that cannot calculate leave every formula as 0 then.
    /// </param>
    public SheetFacts Facts(bool asksForCalculation)
    {
        if (asksForCalculation)
            _formulasWithoutResult.UnionWith(_formulasOfZero);
        return new SheetFacts(_errors, _formulasWithoutResult);
    }

    private bool Begin(XmlReader xml)
    {
        if (xml.Depth < _path.Length)
            _path[xml.Depth] = xml.LocalName;
        HasCellsMisread |= !IsInItsPlace(xml.Depth, xml.LocalName);
        switch (xml.LocalName)
        {
            case "c":
                EndCell();
                Places++;
                _isInCell = !xml.IsEmptyElement;
                if (!_isInCell)
                    return false;
                (_reference, _type, _value, _hasFormula, _hasValue) = (xml.GetAttribute("r"), xml.GetAttribute("t"), null, false, false);
                HasCellsMisread |= _type == "d";
                UsesSharedTexts |= _type == "s";
                UsesStyles |= xml.GetAttribute("s") is not (null or "" or "0");
                Cells++;
                return true;
            case "v":
                _isInValue = !xml.IsEmptyElement;
                HasCellsMisread |= _hasValue || _type == "inlineStr";
                _hasValue = true;
                return false;
            case "f":
                HasCellsMisread |= _hasFormula;
                _hasFormula = true;
                if (xml.GetAttribute("t") == "array")
                    AddRange(xml);
                return false;
            case "r":
                HasCellsMisread |= _type == "inlineStr";
                return false;
            case "is" or "t" or "row":
                return false;
            case "mergeCell":
                if (AddRange(xml) is { } merge)
                    _merges.Add(merge);
                return false;
            case "hyperlink":
                AddRange(xml);
                ElementsAroundCells++;
                return false;
            default:
                ElementsAroundCells++;
                return false;
        }
    }

    private bool IsInItsPlace(int depth, string name)
    {
        var isAmongCells = depth > 1 && _path[1] == "sheetData";
        return depth switch
        {
            1 => name is not ("row" or "c"),
            2 => isAmongCells == (name == "row"),
            DepthOfCells => isAmongCells ? name is "c" or "extLst" : name != "c",
            DepthOfCells + 1 => !isAmongCells || _path[DepthOfCells] != "c" || name is "f" or "v" or "is" or "extLst",
            DepthOfCells + 2 => !isAmongCells || _path[DepthOfCells + 1] is not ("f" or "v"),
            _ => true,
        };
    }

    private CellRange? AddRange(XmlReader xml)
    {
        if (!CellRange.TryParse(xml.GetAttribute("ref"), out var range))
            return null;
        Places += (long)range.Rows * range.Columns;
        return range;
    }
}
