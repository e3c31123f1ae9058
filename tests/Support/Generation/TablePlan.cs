using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Support.Generation;

/// <summary>A table of a generated report: what it means, and how it is to be written. Habits change the second and never the first.</summary>
public sealed class TablePlan(Scene scene)
{
    public Scene Scene { get; } = scene;

    /// <summary>The last month of the period that it is about.</summary>
    public int Month { get; private set; } = scene.Month;

    /// <summary>What title and sheet mean.</summary>
    public Meaning Says { get; set; } = new();

    /// <summary>The title without its period.</summary>
    public string Subject { get; set; } = "";

    /// <summary>The period in words; blank where the labels say it.</summary>
    public string PeriodText { get; set; } = "";

    /// <summary>Whether the period is a stretch of one year, so that figures of earlier years stand for comparison only.</summary>
    public bool IsAboutStretch { get; set; } = true;

    public PeriodPlace PeriodPlace { get; set; } = PeriodPlace.Title;

    public bool HasTitle { get; set; } = true;

    public LinePlace TitlePlace { get; set; }

    public bool IsTitleMerged { get; set; }

    /// <summary>Blank rows between the title and the table.</summary>
    public int GapBelowTitle { get; set; }

    public HeadingStyle Headings { get; set; }

    public List<LinePlan> LinesAbove { get; } = [];

    /// <summary>Lines between the title and the table.</summary>
    public List<LinePlan> LinesBelowTitle { get; } = [];

    public List<LinePlan> Notes { get; } = [];

    /// <summary>Rows between header and body, such as column numbers or units; a blank where a column has none.</summary>
    public List<Func<ColumnPlan, string?>> RowsUnderHeader { get; } = [];

    public List<ColumnPlan> Columns { get; } = [];

    public List<RowPlan> Rows { get; } = [];

    /// <summary>Rows after which a row is left blank.</summary>
    public HashSet<RowPlan> BlankAfter { get; } = [];

    public ObsStatus Status { get; set; } = ObsStatus.Normal;

    /// <summary>Whether labels name the unit, so that they may not be given another.</summary>
    public bool SaysUnits { get; set; }

    public IEnumerable<ColumnPlan> FigureColumns => Columns.Where(c => c.Role == ColumnRole.Figures);

    public IEnumerable<CellPlan> FigureCells => Rows.SelectMany(r => Columns.Select(c => r.Cells.GetValueOrDefault(c))).OfType<CellPlan>().Where(c => c.Figure is not null);

    /// <summary>The first column of labels.</summary>
    public ColumnPlan Stub => Columns.First(c => c.Role == ColumnRole.Label);

    public IEnumerable<Figure> FiguresOf(RowPlan row) => Columns.Select(c => row.Cells.GetValueOrDefault(c)?.Figure).OfType<Figure>();

    public IEnumerable<Figure> FiguresOf(ColumnPlan column) => Rows.Select(r => r.Cells.GetValueOrDefault(column)?.Figure).OfType<Figure>();

    public ColumnPlan AddColumn(ColumnRole role, Meaning? says, params IReadOnlyList<HeaderLabel> path)
    {
        var column = new ColumnPlan(role, path) { Says = says ?? new Meaning() };
        Columns.Add(column);
        return column;
    }

    public RowPlan AddRow(RowPlan row, params IReadOnlyList<(ColumnPlan Column, CellPlan Label)> labels)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(labels);
        foreach (var (column, label) in labels)
            row.Cells[column] = label;
        Rows.Add(row);
        return row;
    }

    /// <summary>Gives every place where a row meets a column of figures its figure; impossible ones stay blank.</summary>
    public void Fill(Dice dice)
    {
        ArgumentNullException.ThrowIfNull(dice);
        Month = Scene.Month;
        if (dice.Chance(0.7))
            Scene.ShareUnits(Rows.SelectMany(r => FigureColumns.Select(c => FigureOf(r, c)?.Indicator)).OfType<Indicator>().Distinct().ToArray());
        foreach (var row in Rows)
        {
            foreach (var column in FigureColumns)
            {
                if (FigureOf(row, column) is { IsPossible: true } figure && Scene.Claim(figure))
                {
                    figure.Shown = Numbers.Of(figure, dice);
                    row.Cells[column] = new CellPlan(figure.Shown) { Figure = figure };
                }
            }
        }

        Rows.RemoveAll(r => !FiguresOf(r).Any());
        NameGroupsAnew();
        Columns.RemoveAll(c => c.Role == ColumnRole.Figures && !FiguresOf(c).Any());
    }

    // The row that named a group may have been taken away.
    private void NameGroupsAnew()
    {
        foreach (var column in Columns.Where(c => c.Role == ColumnRole.Label))
        {
            object? above = null;
            foreach (var label in Rows.Select(r => r.Cells.GetValueOrDefault(column)).OfType<CellPlan>())
            {
                label.ContinuesAbove &= Equals(label.Value, above);
                above = label.Value;
            }
        }
    }

    private Figure? FigureOf(RowPlan row, ColumnPlan column)
    {
        var meaning = column.Says.Within(row.Says).Within(Says);
        if (meaning.Indicator is not { } indicator)
            return null;
        var measure = meaning.Measure ?? Measure.Level;
        var year = meaning.Year ?? Scene.Year + meaning.YearOffset;
        return new Figure
        {
            Indicator = indicator,
            Area = meaning.Area ?? Scene.Area,
            Item = row.IsTotal ? null : meaning.Item,
            Year = year,
            Month = meaning.Month ?? Scene.Month,
            Said = meaning.Said,
            Measure = measure,
            Basis = IsAboutStretch && year < Scene.Year ? Basis.Comparable : Basis.Own,
            Unit = measure is Measure.Level or Measure.Target or Measure.YoyDiff ? Scene.UnitOf(indicator) : Figure.UnitOf(measure, indicator),
        };
    }
}
