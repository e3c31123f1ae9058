using System.Text.RegularExpressions;

namespace IndicatorPipeline.Ingest.Tables;

/// <summary>Words about how figures are made (口径, 基数, 修订, 结转): a year beside them is that of the rules or of what was before, not that of figures.</summary>
internal static partial class MethodNote
{
    /// <summary>Whether a text is about how figures are made: 2023年国家统计报表制度, 按2023年同口径计算.</summary>
    public static bool Is(string text) => Method().IsMatch(text);

    /// <summary>Whether a line is wholly in brackets (（2024年结转任务已计入）), as a note is.</summary>
    public static bool IsAside(string text) => Aside().IsMatch(text);

    /// <summary>Whether a remark between rows says what the figures above it hold or where they come from, and nothing of those below (备注：含2024年秋季补植面积).</summary>
    public static bool IsOfWhatIsAbove(string text) => (Above().IsMatch(text) || InBrackets().IsMatch(text)) && !Below().IsMatch(text);

    [GeneratedRegex(@"\A\s*[（(]?\s*(备注|附注|说明|注)\s*[:：]\s*([其上][中述]|(上年|去年|本年|今年|本月|当月)(数据?)?)?(已|均)?(含|包括|包含|数据由|由|来源)", RegexOptions.ExplicitCapture)]
    private static partial Regex Above();

    [GeneratedRegex(@"\A\s*[（(]\s*([其上][中述]|上年|去年|本年|今年|本月|当月)?(已|均)?(含|包括|包含)[^()（）]+[)）]\s*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex InBrackets();

    [GeneratedRegex("以下|下列|下面|下述|同期|不含|不包|未含|剔除|扣除|单位")]
    private static partial Regex Below();

    [GeneratedRegex("制度|办法|口径|基数|基期|不变价|可比价|修订|核实数|结转|起(执行|实施|施行)|(执行|按照?|依据|根据)(19|20)[0-9]{2}")]
    private static partial Regex Method();

    [GeneratedRegex(@"\A\s*[（(][^()（）]+[)）]\s*\z")]
    private static partial Regex Aside();
}
