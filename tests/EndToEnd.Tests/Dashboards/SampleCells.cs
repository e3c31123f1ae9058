using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using IndicatorPipeline.Metrics.Catalog;
using NPOI.SS.UserModel;
using NPOI.SS.Util;

namespace IndicatorPipeline.EndToEnd.Tests.Dashboards;

/// <summary>Cells of the sample workbooks, read by their address and by nothing of ours.</summary>
internal static partial class SampleCells
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "samples");

    private static readonly Lazy<IReadOnlyDictionary<string, Indicator>> Indicators =
        new(() => CatalogLoader.Load(Path.Combine(AppContext.BaseDirectory, "catalog")).Catalog!.IndicatorsByCode);

    private static readonly Lazy<IReadOnlyList<string[]>> All = new(() => [.. File.ReadLines(Path.Combine(Folder, "truth.csv")).Skip(1).Select(l => l.Split(','))]);

    private static readonly Lazy<HashSet<string>> Reported = new(() => [.. All.Value.Select(m => m[3])]);

    /// <summary>What each cell means, a line of <c>truth.csv</c> for each figure.</summary>
    public static IReadOnlyList<string[]> Meanings => All.Value;

    /// <summary>
    /// Whether the samples report what a panel is about. Of an indicator that a county has added they know nothing: its panel stays empty here, and only
    /// its form and its queries are looked at.
    /// </summary>
    public static bool TellOf(JsonElement panel)
    {
        var codes = BoardFile.QueriesOf(panel).SelectMany(q => Asked().Matches(q)).SelectMany(m => m.Groups["codes"].Value.Split('|')).Where(Indicators.Value.ContainsKey).ToList();
        return codes.Count == 0 || codes.Exists(Reported.Value.Contains);
    }

    public static decimal Number(string file, string sheet, string address)
    {
        var cell = Cell(file, sheet, address);
        return cell.CellType switch
        {
            CellType.Numeric => (decimal)cell.NumericCellValue,
            CellType.Formula => (decimal)cell.NumericCellValue,
            _ => decimal.Parse(cell.StringCellValue.Trim().TrimEnd('%'), NumberStyles.Number, CultureInfo.InvariantCulture),
        };
    }

    /// <summary>The numbers of a column, from one row to another.</summary>
    public static IReadOnlyList<decimal> Column(string file, string sheet, string column, int from, int to) =>
        [.. Enumerable.Range(from, to - from + 1).Select(row => Number(file, sheet, column + row.ToString(CultureInfo.InvariantCulture)))];

    private static ICell Cell(string file, string sheet, string address)
    {
        using var stream = File.OpenRead(Path.Combine(Folder, file));
        var workbook = WorkbookFactory.Create(stream);
        var reference = new CellReference(address);
        return workbook.GetSheet(sheet).GetRow(reference.Row).GetCell(reference.Col);
    }

    [GeneratedRegex("""
        "indicator" (=~ /\^\(|= ')(?<codes>[\w|]+)
        """)]
    private static partial Regex Asked();
}
