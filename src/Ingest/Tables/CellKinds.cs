using IndicatorPipeline.Ingest.Workbooks;

namespace IndicatorPipeline.Ingest.Tables;

/// <summary>The kind of a cell by its own content alone.</summary>
internal static class CellKinds
{
    public static CellKind Of(Cell cell) => cell.Value switch
    {
        CellValue.Number => CellKind.Number,
        CellValue.Date => CellKind.Date,
        CellValue.Error => CellKind.Broken,
        CellValue.Nothing => cell.IsFormulaWithoutResult == true ? CellKind.Broken : CellKind.Blank,
        CellValue.Logical => CellKind.Text,
        CellValue.Text text => OfText(text.Value),
        _ => CellKind.Blank,
    };

    private static CellKind OfText(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return CellKind.Blank;
        return NumberText.Read(text) switch
        {
            null => CellKind.Text,
            { Missing: not null } => CellKind.Missing,
            _ => CellKind.Number,
        };
    }
}
