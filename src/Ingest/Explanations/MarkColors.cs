using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Ingest.Explanations;

/// <summary>The colors of findings on a returned workbook, in hexadecimal, the opacity first.</summary>
internal static class MarkColors
{
    private static readonly Dictionary<Severity, string> Colors = new()
    {
        [Severity.Error] = "FFFF9999",
        [Severity.Verify] = "FFFFD966",
        [Severity.Info] = "FFDDEBF7",
    };

    public static string Of(Severity severity) => Colors[severity];

    /// <summary>Whether a color is one of them; null is none.</summary>
    public static bool Are(string? color) => Colors.ContainsValue(color?.ToUpperInvariant() ?? "");
}
