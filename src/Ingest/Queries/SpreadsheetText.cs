namespace IndicatorPipeline.Ingest.Queries;

/// <summary>Texts out of workbooks, as a CSV may hold them.</summary>
internal static class SpreadsheetText
{
    /// <summary>The text, with an apostrophe before one that would be a formula in Excel; empty for null.</summary>
    public static string Plain(string? text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text ?? "";
}
