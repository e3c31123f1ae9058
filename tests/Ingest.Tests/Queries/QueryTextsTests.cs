using System.Globalization;
using IndicatorPipeline.Ingest.Queries;
using IndicatorPipeline.Metrics.Trends.Transformations;

namespace IndicatorPipeline.Ingest.Tests.Queries;

public sealed class QueryTextsTests
{
    // Its key is put together at run time.
    [Theory]
    [InlineData("zh-CN", @"\p{IsCJKUnifiedIdeographs}")]
    [InlineData("en", "^[^\\p{IsCJKUnifiedIdeographs}]+$")]
    public void EveryObstacle_HasItsText(string culture, string pattern)
    {
        var texts = new QueryTexts(CultureInfo.GetCultureInfo(culture));
        foreach (var code in TransformCodes.Obstacle.Codes)
            texts["obstacle_" + code].Should().MatchRegex(pattern);
    }
}
