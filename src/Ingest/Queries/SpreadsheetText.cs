namespace IndicatorPipeline.Ingest.Queries;

/// <summary>Texts out of workbooks, as a CSV may hold them.</summary>
internal static class SpreadsheetText
{
    /// <summary>
    /// The text, with an apostrophe before one that would be a formula in Excel, and before one that begins with an apostrophe: whoever reads it back takes
    /// one away. Empty for null.
    /// </summary>
    public static string Plain(string? text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\'', ..] ? "'" + text : text ?? "";
}
