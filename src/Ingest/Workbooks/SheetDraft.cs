using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>
/// Gathers what a reader finds on a sheet and applies the rules that hold for every reader: no cells that hold nothing, none under
/// a merged range but its top-left one, the text as a person sees it, nothing that is struck out, and all of it within the budget.
/// </summary>
internal sealed class SheetDraft(string name, bool is1904, ReadingBudget budget)
{
    /// <summary>Characters that a cell can hold in Excel; only a program that never asked Excel writes more.</summary>
    public const int MostCharacters = 32_767;

    private readonly List<Cell> _cells = [];
    private readonly List<Finding> _findings = [];
    private (FindingCode Code, CellRange Cells, string Shown)? _struck;
    private readonly HashSet<CellFormat> _asked = [];
    private (string? Text, string? Shown) _cut;

    public string Name => name;

    public bool? IsHidden { get; init; }

    public bool? HasPictures { get; init; }

    public void AddNumber(CellAddress address, double number, CellStyle style)
    {
        var value = style.Format.ValueOf(number, is1904, out var shown);
        if (value is CellValue.Number held && style.Format.SectionFor(held.Value) is { Shift: < 0, HasSuffix: false } && held.Value != 0 && _asked.Add(style.Format))
            _findings.Add(FileFindings.ShownScaled(name, address, shown, held.Value));
        Add(address, value, shown, style);
    }

    /// <summary>Adds a text; one of blanks only holds nothing, and some libraries leave it out anyway.</summary>
    public void AddText(CellAddress address, string text, CellStyle style)
    {
        if (text.Length == 0)
            return;
        if (text.Length > MostCharacters)
        {
            _findings.Add(FileFindings.TextTooLong(name, address, MostCharacters));
            // A text that many cells share is cut once.
            if (!ReferenceEquals(text, _cut.Text))
                _cut = (text, text[..MostCharacters]);
            text = _cut.Shown!;
        }

        // Nobody sees it, and not every database holds it. What was cut or damaged may end in half a character.
        text = WellFormedText.Of(text.Replace("\0", "", StringComparison.Ordinal));
        if (!string.IsNullOrWhiteSpace(text))
            Add(address, new CellValue.Text(text), style.Format.Show(text), style);
    }

    public void AddLogical(CellAddress address, bool value, CellStyle style) =>
        Add(address, new CellValue.Logical(value), value ? "TRUE" : "FALSE", style);

    public void AddError(CellAddress address, string code, CellStyle style) =>
        Add(address, new CellValue.Error(code), code, style);

    public void AddFormulaWithoutResult(CellAddress address, CellStyle style) =>
        Add(address, new CellValue.Nothing(), "", style);

    /// <summary>Notes that a part of what a cell shows is struck out and has been passed over, or all of it; neighbours of a row are told as one.</summary>
    /// <param name="rest">What is not struck out.</param>
    public void PassOverStruck(CellAddress address, string shown, string rest) =>
        PassOver(string.IsNullOrWhiteSpace(rest) ? FindingCodes.CellStruckOut : FindingCodes.StruckOut, address, shown);

    private void PassOver(FindingCode code, CellAddress address, string shown)
    {
        if (_struck is { } struck && struck.Code == code && struck.Cells.Bottom == address.Row && struck.Cells.Right + 1 == address.Column)
        {
            _struck = struck with { Cells = struck.Cells with { Right = address.Column } };
            return;
        }

        TellStruck();
        _struck = (code, CellRange.Of(address), shown);
    }

    /// <summary>The sheet. The questions count from 0; null when the reader cannot answer them.</summary>
    public (Sheet Sheet, IReadOnlyList<Finding> Findings) Build(IEnumerable<CellRange> mergedRanges, Func<int, bool>? isRowHidden, Func<int, bool>? isColumnHidden)
    {
        TellStruck();
        // A damaged or odd file may hold a place twice; the last one counts, as in a spreadsheet.
        var isInOrder = true;
        for (var i = 1; i < _cells.Count && isInOrder; i++)
            isInOrder = _cells[i - 1].Address < _cells[i].Address;
        List<Cell> cells = isInOrder ? _cells : [.. _cells.GroupBy(c => c.Address, (_, same) => same.Last()).OrderBy(c => c.Address)];
        var merges = new MergeIndex(mergedRanges);
        if (!merges.Ranges.IsEmpty)
            cells.RemoveAll(c => merges.RangeAt(c.Address).First != c.Address);
        var marked = CoveredMarks.RangesIn(cells);
        if (marked.Count > 0)
        {
            var covering = new MergeIndex(marked);
            cells.RemoveAll(c => covering.RangeAt(c.Address).First != c.Address);
        }

        var sheet = new Sheet(name, cells, [.. merges.Ranges, .. marked])
        {
            IsHidden = IsHidden,
            HasPictures = HasPictures,
            HiddenRows = isRowHidden is null ? null : cells.Select(c => c.Address.Row).Distinct().Where(isRowHidden).ToHashSet(),
            HiddenColumns = isColumnHidden is null || cells.Count == 0 ? null : Enumerable.Range(0, cells.Max(c => c.Address.Column) + 1).Where(isColumnHidden).ToHashSet(),
        };
        return (sheet, _findings);
    }

    private void Add(CellAddress address, CellValue value, string text, CellStyle style)
    {
        if (style.IsStruck)
        {
            PassOver(FindingCodes.CellStruckOut, address, text);
            return;
        }

        budget.Take(name, address, text.Length);
        _cells.Add(new Cell(address, value, text) { Style = style });
    }

    private void TellStruck()
    {
        if (_struck is { } struck)
            _findings.Add(FileFindings.StruckOut(struck.Code, name, struck.Cells, struck.Shown));
        _struck = null;
    }
}
