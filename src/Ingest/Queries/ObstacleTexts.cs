using System.Globalization;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Trends.Transformations;

namespace IndicatorPipeline.Ingest.Queries;

/// <summary>Says which rule forbids to compute what was asked for: an empty answer would be taken for a gap in the reports.</summary>
internal static class ObstacleTexts
{
    /// <summary>A sentence for each kind of obstacle, with the indicators that it stands before.</summary>
    public static IEnumerable<string> Of(Transformed transformed, IndicatorCatalog catalog, CultureInfo culture)
    {
        var texts = new QueryTexts(culture);
        return transformed.Obstacles.GroupBy(o => o.Obstacle, o => catalog.IndicatorsByCode.GetValueOrDefault(o.Group.Indicator)?.Name ?? o.Group.Indicator)
            .Select(o => string.Format(culture, texts["obstacle_" + TransformCodes.Obstacle[o.Key]], string.Join(texts["list_separator"], o.Distinct())));
    }
}
