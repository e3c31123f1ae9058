namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>
/// Gathers what a reader finds on a sheet and applies the rules that hold for every reader: no cells that hold nothing, none under
/// a merged range but its top-left one, the text as a person sees it.
/// </summary>
internal sealed class SheetDraft
{
    private readonly List<Cell> _cells = [];
    private readonly MergeIndex _merges;
    private readonly bool _is1904;

    public SheetDraft(string name, IEnumerable<CellRange> mergedRanges, bool is1904)
    {
        Name = name;
        _merges = new MergeIndex(mergedRanges);
        _is1904 = is1904;
    }

    public string Name { get; }

    public bool? IsHidden { get; init; }

    public bool? HasPictures { get; init; }

    /// <summary>How many cells hold something so far.</summary>
    public int Count => _cells.Count;

    public void AddNumber(CellAddress address, double number, CellStyle style) =>
        Add(address, style.Format.ValueOf(number, _is1904, out var shown), shown, style);

    /// <summary>Adds a text; one of blanks only holds nothing, and some libraries leave it out anyway.</summary>
    public void AddText(CellAddress address, string text, CellStyle style)
    {
        if (!string.IsNullOrWhiteSpace(text))
            Add(address, new CellValue.Text(text), style.Format.Show(text), style);
    }

    public void AddLogical(CellAddress address, bool value, CellStyle style) =>
        Add(address, new CellValue.Logical(value), value ? "TRUE" : "FALSE", style);

    public void AddError(CellAddress address, string code, CellStyle style) =>
        Add(address, new CellValue.Error(code), code, style);

    public void AddFormulaWithoutResult(CellAddress address, CellStyle style) =>
        Add(address, new CellValue.Nothing(), "", style, isFormulaWithoutResult: true);

    /// <summary>The sheet. The questions count from 0; null when the reader cannot answer them.</summary>
    public Sheet Build(Func<int, bool>? isRowHidden, Func<int, bool>? isColumnHidden)
    {
        // A damaged or odd file may hold a place twice; the last one counts, as in a spreadsheet.
        var isInOrder = true;
        for (var i = 1; i < _cells.Count && isInOrder; i++)
            isInOrder = _cells[i - 1].Address < _cells[i].Address;
        List<Cell> cells = isInOrder ? _cells : [.. _cells.GroupBy(c => c.Address, (_, same) => same.Last()).OrderBy(c => c.Address)];
        var marked = CoveredMarks.RangesIn(cells);
        var covering = new MergeIndex(marked);
        return new Sheet(Name, marked.Count == 0 ? cells : cells.Where(c => covering.RangeAt(c.Address).First == c.Address), [.. _merges.Ranges, .. marked])
        {
            IsHidden = IsHidden,
            HasPictures = HasPictures,
            HiddenRows = isRowHidden is null ? null : _cells.Select(c => c.Address.Row).Distinct().Where(isRowHidden).ToHashSet(),
            HiddenColumns = isColumnHidden is null ? null : _cells.Select(c => c.Address.Column).Distinct().Where(isColumnHidden).ToHashSet(),
        };
    }

    private void Add(CellAddress address, CellValue value, string text, CellStyle style, bool isFormulaWithoutResult = false)
    {
        if (_merges.RangeAt(address).First != address)
            return;
        _cells.Add(new Cell(address, value, text)
        {
            NumberFormat = style.Format.Code,
            IsFormulaWithoutResult = isFormulaWithoutResult,
            IsBold = style.IsBold,
            Indent = style.Indent,
            Alignment = style.Alignment,
            Borders = style.Borders,
        });
    }
}
