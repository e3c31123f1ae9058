using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Support.Generation;

/// <summary>A workbook made by chance, with the truth beside it.</summary>
/// <param name="Seed">What made it; the same seed makes it again.</param>
/// <param name="Habits">The names of the habits that are in it.</param>
/// <param name="Observations">What its cells mean.</param>
/// <param name="Texts">What its cells say about items.</param>
/// <param name="Labels">Its texts that say something about its figures.</param>
public sealed record GeneratedWorkbook(
    int Seed,
    string FileName,
    IReadOnlyList<SheetBuilder> Sheets,
    FileForm Form,
    IReadOnlyList<string> Habits,
    IReadOnlyList<Observation> Observations,
    IReadOnlyList<ItemText> Texts,
    IReadOnlyList<Label> Labels)
{
    /// <summary>Whether a line tells the day on which it was filled in.</summary>
    public bool SaysDay => Habits.Any(h => h is "title: sender and date below it" or "rows: notes and signatures below");

    /// <summary>Overwrites a cell.</summary>
    public void Write(Origin where, object value) => Sheets.First(s => s.Name == where.Sheet).Cell(where.Cell, value);

    /// <summary>The workbook as the product sees it: as values, or by way of a real file.</summary>
    public Workbook Open()
    {
        var builder = new WorkbookBuilder().Add([.. Sheets]);
        var bytes = Form switch
        {
            FileForm.Xlsx => builder.ToXlsx(),
            FileForm.Xls => builder.ToXls(),
            _ => null,
        };
        return bytes is null
            ? builder.Build(FileName)
            : WorkbookOpener.Open(FileName, bytes, SomeBudget.Of()).Workbook ?? throw new InvalidOperationException($"The workbook of seed {Seed} does not open.");
    }
}
