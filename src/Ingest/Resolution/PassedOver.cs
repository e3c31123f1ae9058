using System.Collections.Immutable;
using IndicatorPipeline.Ingest.Tables;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>Judges a table in which nothing is known by what stands on its sheet.</summary>
internal static class PassedOver
{
    // So many headings tell one table without a title from another.
    private const int NamingHeadings = 6;

    /// <summary>What is to be said of a table in which nothing is known.</summary>
    /// <param name="known">The tables of its sheet in which something is.</param>
    public static Finding Judge(TableReading table, IReadOnlyCollection<TableReading> known, LabelReader labels)
    {
        var name = NameOf(table.Table, labels);
        if (known.Count == 0 || IsIgnored(table.Table, name, labels) || table.Cells.All(c => c.Value is null))
            return Make(FindingCodes.TablePassedOver, [table.Table.Place.ToString()]);
        return known.Any(k => GoesOn(k.Table, table.Table))
            ? Make(FindingCodes.NumbersCutOff, [table.Table.Place.ToString()])
            : Make(FindingCodes.UnknownTable, [name, table.Table.Place.ToString()]);

        Finding Make(FindingCode code, ImmutableArray<string> arguments) =>
            new(code, code.Severity, table.Table.Sheet.Name, table.Table.Place.ToString(), null, arguments);
    }

    /// <summary>What is to be said of numbers on a sheet without a table.</summary>
    public static IEnumerable<Finding> Judge(Sheet sheet, ImmutableArray<Table> tables, NumberAccount account)
    {
        if (!tables.IsEmpty || account.Numbers.IsEmpty)
            yield break;
        var range = sheet.PlaceOf(account.Numbers.Select(n => CellRange.Of(n.Cell.Address)).Aggregate((all, cell) => all.Union(cell))).ToString();
        yield return new Finding(FindingCodes.TablePassedOver, FindingCodes.TablePassedOver.Severity, sheet.Name, range, null, [range]);
    }

    // The catalog may have the title with its period or without.
    private static bool IsIgnored(Table table, string name, LabelReader labels) =>
        labels.Vocabulary.IsIgnored(name) || (TableContext.CaptionOf(table) is { } caption && labels.Vocabulary.IsIgnored(caption.Text));

    // What the table is called, the same for every month: its title without the period, or its headings.
    private static string NameOf(Table table, LabelReader labels)
    {
        if (TableContext.CaptionOf(table) is { } caption && labels.Read(caption.Text).Timeless is { Length: > 0 } title)
            return title;
        var headings = table.StubColumns.Select(s => s.Heading).Concat(table.ColumnHeadings.Select(c => c.Labels)).Where(p => p.Length > 0).Select(p => p[^1].Text.Trim()).ToList();
        var names = headings.Count > 0 ? headings : [.. table.StubColumns.SelectMany(s => s.Labels).Select(l => l.Text.Trim())];
        return string.Join('、', names.Distinct(StringComparer.Ordinal).Take(NamingHeadings));
    }

    // Without a title and without a gap below another, or beside it, it is that one's rows or columns, cut off.
    private static bool GoesOn(Table known, Table other)
    {
        if (other.Title.Length > 0)
            return false;
        var (a, b) = (known.Range, other.Range);
        var isBelow = b.Top > a.Bottom && b.Top - a.Bottom == 1 && b.Left <= a.Right && b.Right >= a.Left;
        var isBeside = b.Left > a.Right && b.Left - a.Right == 1 && b.Top <= a.Bottom && b.Bottom >= a.Top;
        return isBelow || isBeside;
    }
}
