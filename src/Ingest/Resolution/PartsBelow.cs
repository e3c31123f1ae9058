using System.Collections.Immutable;
using IndicatorPipeline.Ingest.Tables;
using IndicatorPipeline.Ingest.Workbooks;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>Rows that go on with the parts of a whole of which the first alone is marked: 新能源发电量, 其中：风电, 光伏.</summary>
internal sealed class PartsBelow(LabelReader labels)
{
    private readonly NamesTogether _names = new(labels);
    private ImmutableArray<Cell> _whole = [];

    /// <summary>A row's labels, behind those of the whole where its own is understood as a part of that and not by itself.</summary>
    public ImmutableArray<Cell> Complete(ImmutableArray<Cell> path)
    {
        if (path.IsEmpty)
            return path;
        // A unit in the innermost place is no name.
        if (path.LastOrDefault(l => !labels.Read(l.Text).IsUnitAlone) is not { } label)
            return path;
        if (Numbering.Of(label.Text).IsPart)
        {
            _whole = path[..path.IndexOf(label)];
            return path;
        }

        if (_whole is not [.., var whole] || path.Contains(whole) || labels.Read(label.Text).IsUnderstood)
            return path;
        return _names.OfAPart(whole.Text, label.Text) is not null ? [.. _whole, .. path[path.IndexOf(label)..]] : path;
    }
}
