using IndicatorPipeline.Ingest.Tables;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>Makes an observation of a figure that is understood: whose it is, and how much in the unit that its indicator is recorded in.</summary>
internal sealed class FigureRecorder(Sheet sheet, TableContext context, TableAxes axes, RowRemarks remarks, IndicatorCatalog catalog, TableFindings findings)
{
    private readonly RefArea? _areaOfTotals = AreaOfTotals(axes, catalog);

    /// <summary>What is recorded of a cell; null where it is not known of which area or item it is, which is told.</summary>
    public Figure? Record(Cell cell, CellNumber number, FigureMeaning.Series series, AxisMeaning row, AxisMeaning column)
    {
        if (AreaOf(row, column) is not { } area || !TryItemOf(row, column, series.Indicator, out var item))
            return null;
        decimal? value = null;
        if (number.Value is { } shown)
        {
            if (!series.Unit.TryConvert(shown, series.Canonical, out var converted))
            {
                findings.Tell(FindingCodes.NumberTooLarge, cell, [cell.Text.Trim()]);
                return null;
            }

            value = series.Unit == series.Canonical ? shown : converted.Tidied();
        }

        var observation = new Observation(
            new SeriesKey(series.Indicator.Code, area.Code, item?.Id, series.Indicator.Frequency, series.Accumulation, series.Measure),
            series.Period,
            value,
            series.Canonical.Name,
            value is null ? ObsStatus.Missing : remarks.StatusOf(cell.Address.Row) ?? context.Status,
            series.Basis,
            number.Missing,
            new Origin(sheet.Name, cell.Place.ToString()));
        return new Figure(observation, cell.Text.Trim(), ToleranceOf(number.Value, series.Unit, series.Canonical), series.Unit, (row.Item ?? column.Item)?.Where?.Place.ToString());
    }

    private RefArea? AreaOf(AxisMeaning row, AxisMeaning column)
    {
        if (row.Area is { } r && column.Area is { } c && r.Value.Code != c.Value.Code)
        {
            findings.Tell(LabelProblem.Contradiction(FindingCodes.ContradictoryLabels, r.Where!, c.Where!), null);
            return null;
        }

        if ((row.Area ?? column.Area) is { } said)
            return said.Value;
        if ((row.IsTotal || column.IsTotal) && _areaOfTotals is not null)
            return _areaOfTotals;
        // Townships of a sort are not the county, nor is a place that nobody knows.
        if ((row.SomeAreas ?? column.SomeAreas) is { } some)
        {
            findings.Tell(FindingCodes.UnknownLabel, some.Where, [Numbering.Of(some.Where!.Text).Rest]);
            return null;
        }

        if (context.UnknownArea is { } unknown)
        {
            findings.Tell(FindingCodes.UnknownLabel, unknown.Where, [unknown.Value]);
            return null;
        }

        return context.Title.Area?.Value ?? catalog.Areas[0];
    }

    // 藜麦生产情况 over 产量 of townships: what the indicator's own name does not speak of is what the figures are of. Of several in one title nobody knows which.
    private bool TryItemOf(AxisMeaning row, AxisMeaning column, Indicator indicator, out ItemRef? item)
    {
        item = row.Item?.Value ?? column.Item?.Value ?? context.Title.Item?.Value;
        if ((row.IsTotal || column.IsTotal) && axes.ItemsAreNamed)
            item = null;
        else if (item is null && !axes.ItemsAreNamed)
        {
            var meant = context.Mentioned.Value.Where(i => !Vocabulary.SpeaksOf(indicator, i)).ToList();
            if (meant.Count > 1)
            {
                findings.Tell(FindingCodes.AmbiguousLabel, context.Mentioned.Where, [context.Mentioned.Where!.Text.Trim(), string.Join('、', meant.Select(i => i.Name))]);
                return false;
            }

            item = meant is [var only] ? only : null;
        }

        return true;
    }

    // 合计 is the parent of the areas beside it; where none are, the figures are of everything.
    private static RefArea? AreaOfTotals(TableAxes axes, IndicatorCatalog catalog)
    {
        var parents = axes.All
            .Where(a => a is { IsTotal: false, Area: not null })
            .Select(a => a.Area!.Value.Value.Parent)
            .OfType<string>()
            .Distinct()
            .ToList();
        return parents is [var only] ? catalog.AreasByCode[only] : null;
    }

    // Half a unit of the last digit shown.
    private static decimal ToleranceOf(decimal? shown, Unit unit, Unit canonical) =>
        shown is { } value ? unit.Convert(new decimal(5, 0, 0, isNegative: false, (byte)Math.Min(value.Scale + 1, 28)), canonical) : 0;
}
