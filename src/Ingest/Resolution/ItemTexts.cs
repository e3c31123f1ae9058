using System.Collections.Immutable;
using IndicatorPipeline.Ingest.Tables;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>Takes the texts of a table that are about the items of its rows, from the body and from the stub.</summary>
internal sealed class ItemTexts(Table table, TableContext context, IndicatorCatalog catalog, TableFindings findings)
{
    private readonly ImmutableArray<ItemText>.Builder _texts = ImmutableArray.CreateBuilder<ItemText>();
    private readonly Dictionary<CellAddress, TextRow> _rows = [];

    /// <summary>Those taken, in the order in which they were.</summary>
    public ImmutableArray<ItemText> All => _texts.ToImmutable();

    /// <summary>The rows of items that they stand in, or that have none.</summary>
    public ImmutableArray<TextRow> Rows => [.. _rows.Values];

    /// <summary>Takes what a cell says of the item of its row.</summary>
    /// <returns>Whether it is a text about one.</returns>
    public bool TryTake(AxisMeaning row, AttributeDefinition attribute, Cell cell)
    {
        if (row.Item is not { } item || row.IsIgnored || string.IsNullOrWhiteSpace(cell.Text) || IsSign(cell))
            return false;
        if (PeriodResolver.Resolve(PeriodPhrase.Unsaid, context.Report) is not { } span)
        {
            findings.TellNoPeriod(table);
            return false;
        }

        if (item.Where is { } name)
            _rows.TryAdd(name.Address, new TextRow(item.Value.Kind.Code, item.Value.Id, table.Sheet.Name, name.Place.ToString()));
        var area = row.Area?.Value ?? context.Title.Area?.Value ?? catalog.Areas[0];
        _texts.Add(new ItemText(item.Value.Kind.Code, item.Value.Id, item.Value.Name, area.Code, attribute.Code, span.Natural, cell.Text.Trim(), new Origin(table.Sheet.Name, cell.Place.ToString())));
        return true;
    }

    // 无 under 存在问题 says that there is none; a dash says nothing.
    private static bool IsSign(Cell cell) => cell.Content.Kind == CellKind.Missing && !cell.Text.Any(char.IsLetter);
}
