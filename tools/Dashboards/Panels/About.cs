using IndicatorPipeline.Dashboards.Queries;

namespace IndicatorPipeline.Dashboards.Panels;

/// <summary>What a panel says of itself: what the figures are, their unit, where they come from and how they come about.</summary>
/// <param name="What">What is shown, in a sentence.</param>
/// <param name="Unit">In words.</param>
/// <param name="Source">Who reports it.</param>
/// <param name="How">How it is computed, besides what the columns say; null where nothing is to be added.</param>
internal sealed record About(string What, string Unit, string Source, string? How = null)
{
    /// <summary>The description; what the columns tell of themselves is put into it.</summary>
    public string ToText(IEnumerable<Query> queries, params Light?[] lights)
    {
        var columns = queries.SelectMany(q => q.Columns).ToList();
        var how = new[] { How }.Concat(columns.Select(c => c.How)).OfType<string>().Distinct().ToList();
        var colors = columns.Select(c => c.Light).Concat(lights).OfType<Light>().Select(l => l.Meaning).Where(m => m.Length > 0).Distinct().ToList();
        return string.Join(
            "\n\n",
            [
                What,
                $"**单位：**{Unit}",
                $"**来源：**{Source}",
                $"**计算：**{(how.Count > 0 ? string.Join("；", how) : "报送数，未作计算")}。",
                .. colors.Count > 0 ? new[] { $"**颜色：**{string.Join("；", colors)}。" } : [],
            ]);
    }
}
