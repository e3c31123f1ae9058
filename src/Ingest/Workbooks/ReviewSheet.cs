using System.Collections.Immutable;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>
/// The sheet that a returned workbook brings its sender: what was found, and where to explain it. When it comes back it is never data, whatever it is called
/// then. Everything that is needed of it stands in cells, which every spreadsheet program keeps.
/// </summary>
internal static class ReviewSheet
{
    /// <summary>The sheet's name.</summary>
    public const string Name = "审核结果";

    /// <summary>The heading of the hidden column of the findings' keys: by it the sheet is known under another name.</summary>
    public const string KeyHeading = "indicators:finding";

    /// <summary>The heading of the column that the sender fills in.</summary>
    public const string ExplanationHeading = "情况说明";

    public static bool Is(Sheet sheet) => sheet.Name.Trim() == Name || KeysOf(sheet) is not null;

    /// <summary>Where the keys of findings begin, which are digits and letters that mean nothing; null where there are none.</summary>
    public static CellAddress? KeysOf(Sheet sheet) => FindHeading(sheet, KeyHeading);

    /// <summary>What the sender says of findings, by their keys.</summary>
    public static ImmutableDictionary<string, string> ExplanationsOf(Workbook workbook)
    {
        var explanations = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var sheet in workbook.Sheets)
        {
            if (KeysOf(sheet) is not { } keys || FindHeading(sheet, ExplanationHeading) is not { } texts)
                continue;
            foreach (var key in sheet.Cells.Where(c => c.Address.Column == keys.Column && c.Address.Row > keys.Row))
            {
                if (sheet[key.Address.Row, texts.Column]?.Text.Trim() is { Length: > 0 } text)
                    explanations[key.Text.Trim()] = text;
            }
        }

        return explanations.ToImmutable();
    }

    private static CellAddress? FindHeading(Sheet sheet, string heading) =>
        sheet.Cells.FirstOrDefault(c => c.Text.Length <= heading.Length + 2 && c.Text.Trim() == heading)?.Address;
}
