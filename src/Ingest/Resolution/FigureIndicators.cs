using System.Collections.Immutable;
using IndicatorPipeline.Ingest.Tables;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>Of which indicator figures are: by their row, their column, both together, the title, or the kind of their items.</summary>
internal sealed class FigureIndicators(TableContext context, ColumnMeanings headings, LabelReader labels)
{
    private readonly NamesTogether _names = new(labels);

    private readonly PiecesOfNames _pieces = new(labels);

    private readonly ItemKind? _measuredKind = headings.Headings.Values.Select(h => h.Kind?.Value).FirstOrDefault(k => k?.Indicator is not null);

    /// <summary>Whether some figures are of the title's indicator because no label of theirs names another.</summary>
    public bool TakesTitles { get; private set; }

    /// <summary>What a row and a column say of the figures where they meet: what is no more than a piece of their indicator's name is nothing unknown there.</summary>
    public (AxisMeaning Row, AxisMeaning Column) Understood(TableCell cell, AxisMeaning row, AxisMeaning column)
    {
        if (Together(cell, row, column) is { } together)
        {
            // What neither label says alone is nothing unknown when both together are the name of an indicator.
            row = Cleared(row, together.Row, together.Indicator);
            column = Cleared(column, together.Column, together.Indicator);
        }

        return (row, WithoutGroups(WithoutEndOfName(column, row), cell, (row.Indicator ?? column.Indicator ?? context.Title.Indicator)?.Value));
    }

    /// <summary>The indicator of figures; null where no label and no title names one, which is told, or where they name two.</summary>
    public Indicator? Of(AxisMeaning row, AxisMeaning column, ImmutableArray<FigureProblem>.Builder problems)
    {
        if (row.Indicator is { } r && column is { Indicator: { } c, IsIndicatorOfNeighbor: false } && r.Value.Code != c.Value.Code)
        {
            // 累计支出 under 一般公共预算支出进度 is the end of that name and of 民生支出, which the row says.
            if (c.Where is { } end && labels.Read(end.Text).Indicator is null && _pieces.EndsName(end.Text, r.Value))
                return r.Value;
            // 产量 over the row of 粮食产量 is that of grain.
            if ((Within(r.Value, c) ?? Within(c.Value, r)) is { } within)
                return within;
            problems.Add(new FigureProblem(LabelProblem.Contradiction(FindingCodes.ContradictoryLabels, r.Where!, c.Where!)));
            return null;
        }

        // 产值 of a chain is 产业链产值, whatever it is of by itself.
        if (row.Indicator is null && column.Indicator is { } ofKind && (row.Item?.Value.Kind ?? (row.IsTotal ? _measuredKind : null))?.Indicator is { } measured
            && labels.Vocabulary.Catalog.IndicatorsByCode[measured] is var itsOwn && ofKind.Where is { } heading && labels.Read(heading.Text).Indicator == ofKind.Value && _pieces.EndsName(heading.Text, itsOwn))
            return itsOwn;
        if ((row.Indicator ?? column.Indicator) is { } labeled)
        {
            // 投资额 under 固定资产投资 is the end of the title's words.
            TakesTitles |= labeled.Value == context.Title.Indicator?.Value && labeled.Where is { } where && labels.Read(where.Text).Indicator is null;
            return labeled.Value;
        }

        if (context.Title.Indicator is { } title)
        {
            TakesTitles = true;
            return title.Value;
        }

        if (_measuredKind?.Indicator is { } code && (row.Item is not null || row.IsTotal))
            return labels.Vocabulary.Catalog.IndicatorsByCode[code];
        if (row.Problems.IsEmpty && column.Problems.IsEmpty)
        {
            var where = column.Innermost ?? row.Innermost;
            problems.Add(new FigureProblem(new(FindingCodes.NoIndicator, where, [where?.Text.Trim() ?? ""]), OnlyOfNumbers: true));
        }

        return null;
    }

    /// <summary>
    /// The indicator that a row's label names together with one of its column. Only labels that say nothing of an indicator, or different ones, need to
    /// be read together.
    /// </summary>
    public NamedTogether? Together(TableCell cell, AxisMeaning row, AxisMeaning column)
    {
        if (cell.RowLabels.Length == 0 || cell.ColumnLabels.Length == 0 || (row.Problems.IsEmpty && column.Problems.IsEmpty && (row.Indicator is null) != (column.Indicator is null)))
            return null;
        for (var i = cell.ColumnLabels.Length - 1; i >= 0; i--)
        {
            if (_names.Of(cell.RowLabels[^1].Text, cell.ColumnLabels[i].Text) is { } together)
                return new(together, cell.RowLabels[^1], cell.ColumnLabels[i]);
        }

        return null;
    }

    private Indicator? Within(Indicator subject, Said<Indicator> said) => said.Where is { } label ? _names.Within(subject, label.Text) : null;

    // 投资额 over the row of 工业投资 says no more than the end of that name.
    private AxisMeaning WithoutEndOfName(AxisMeaning column, AxisMeaning row) => row.Indicator is not { } named || column.Problems.IsEmpty ? column : column with
    {
        Problems = column.Problems.RemoveAll(p => p.Code == FindingCodes.UnknownLabel && p.Label is { } label && label == column.Innermost && _pieces.EndsName(label.Text, named.Value)),
    };

    // 收入 over 金额, with 税收收入 in the row, says no more than that name does.
    private AxisMeaning WithoutGroups(AxisMeaning column, TableCell cell, Indicator? indicator) => indicator is null || column.Problems.IsEmpty ? column : column with
    {
        Problems = column.Problems.RemoveAll(p => p.Code == FindingCodes.UnknownLabel && p.Label is { } label && cell.ColumnLabels.IndexOf(label) is var place && place >= 0 && place < cell.ColumnLabels.Length - 1
            && _pieces.SaysNoMoreThan(label.Text, indicator)),
    };

    // 黑石镇 over 城镇新增就业, with 人数 above the figures, stays unknown: only what the name is made of is understood.
    private AxisMeaning Cleared(AxisMeaning axis, Cell piece, Indicator together) => axis with
    {
        Indicator = new(together, axis.Innermost ?? piece),
        Units = axis.Units?.Where == piece && labels.Read(piece.Text).UnitsBeside(together).IsEmpty ? null : axis.Units,
        Problems = axis.Problems.RemoveAll(p => p.Code == FindingCodes.UnknownLabel && (p.Label == piece || _pieces.SaysNoMoreThan(p.Label!.Text, together))),
    };

    /// <summary>An indicator, and the labels of the row and of the column that name it together.</summary>
    public sealed record NamedTogether(Indicator Indicator, Cell Row, Cell Column);
}
