using System.Globalization;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>Whether what a sender says explains anything: it has some length, and is more than an assurance that all is well.</summary>
internal static class SoundExplanation
{
    private const int LeastLetters = 12;

    // A phrase said over and over has few.
    private const int LeastDifferent = 6;

    // Without these words something must be left that is said, and in words: a number explains nothing.
    private const int LeastBeyondAssurance = 6;

    private static readonly string[] Assurances =
    [
        "核实无误", "核对无误", "确认无误", "审核无误", "准确无误", "情况属实", "数据属实", "属实", "数据准确", "数据真实", "真实准确", "真实有效", "准确", "真实", "无误", "没有问题", "没问题",
        "与实际相符", "与实际情况相符", "符合实际", "已经核实", "已核实", "经核实", "经核对", "已核对", "核实", "核对", "确认", "以上", "上述", "该", "此", "本", "数据", "情况", "指标", "均", "确实", "正常", "我单位", "我局", "我办", "请予通过", "请通过", "通过",
        "特此说明", "予以说明", "请予审核", "审核", "领导", "同意", "谢谢", "没有错误", "无错误", "正确", "无异常", "正常波动", "正常变化", "如实填报", "如实上报", "如实", "填报", "上报", "与实际一致", "实际情况", "实际", "一致",
    ];

    public static bool Is(string text)
    {
        var letters = string.Concat(text.EnumerateRunes().Where(System.Text.Rune.IsLetterOrDigit));
        if (new StringInfo(letters).LengthInTextElements < LeastLetters || letters.Distinct().Count() < LeastDifferent)
            return false;
        return Assurances.OrderByDescending(a => a.Length).Aggregate(letters, (rest, assurance) => rest.Replace(assurance, "", StringComparison.Ordinal)).Count(c => !char.IsDigit(c)) >= LeastBeyondAssurance;
    }
}
