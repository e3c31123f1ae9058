using System.Collections.Immutable;
using System.Globalization;
using IndicatorPipeline.Ingest.Resolution;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Explanations;

/// <summary>What is to be drawn on a sheet: what each cell was taken for, and a note on those that have a meaning of their own.</summary>
internal sealed class SheetMarks
{
    private readonly SortedDictionary<CellAddress, TablePart> _parts = [];
    private readonly SortedDictionary<CellAddress, string> _notes = [];
    private readonly IndicatorCatalog _catalog;
    private readonly MarkTexts _texts;
    private readonly Sheet _sheet;

    private SheetMarks(Sheet sheet, IndicatorCatalog catalog, MarkTexts texts)
    {
        _sheet = sheet;
        _catalog = catalog;
        _texts = texts;
    }

    /// <summary>The colors of the parts, and the notes.</summary>
    public Paint Paint => new(new SortedDictionary<CellAddress, string>(_parts.ToDictionary(p => p.Key, p => ColorOf(p.Value))), _notes);

    public static SheetMarks Of(SheetReading reading, IndicatorCatalog catalog, MarkTexts texts)
    {
        var marks = new SheetMarks(reading.Sheet, catalog, texts);
        foreach (var table in reading.Tables)
            marks.Add(table);
        return marks;
    }

    private void Add(TableReading reading)
    {
        var table = reading.Table;
        Mark(table.Title, TablePart.Title);
        Mark(table.Header, TablePart.Header);
        Mark(table.HeaderAgain, TablePart.Header);
        Mark(table.Stub, TablePart.Stub);
        Mark(table.Notes, TablePart.Notes);
        var texts = reading.Texts.ToLookup(t => t.Origin.Cell, StringComparer.Ordinal);
        foreach (var cell in reading.Cells)
        {
            var address = cell.Cell.Cell.Address;
            var text = texts[cell.Cell.Cell.Place.ToString()].FirstOrDefault();
            var isRecorded = reading.IsKnown && (cell.Observation is not null || text is not null);
            Mark(_sheet.RangeAt(address), isRecorded ? TablePart.Recorded : TablePart.NotRecorded);
            _notes[cell.Cell.Cell.Place] = string.Join('\n', Describe(reading, cell, text));
        }

        var first = _sheet.PlaceOf(table.Title.FirstOrDefault()?.Address ?? table.Header?.First ?? table.Stub?.First ?? table.Range.First);
        var legend = _texts.Format(reading.IsKnown ? "legend" : "legend_passed_over", table.Place);
        _notes[first] = _notes.TryGetValue(first, out var note) ? $"{legend}\n\n{note}" : legend;
    }

    private static string ColorOf(TablePart part) => part switch
    {
        TablePart.Title => "FFFFE699",
        TablePart.Header => "FF9DC3E6",
        TablePart.Stub => "FFC5E0B4",
        TablePart.Recorded => "FFFBE5D6",
        TablePart.NotRecorded => "FFBFBFBF",
        TablePart.Notes => "FFD9C3EC",
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "There is no such part."),
    };

    private IEnumerable<string> Describe(TableReading table, CellReading cell, ItemText? text)
    {
        if (table.IsKnown && text is not null)
        {
            yield return _texts.Format("text", _catalog.Attributes.FirstOrDefault(a => a.Code == text.Name)?.Name ?? text.Name, text.Value);
            yield return _texts.Format("item", text.ItemName);
            yield return _texts.Format("period", text.Period);
        }
        else if (table.IsKnown && cell.Observation is { } observation)
        {
            var key = observation.Key;
            yield return _texts.Format("indicator", Named(_catalog.IndicatorsByCode.GetValueOrDefault(key.Indicator)?.Name, key.Indicator));
            yield return _texts.Format("area", Named(_catalog.AreasByCode.GetValueOrDefault(key.Area)?.Name, key.Area));
            if (key.Item is { } item)
                yield return _texts.Format("item", Named(_catalog.ItemsByCode.GetValueOrDefault(item)?.Name, item));
            yield return _texts.Format("period_accumulated", observation.Period, CodeName.Of(key.Accumulation, _texts.Culture));
            yield return _texts.Format("measure", CodeName.Of(key.Measure, _texts.Culture));
            yield return observation.Value is { } value
                ? _texts.Format("value", value.ToString(CultureInfo.InvariantCulture), observation.Unit)
                : _texts["missing"];
        }
        else
        {
            yield return _texts["not_recorded"];
            if (cell.Period is { } period)
                yield return _texts.Format("period", period);
            if (cell.Measure is { } measure)
                yield return _texts.Format("measure", CodeName.Of(measure, _texts.Culture));
            if (cell.Unit is { } unit)
                yield return _texts.Format("unit", unit);
        }

        if (!cell.RowLabels.IsEmpty)
            yield return _texts.Format("rows", Path(cell.RowLabels));
        if (!cell.Cell.ColumnLabels.IsEmpty)
            yield return _texts.Format("columns", Path(cell.Cell.ColumnLabels));
    }

    private string Named(string? name, string code) => name is null ? code : _texts.Format("named", name, code);

    private static string Path(ImmutableArray<Cell> labels) =>
        string.Join(" > ", labels.Select(l => $"{l.Text.ReplaceLineEndings(" ").Trim()} ({l.Place})"));

    private void Mark(ImmutableArray<Cell> lines, TablePart part)
    {
        foreach (var line in lines)
            Mark(_sheet.RangeAt(line.Address), part);
    }

    private void Mark(CellRange? range, TablePart part)
    {
        if (range is not { } cells)
            return;
        for (var row = cells.Top; row <= cells.Bottom; row++)
        {
            for (var column = cells.Left; column <= cells.Right; column++)
                _parts[_sheet.PlaceOf(new CellAddress(row, column))] = part;
        }
    }
}
