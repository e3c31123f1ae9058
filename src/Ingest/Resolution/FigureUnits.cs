using System.Collections.Immutable;
using IndicatorPipeline.Ingest.Tables;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>In which unit figures are: by what is typed into them, their column, their row, or the lines above the table; and what says another.</summary>
internal sealed class FigureUnits(TableContext context, LabelReader labels)
{
    private readonly PiecesOfNames _pieces = new(labels);

    /// <summary>How figures are measured by their word and their unit: 完成（%） of what is counted in 万元 is how much of the plan was done.</summary>
    public static Measure MeasureIn(Said<MeasureWord>? word, FigureUnit unit, Indicator? indicator) =>
        word is { Value.IsResult: true, Where: { } where } && unit.Unit == Unit.Percent && where == unit.Label && indicator is not null && indicator.Unit.Quantity != Unit.Percent.Quantity
            ? Measure.Completion
            : MeasureUnits.Decide(word?.Value, unit.Unit);

    /// <summary>The unit of figures.</summary>
    /// <param name="typed">The unit typed into the cell itself; null for none.</param>
    public FigureUnit Of(Unit? typed, AxisMeaning row, AxisMeaning column, Indicator? indicator, Said<MeasureWord>? word)
    {
        if (typed is not null)
            return new(typed, null);
        var part = indicator is null ? null : context.PartUnits.FirstOrDefault(u => Says(column, u.Subject) || Says(row, u.Subject)) ?? context.PartUnits.FirstOrDefault(u => _pieces.Names(u.Subject, indicator));
        Said<ImmutableArray<Unit>>?[] places = [column.Units, row.Units, part?.Units, context.Title.Units];
        if (indicator is not null)
            return Among(places, indicator, word);
        return AmongOfNothingKnown(places, word, new[] { column.Innermost, row.Innermost }.Any(l => l is not null && labels.Read(l.Text) is { NamesRate: true } or { Measure.Measure: Measure.Yoy }));
    }

    /// <summary>The unit by which another is divided that figures are in (公斤/亩): nobody knows it and nothing is recorded in it, but no other of a label further away is theirs. Null for none.</summary>
    public Unit? RatioOf(AxisMeaning row, AxisMeaning column)
    {
        if (column.Ratio is not null || column.Units is not null)
            return column.Ratio;
        if (row.Ratio is not null || row.Units is not null)
            return row.Ratio;
        return context.UnknownUnit is { } line ? labels.Read(line.Value).Ratio : null;
    }

    /// <summary>Units of which any may be meant; null where it is clear. 单位：亿元、万元 leaves it open: what is counted by the head is in the smaller, anything else not in the bare one; else nobody knows.</summary>
    public Said<ImmutableArray<Unit>>? SeveralOf(AxisMeaning row, AxisMeaning column, Indicator indicator, Said<MeasureWord>? word)
    {
        if (!MeasureUnits.IsInOwnUnit(MeasureUnits.Decide(word?.Value, null)) || (column.Units ?? row.Units ?? context.Title.Units) is not { Value.Length: > 1 } said)
            return null;
        var fitting = said.Value.Where(u => labels.Vocabulary.UnitFor(u, indicator.Unit)?.Quantity == indicator.Unit.Quantity).DistinctBy(u => u.Factor).ToImmutableArray();
        return fitting.Length > 1 && OneAmong(fitting, indicator) is null ? new(fitting, said.Where) : null;
    }

    /// <summary>The row's own label where it says another unit: 财政收入（万元） under 绝对量（元）, one of the two is ten thousand times wrong. What heads all labels of the rows gives way to the column's own. Null for none.</summary>
    public static Cell? OtherOf(AxisMeaning row, Unit unit, Cell unitLabel, TableCell cell) =>
        row.Units is { Value: { Length: > 0 } said, Where: { } where } && where != unitLabel && (cell.RowLabels.Contains(where) || where.Address.Row == cell.Cell.Address.Row)
            && !said.Contains(unit) && said.Any(u => u.Quantity == unit.Quantity)
            ? where
            : null;

    /// <summary>What says that a share or a growth is counted as amounts are: 工业投资占比 beside 万元 in the column of units, or under 1-10月（万元）, is a share by its name and an amount by its unit. Null for nothing.</summary>
    public static Cell? AmountsOver(TableCell cell, AxisMeaning row, AxisMeaning column, Indicator indicator, Said<MeasureWord>? word, Measure measure)
    {
        if (MeasureUnits.IsInOwnUnit(measure) || indicator.Unit.Quantity == Unit.Percent.Quantity || word?.Where is not { } name || name.Address.Row != cell.Cell.Address.Row)
            return null;
        if (row.Units is { } beside)
            return beside.Where is { } unit && unit != name && unit.Address.Row == name.Address.Row && IsOfAmounts(beside) ? unit : null;
        return measure == Measure.Share && column.Units is { } over && IsOfAmounts(over) ? over.Where : null;

        bool IsOfAmounts(Said<ImmutableArray<Unit>> said) => said.Value.All(u => u.Quantity == indicator.Unit.Quantity);
    }

    private FigureUnit Among(Said<ImmutableArray<Unit>>?[] places, Indicator indicator, Said<MeasureWord>? word)
    {
        foreach (var place in places)
        {
            if (place is not { } said)
                continue;
            if (said.Value.Length > 1 && MeasureUnits.IsInOwnUnit(MeasureUnits.Decide(word?.Value, null)) && OneAmong([.. said.Value.Where(u => u.Quantity == indicator.Unit.Quantity).DistinctBy(u => u.Factor)], indicator) is { } among)
                return new(among, said.Where);
            // Which quantity is meant depends on the measure, and 增减 becomes a measure only by its unit.
            foreach (var unit in said.Value)
            {
                var measure = MeasureIn(word, new(unit, said.Where), indicator);
                var expected = MeasureUnits.UnitOf(measure, indicator);
                // ‰ of a caption is the unit of levels; a rate is in it only where the label that names the rate says so.
                if (labels.Vocabulary.UnitFor(unit, expected)?.Quantity == expected.Quantity && (MeasureUnits.IsInOwnUnit(measure) || unit == expected || said.Where == word?.Where))
                    return new(unit, said.Where);
            }

            var bySilence = MeasureUnits.Decide(word?.Value, null);
            if (MeasureUnits.IsInOwnUnit(bySilence) || said.Where == word?.Where)
                return new(said.Value[0], said.Where);
        }

        var implied = MeasureUnits.Decide(word?.Value, null);
        return MeasureUnits.IsInOwnUnit(implied) ? default : new(MeasureUnits.UnitOf(implied, indicator), null);
    }

    // Of a caption for counts and rates both, a rate has the one and anything else the other.
    private static FigureUnit AmongOfNothingKnown(Said<ImmutableArray<Unit>>?[] places, Said<MeasureWord>? word, bool namesRate)
    {
        foreach (var place in places)
        {
            if (place is not { } said)
                continue;
            var isRate = namesRate || MeasureUnits.BuiltInUnitOf(MeasureUnits.Decide(word?.Value, said.Value.Length == 1 ? said.Value[0] : null)) is not null;
            var fitting = said.Value.Where(u => said.Value.Length == 1 || Unit.BuiltIn.Contains(u) == isRate).ToList();
            if (fitting is not [var only])
                continue;
            // A rate or a place has the unit of its kind, whatever the line above says of the figures beside it.
            return MeasureUnits.BuiltInUnitOf(MeasureUnits.Decide(word?.Value, only)) is { } builtIn && only.Quantity != builtIn.Quantity
                ? new(builtIn, null)
                : new(only, said.Where);
        }

        return new(MeasureUnits.BuiltInUnitOf(MeasureUnits.Decide(word?.Value, null)), null);
    }

    private static Unit? OneAmong(ImmutableArray<Unit> fitting, Indicator indicator)
    {
        if (indicator.Unit.Factor == 1)
            return indicator.Name.Contains("人均", StringComparison.Ordinal) ? fitting.FirstOrDefault(u => u == indicator.Unit) : null;
        return fitting.Where(u => u.Factor > 1).ToList() is [var only] ? only : null;
    }

    // 总产量 over figures of grain is what 单位：总产量：吨 speaks of, whatever else is called so.
    private static bool Says(AxisMeaning axis, string subject) =>
        axis.Innermost is { } label && LabelText.Normalize(label.Text).Contains(LabelText.Normalize(subject), StringComparison.Ordinal);
}
