using System.Collections.Immutable;
using F23.StringSimilarity;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>Names the catalog entries nearest to an unknown label, for a person to choose from: a near miss is never matched silently.</summary>
internal static class Suggestions
{
    private const int Most = 3;
    private const double Likeness = 0.4;

    public static ImmutableArray<Finding> For(ImmutableArray<Finding> findings, Vocabulary vocabulary)
    {
        var similarity = new NormalizedLevenshtein();
        var nearest = new Dictionary<string, string?>(StringComparer.Ordinal);
        return
        [
            .. findings.Select(f => f.Code == FindingCodes.UnknownLabel ? f with { Suggestion = Nearest(f.Arguments[0]) } : f),
        ];

        string? Nearest(string label)
        {
            var normalized = LabelText.Normalize(label);
            if (!nearest.TryGetValue(normalized, out var names))
            {
                var found = vocabulary.Names
                    .Select(n => (n.Name, Score: similarity.Similarity(normalized, n.Label)))
                    .Where(n => n.Score >= Likeness)
                    .OrderByDescending(n => n.Score)
                    .Select(n => n.Name)
                    .Distinct(StringComparer.Ordinal)
                    .Take(Most)
                    .ToList();
                nearest.Add(normalized, names = found.Count > 0 ? string.Join('、', found) : null);
            }

            return names;
        }
    }
}
