using CsCheck;
using IndicatorPipeline.Ingest.Tables;
using IndicatorPipeline.Ingest.Tests.Cases;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Support;
using IndicatorPipeline.Support.Generation;

namespace IndicatorPipeline.Ingest.Tests.Tables;

/// <summary>No cell of a sheet with a table is lost between its parts, and none is two things at once.</summary>
public sealed class TablePartsTests
{
    private const string Seed = "0002eKwIqWe3";
    private const int Workbooks = 200;
    private const int Grids = 3_000;

    private static readonly IndicatorCatalog Catalog = CatalogLoader.Load(Path.Combine(AppContext.BaseDirectory, "catalog")).Catalog!;

    private static readonly object?[] Values =
    [
        null, null, null, null, null, null, "指标", "乡镇", "东川镇", "合计", "其中：民间投资", "　工业", "单位：万元", "2025年1-6月主要指标", "累计", "增速（%）", "备注", "注：初步数", "—", "已完成", "按行业分", "1.", 1, 2, 3, 2024, 2025, 12.5, -7.1, 100000,
    ];

    [Fact]
    public void CellOfACase_LiesInExactlyOnePart()
    {
        var misplaced = new List<string>();
        foreach (var name in CaseFolder.Names())
        {
            var file = new CaseFolder(name).Workbook;
            foreach (var sheet in WorkbookOpener.Open(file, File.ReadAllBytes(file), SomeBudget.Of()).Workbook?.Sheets ?? [])
                misplaced.AddRange(Misplaced(sheet).Select(m => $"{name} {sheet.Name}!{m}"));
        }

        misplaced.Should().BeEmpty();
    }

    [Fact]
    public void CellOfAGeneratedWorkbook_LiesInExactlyOnePart()
    {
        var generator = new WorkbookGenerator(Catalog);
        var chance = PCG.Parse(Seed);
        var misplaced = new List<string>();
        for (var i = 0; i < Workbooks; i++)
        {
            var seed = Gen.Int[1, 1_000_000].Generate(chance, null, out _);
            misplaced.AddRange(generator.Generate(seed).Open().Sheets.SelectMany(s => Misplaced(s).Select(m => $"seed {seed} {s.Name}!{m}")));
        }

        misplaced.Should().BeEmpty();
    }

    [Fact]
    public void CellOfASheetOfChance_LiesInExactlyOnePart() =>
        (from columns in Gen.Int[1, 5] from rows in Gen.Int[1, 9] from merges in Gen.Int[0, 1_000] from grid in Gen.Int[0, Values.Length - 1].Select(i => Values[i]).Array[columns].Array[rows] select (grid, merges))
            .Sample(sheet => Misplaced(Sheet(sheet.grid, sheet.merges)).Should().BeEmpty(), seed: Seed, iter: Grids, threads: 1);

    private static Sheet Sheet(object?[][] grid, int merge)
    {
        var builder = new SheetBuilder();
        foreach (var row in grid)
            builder.Row(row);
        // One cell in some sheets reaches over a blank neighbor.
        var (at, column) = (merge / 100, merge / 10 % 10);
        if (at < grid.Length && column + 1 < grid[0].Length && grid[at][column + 1] is null)
            builder.Merge(new CellRange(at, column, at, column + 1).ToString());
        return builder.Build();
    }

    private static IEnumerable<string> Misplaced(Sheet sheet)
    {
        var tables = TableFinder.Find(sheet);
        if (tables.IsEmpty)
            yield break;
        var places = tables.SelectMany(PlacesOf).ToLookup(p => p.At, p => p.Part);
        foreach (var cell in sheet.Cells.Where(c => c.Content.Kind != CellKind.Blank))
        {
            var parts = places[cell.Address].Distinct().ToList();
            if (parts.Count != 1)
                yield return $"{cell.Address} {cell.Text}: {(parts.Count == 0 ? "nowhere" : string.Join(" and ", parts))}";
        }
    }

    // Lines may be those of several tables side by side; anything else is of one table alone.
    private static IEnumerable<(CellAddress At, string Part)> PlacesOf(Table table, int number)
    {
        foreach (var cell in table.Title)
            yield return (cell.Address, "title");
        foreach (var cell in table.Notes)
            yield return (cell.Address, "notes");
        if (table.Header is { } header)
        {
            foreach (var cell in table.Sheet.Cells.Where(c => header.Contains(c.Address)))
                yield return (cell.Address, $"header of {number}");
        }

        foreach (var cell in table.HeaderAgain)
            yield return (cell.Address, $"header of {number}");
        foreach (var label in table.StubColumns.SelectMany(s => s.Labels))
            yield return (label.Address, $"label of {number}");
        var cells = table.Cells.Select(c => c.Cell.Address).ToHashSet();
        foreach (var cell in cells)
            yield return (cell, $"body of {number}");
        var labels = table.StubColumns.SelectMany(s => s.Labels).Select(l => l.Address).ToHashSet();
        foreach (var banner in table.Cells.SelectMany(c => c.RowLabels).Select(l => l.Address).Where(a => !labels.Contains(a) && !cells.Contains(a)).Distinct())
            yield return (banner, $"label of {number}");
    }
}
