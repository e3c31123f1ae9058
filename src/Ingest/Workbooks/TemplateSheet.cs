using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>
/// The hidden sheet by which a template is known when it comes back filled in. It says nothing but which report about which period is asked for, and stands in
/// cells, which every spreadsheet program keeps in every format. It is never data.
/// </summary>
internal static class TemplateSheet
{
    /// <summary>The sheet's name.</summary>
    public const string Name = "填报标识";

    /// <summary>What stands in its first cell: by it the sheet is known under another name.</summary>
    public const string Heading = "indicators:template";

    public static bool Is(Sheet sheet) => sheet[0, 0]?.Text.Trim() == Heading;

    /// <summary>The code of the report and the period that a workbook was made for; null for one that was not made from a template.</summary>
    public static (string Report, TimePeriod Period)? MarkOf(Workbook workbook) =>
        workbook.Sheets.FirstOrDefault(Is) is { } sheet
        && sheet[1, 0]?.Text.Trim() is { Length: > 0 } report
        && TimePeriod.Parse(sheet[2, 0]?.Text.Trim()).TryGetValue(out var period)
            ? (report, period)
            : null;
}
