using System.Text.RegularExpressions;

namespace IndicatorPipeline.Ingest.Tables;

/// <summary>What a text leaves out of the figures that it speaks of (不含开发区, 剔除电力行业, 农户除外): they are others then than those that are called so.</summary>
internal static partial class Exclusion
{
    /// <summary>What is left out, with the word that says so, as written; null for nothing.</summary>
    public static string? In(string text) => LeftOut().Match(text) is { Success: true } leftOut && !Said().IsMatch(leftOut.Value) ? leftOut.Value.Trim() : null;

    // 消除, 拆除 and 扣除 are words of their own, 不计划 and 不计划内 no exclusion.
    [GeneratedRegex(
        @"(不含|不包[括含]|不计入|不计(?![划算量息])|未含|未包[括含]|未计入|扣除|剔除|剔[掉去]|减除|(?<![消拆解免排删清铲根废去扣剔减])除(?=[^以()（）,，。；;]{1,12}外))[^()（）,，。；;、\s]{0,30}|[^()（）,，。；;、:：\s]{0,12}(除外|另计|不在内)",
        RegexOptions.ExplicitCapture)]
    private static partial Regex LeftOut();

    // 除另有注明外 and 除注明外 leave out nothing.
    [GeneratedRegex("\\A除\\s*(特[殊别]|另[行有]?)?(注明|标明|说明)|(另有|特别|单独|已)(注明|标明|说明)")]
    private static partial Regex Said();
}
