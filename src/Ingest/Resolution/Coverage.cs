using System.Text.RegularExpressions;
using IndicatorPipeline.Ingest.Tables;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>What a text says that figures hold or leave out (含开发区, 不含税): as a rule more or less than what goes by their name.</summary>
internal static partial class Coverage
{
    /// <summary>What is held or left out, with the word that says so, as written; null for nothing. What is told as a list, or as an amount, is how something is defined, or a part that is named.</summary>
    public static string? In(string text) => Exclusion.In(text) ?? (Held().Match(text) is { Success: true, Value: var held } && !Told().IsMatch(text) && FigureStatus.InLine(held) is null ? held.Trim() : null);

    /// <summary>Whether a text says that and nothing else.</summary>
    public static bool Is(string text) => In(text) is { } said && text.Trim(' ', '\u3000', '(', ')', '（', '）', '。', '.', '，', ',').Length - said.Length < 3;

    // 含量 and 含义 are words of their own.
    [GeneratedRegex(@"(?<![不未内富其中])(包含|包括|涵盖|含|计入|并入|纳入)(?![量义水金糖沙氧盐硫税率])(有|了)?(?<what>[^()（）,，。；;:：、\s]{2,16})|(?<![不未价])含税", RegexOptions.ExplicitCapture)]
    private static partial Regex Held();

    [GeneratedRegex("(含|包括|涵盖|入)[^，,。；;]*([、0-9]|等|但不限于)|其中")]
    private static partial Regex Told();
}
