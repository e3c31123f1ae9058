using System.Collections.Immutable;
using System.Globalization;
using IndicatorPipeline.Ingest.Tables;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>What is wrong with one table; the same is told of a cell once.</summary>
internal sealed class TableFindings(Sheet sheet)
{
    private readonly List<Finding> _findings = [];
    private readonly HashSet<(FindingCode Code, CellAddress? Cell, string Arguments)> _told = [];
    private readonly HashSet<LabelProblem> _toldOfLabels = new(ReferenceEqualityComparer.Instance);

    /// <param name="where">Null for the sheet as a whole.</param>
    public void Tell(FindingCode code, Cell? where, ImmutableArray<string> arguments)
    {
        if (_told.Add((code, where?.Address, string.Join('\n', arguments))))
            _findings.Add(new Finding(code, code.Severity, sheet.Name, where?.Place.ToString(), where?.Text.Trim(), arguments));
    }

    /// <param name="figure">The cell to be named where the problem has no label.</param>
    public void Tell(LabelProblem problem, Cell? figure)
    {
        // A label owns any number of figures, and each of them comes with its problem.
        if (problem.Label is null)
            Tell(problem.Code, figure, figure is null ? problem.Arguments : ArgumentsFor(figure, problem.Arguments));
        else if (_toldOfLabels.Add(problem))
            Tell(problem.Code, problem.Label, problem.Arguments);
    }

    /// <summary>Says what stands in the place of a number.</summary>
    public void TellNoNumber(Cell cell)
    {
        switch (cell.Value)
        {
            case CellValue.Error error:
                Tell(FindingCodes.ErrorInCell, cell, [error.Code]);
                break;
            case CellValue.Nothing:
                Tell(FindingCodes.FormulaWithoutResult, cell, []);
                break;
            case CellValue.Date date:
                Tell(FindingCodes.DateInValueCell, cell, [date.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)]);
                break;
            case CellValue.Number when cell.Text.Contains(':', StringComparison.Ordinal):
                Tell(FindingCodes.DateInValueCell, cell, [cell.Text.Trim()]);
                break;
            default:
                Tell(FindingCodes.TextInValueCell, cell, [cell.Text.Trim()]);
                break;
        }
    }

    /// <summary>Says that nothing tells of which period a table is.</summary>
    public void TellNoPeriod(Table table) => Tell(FindingCodes.NoPeriod, table.Cells[0].Cell, []);

    /// <summary>In reading order, those of one kind about one column or row as one.</summary>
    public ImmutableArray<Finding> Grouped() => [.. FindingGroups.Of(_findings)];

    // What no label could say is what the figure itself shows.
    private static ImmutableArray<string> ArgumentsFor(Cell figure, ImmutableArray<string> arguments) =>
        arguments.Contains("") ? [.. arguments.Select(a => a.Length > 0 ? a : figure.Text.Trim())] : arguments;
}
