using IndicatorPipeline.Ingest.Tables;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>
/// Gives the cells of one table their meaning: a figure becomes an observation, a text one about its row's item, and whatever does not is
/// said to be a label, ignored, or wrong.
/// </summary>
internal static class TableReader
{
    public static TableReading Read(Table table, TableContext context, LabelReader labels)
    {
        var (catalog, findings) = (labels.Vocabulary.Catalog, new TableFindings(table.Sheet));

        var columns = ColumnReader.Read(table, context, labels);
        var axes = new TableAxes(RowReader.Read(table, context, columns, labels), columns);

        var measure = TitleMeasure.Of(context, axes);
        var units = new UnheardUnits(table, context, labels.Vocabulary);
        var figures = new FigureReader(context, labels, columns, measure, new StretchesAlone(axes, context.Report), units);
        var remarks = new RowRemarks(table);
        var recorder = new FigureRecorder(table.Sheet, context, axes, remarks, catalog, findings);
        var texts = new ItemTexts(table, context, catalog, findings);
        var cells = new BodyReader(table, context, labels, axes, figures, recorder, texts, findings).Read();
        var fates = new StubCells(table, axes, labels, texts, findings).Read();

        new FigureDoubts(remarks, context, labels, findings).Tell(cells);
        new WordsAround(table, context, axes, figures.Series.Indicators, labels, findings).Tell(remarks);
        new BareNames(table, context, axes, figures.Series.Indicators, labels, findings).Tell();
        new TableDoubts(context, axes, measure, labels, findings).Tell(table.Sheet.Name, figures, units);
        return new TableReading(table, context, IsKnown(table, context, axes, figures), cells, texts.All, texts.Rows, fates, findings.Grouped());
    }

    private static bool IsKnown(Table table, TableContext context, TableAxes axes, FigureReader figures) => context.Title.Indicator is not null
        || axes.All.Concat(axes.Columns.Headings.Values).Any(a => a.Indicator is not null || a.Kind is not null || a.Item is not null)
        || table.Cells.Any(c => axes.RowOf(c) is { IsPieceOfAName: true, Labels: var row } && figures.Indicators.Together(c, row, axes.ColumnOf(c)) is not null);
}
