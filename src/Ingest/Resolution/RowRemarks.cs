using System.Text.RegularExpressions;
using IndicatorPipeline.Ingest.Tables;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>What stands under 备注 beside the figures of a table's rows.</summary>
internal sealed partial class RowRemarks
{
    private readonly Dictionary<int, ObsStatus> _status = [];

    public RowRemarks(Table table)
    {
        var columns = table.ColumnHeadings.Where(h => IsHeading(h.Labels)).Select(h => h.Column).ToHashSet();
        All =
        [
            .. table.StubColumns.Where(s => IsHeading(s.Heading)).SelectMany(s => s.Labels)
                .Concat(columns.Count == 0 ? [] : table.Cells.Where(c => columns.Contains(c.Column)).Select(c => c.Cell))
                .Where(c => c.Content.Kind == CellKind.Text),
        ];
        foreach (var remark in All)
        {
            if (FigureStatus.InRemark(remark.Text) is { } status)
                _status[remark.Address.Row] = status;
        }
    }

    /// <summary>The texts, whatever they say.</summary>
    public IReadOnlyList<Cell> All { get; }

    /// <summary>What a remark says of how far its row's figures may be relied on (预计数); null for nothing.</summary>
    public ObsStatus? StatusOf(int row) => _status.Count > 0 && _status.TryGetValue(row, out var status) ? status : null;

    private static bool IsHeading(IReadOnlyList<Cell> labels) => labels is [.., var heading] && Heading().IsMatch(heading.Text);

    [GeneratedRegex(@"\A\s*(备\s*注|说\s*明|注|备考)\s*\z")]
    private static partial Regex Heading();
}
