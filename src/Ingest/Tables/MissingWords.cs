using System.Collections.Frozen;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Tables;

/// <summary>What a county's departments write where a figure is missing, beyond the marks that all reports share.</summary>
internal sealed class MissingWords(IEnumerable<MissingWord> words)
{
    private readonly FrozenDictionary<string, MissingReason> _reasons = words.ToFrozenDictionary(w => LabelText.Normalize(w.Label), w => w.Reason, StringComparer.Ordinal);
    private readonly int _longest = words.Select(w => w.Label.Length).DefaultIfEmpty(0).Max() * 2;

    /// <summary>The sheet with these words as missing-value marks, before its tables are looked for.</summary>
    public Sheet MarkedIn(Sheet sheet) => _reasons.Count == 0 ? sheet : sheet.Replace(Marked);

    private Cell Marked(Cell cell) =>
        cell.Value is CellValue.Text text && text.Value.Length <= _longest && _reasons.TryGetValue(LabelText.Normalize(text.Value), out var reason)
            ? cell with { Content = CellContent.Mark(reason) }
            : cell;
}
