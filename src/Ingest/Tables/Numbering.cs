using System.Text.RegularExpressions;

namespace IndicatorPipeline.Ingest.Tables;

/// <summary>
/// What stands before a label's words: a number (一、 （一） 1. (1) ①), a mark of a part (其中：, #), a bullet.
/// </summary>
/// <param name="Rank">How deep the style of numbering is, from 1 for 一、 to 5 for ①; null without a number.</param>
/// <param name="IsPart">Whether the label is said to be a part of the one before (其中, #).</param>
/// <param name="Rest">The label without it.</param>
internal readonly partial record struct Numbering(int? Rank, bool IsPart, string Rest)
{
    /// <summary>What is left when a point between digits ends the label's number (1.12345热线); null where no such point is.</summary>
    public string? RestBehindPoint => NumberBeforeDigits().Match(Rest) is { Success: true } number ? Rest[number.Length..] : null;

    public static Numbering Of(string label)
    {
        var rest = label.Trim();
        int? rank = null;
        var isPart = false;
        while (true)
        {
            var match = Prefix().Match(rest);
            if (!match.Success || match.Length == rest.Length)
                return new Numbering(rank, isPart, rest);
            if (match.Groups["part"].Success)
                isPart = true;
            for (var style = 1; rank is null && style <= 5; style++)
            {
                if (match.Groups[$"s{style}"].Success)
                    rank = style;
            }

            rest = rest[match.Length..].TrimStart();
        }
    }

    [GeneratedRegex(
        @"\A((?<s1>[一二三四五六七八九十]{1,3}[、,，.．])|(?<s2>[（(][一二三四五六七八九十]{1,3}[)）][、.．]?)|(?<s3>[0-9０-９]{1,2}([、]|[.．](?![0-9０-９])))"
        // 1.1工业投资 is the first below the first; 1.5亿元以上 is a size.
        + @"|(?<s4>[0-9０-９]{1,2}[.．][0-9０-９]{1,2}[.．、]?(?=\s*[\u4e00-\u9fff])(?!\s*[千百十万亿元吨米亩公平立级倍度年月日岁分个成折小以及至到])|[（(][0-9０-９]{1,2}[)）]|[0-9０-９]{1,2}[)）])|(?<s5>[①-⑳])|(?<part>其中\s*[:：、，,]?|\#|＃)|[-－—•·*●○■□◆◇★☆▪](?=\s*\p{L}))\s*",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Prefix();

    [GeneratedRegex(@"\A[0-9０-９]{1,2}[.．](?=[0-9０-９])")]
    private static partial Regex NumberBeforeDigits();
}
