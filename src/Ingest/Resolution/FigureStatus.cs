using System.Text.RegularExpressions;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>How far figures may be relied on, by the words of a title, a note or a remark beside them: 快报数 is provisional, 预计数 an estimate.</summary>
internal static partial class FigureStatus
{
    /// <summary>What a line says of all the figures of its table; null for nothing.</summary>
    public static ObsStatus? InLine(string text) => EstimatesInLine().IsMatch(text) ? ObsStatus.Estimated : ProvisionalInLine().IsMatch(text) ? ObsStatus.Provisional : null;

    /// <summary>What a remark says of the figures of its row, where it says that and nothing else; null else. 预计12月完工 is about the work.</summary>
    public static ObsStatus? InRemark(string text) => Remark().Match(text) switch
    {
        { Success: false } => null,
        var remark => remark.Groups["estimate"].Success ? ObsStatus.Estimated : ObsStatus.Provisional,
    };

    [GeneratedRegex("(预[计测估]|估[算计]|暂估|测算|推算)数")]
    private static partial Regex EstimatesInLine();

    [GeneratedRegex("快报|初步|[未待](审[核定]|核[实定])")]
    private static partial Regex ProvisionalInLine();

    [GeneratedRegex(@"\A\s*[（(]?\s*((此|该|本[月季年期]?|全年)?数?据?\s*[为系是]\s*)?((?<estimate>预[计测估]|估[算计]|暂估|测算|推算)|快报|初步|暂定|[未待](审定?|核[实定算]))(完成|核算|统计)?(数据?|值)?\s*[)）]?[.。]?\s*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Remark();
}
