using System.Collections.Immutable;
using F23.StringSimilarity;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>Names the catalog entries nearest to an unknown label, for a person to choose from: a near miss is never matched silently.</summary>
internal static class Suggestions
{
    private const int Most = 3;
    private const double Least = 0.4;

    private static readonly OptimalStringAlignment Distance = new();

    public static ImmutableArray<Finding> For(ImmutableArray<Finding> findings, Vocabulary vocabulary)
    {
        var nearest = new Dictionary<string, string?>(StringComparer.Ordinal);
        return
        [
            .. findings.Select(f => f.Code == FindingCodes.UnknownLabel ? f with { Suggestion = SuggestionFor(f.Arguments[0]) } : f),
        ];

        string? SuggestionFor(string label)
        {
            var normalized = LabelText.Normalize(label);
            if (!nearest.TryGetValue(normalized, out var names))
            {
                var found = Nearest(normalized, vocabulary.Names);
                nearest.Add(normalized, names = found.Count > 0 ? string.Join('、', found) : null);
            }

            return names;
        }
    }

    /// <summary>The names whose labels are nearest to one, the nearest first; none when none is near.</summary>
    /// <param name="normalized">The label, as <see cref="LabelText.Normalize"/> gives it.</param>
    /// <param name="names">Labels in that form, each with the name that is shown.</param>
    public static IReadOnlyList<string> Nearest(string normalized, IEnumerable<(string Label, string Name)> names) =>
    [
        .. names
            .Where(n => Math.Min(normalized.Length, n.Label.Length) >= Least * Math.Max(normalized.Length, n.Label.Length))
            .Select(n => (n.Name, Score: Likeness(normalized, n.Label)))
            .Where(n => n.Score >= Least)
            .OrderByDescending(n => n.Score)
            .Select(n => n.Name)
            .Distinct(StringComparer.Ordinal)
            .Take(Most),
    ];

    // Two characters that changed places are one mistake, not two.
    private static double Likeness(string a, string b) => 1 - (Distance.Distance(a, b) / Math.Max(1, Math.Max(a.Length, b.Length)));
}
