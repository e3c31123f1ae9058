using System.Globalization;
using System.Text.Json.Serialization;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary>A finding as <c>--json</c> gives it.</summary>
/// <param name="Explanation">What its sender says of it; not written where nothing has been said.</param>
internal sealed record FindingLine(
    string Code,
    string Severity,
    string? Sheet,
    string? Cell,
    string Message,
    string Suggestion,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Explanation)
{
    public static FindingLine Of(Finding finding, CultureInfo culture) => new(
        finding.Code.Code,
        Severities.Codes[finding.Severity],
        finding.Sheet,
        finding.Cell,
        FindingTexts.Message(finding, culture),
        SuggestionOf(finding, culture),
        finding.Explanation);

    /// <summary>What to do about it: the catalog entries nearest to an unknown label, where there are any, before the general advice.</summary>
    public static string SuggestionOf(Finding finding, CultureInfo culture)
    {
        var advice = FindingTexts.Advice(finding.Code, culture);
        return finding.Suggestion is { } nearest ? new CommandTexts(culture).Format("nearest", nearest, advice) : advice;
    }
}
