using System.Text;
using System.Text.RegularExpressions;
using IndicatorPipeline.Ingest.Tables;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>The one form of an item's name in an open register, however it is typed: it is the item's identity.</summary>
internal static partial class ItemName
{
    /// <summary>
    /// Without numbering, quotation marks and a full stop, in half width and capitals but for brackets; a blank stays only between words of
    /// Latin letters or digits.
    /// </summary>
    public static string Of(string text)
    {
        // ① is a number until it is folded to 1.
        var name = Numbering.Of(Numbering.Of(text).Rest.Normalize(NormalizationForm.FormKC)).Rest;
        name = Quotation().Replace(name, "");
        name = Blanks().Replace(name, "");
        name = Spaces().Replace(name, " ").Trim().TrimEnd('.', '。', ';', ',', '，', '、');
        var one = new StringBuilder(name.ToUpperInvariant());
        // As they are set in print.
        one.Replace('[', '（').Replace(']', '）').Replace('【', '（').Replace('】', '）').Replace('〔', '（').Replace('〕', '）').Replace('(', '（').Replace(')', '）');
        one.Replace('—', '-').Replace('–', '-').Replace('−', '-').Replace('~', '-').Replace('～', '-');
        return one.ToString();
    }

    [GeneratedRegex(@"[“”„‟""'‘’′《》〈〉「」『』·•・]")]
    private static partial Regex Quotation();

    [GeneratedRegex(@"(?<![A-Za-z0-9])[\s\u200B\uFEFF]+|[\s\u200B\uFEFF]+(?![A-Za-z0-9])")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
