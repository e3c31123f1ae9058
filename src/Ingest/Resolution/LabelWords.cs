using System.Text;
using System.Text.RegularExpressions;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>A normalized label, divided into words.</summary>
/// <param name="text">The label.</param>
/// <param name="tokens">Its words, from the left; none reaches over another.</param>
/// <param name="unknown">The letters and digits that are of no word; empty when all of it is understood.</param>
internal sealed partial class LabelWords(string text, List<LabelToken> tokens, string unknown)
{
    public string Text => text;

    public List<LabelToken> Tokens => tokens;

    public string Unknown => unknown;

    /// <summary>What words of a kind mean, from the left.</summary>
    public IEnumerable<T> All<T>()
        where T : WordMeaning => tokens.Select(t => t.Meaning).OfType<T>();

    /// <summary>What the last word of a kind means; null where there is none.</summary>
    public T? Last<T>()
        where T : WordMeaning => All<T>().LastOrDefault();

    /// <summary>The word that ends right before a place of the label; null for none.</summary>
    public LabelToken? EndingAt(int place) => tokens.Find(t => t.End == place) is { Meaning: not null } word ? word : null;

    /// <summary>The word that begins at a place of the label; null for none.</summary>
    public LabelToken? StartingAt(int place) => tokens.Find(t => t.Start == place) is { Meaning: not null } word ? word : null;

    public string TextOf(LabelToken word) => text[word.Start..word.End];

    /// <summary>Whether a word of the label is one of those given.</summary>
    public bool IsOneOf(LabelToken word, params ReadOnlySpan<string> words) => words.Contains(TextOf(word));

    /// <summary>Whether letters that are of no word follow a word without a sign between them.</summary>
    public bool IsPartOfAWord(LabelToken word) =>
        word.End < text.Length && char.IsLetterOrDigit(text[word.End]) && !tokens.Exists(t => t.Start == word.End);

    /// <summary>Whether what stands before a place of the label says that something is divided by what follows there (各, 按, 分).</summary>
    public bool IsDividedBefore(int place) => Divided().IsMatch(text[..place]);

    /// <summary>The letters, two at least, between the word before a place of the label and that place; null for none.</summary>
    public string? UnknownBefore(int place)
    {
        var start = place;
        while (start > 0 && text[start - 1] > '\u00FF' && char.IsLetter(text[start - 1]) && !tokens.Exists(t => t.End == start))
            start--;
        return place - start > 1 ? text[start..place] : null;
    }

    /// <summary>The letters, two at least, from a place of the label to the next word; null for none.</summary>
    public string? UnknownBehind(int place)
    {
        var end = place;
        while (end < text.Length && text[end] > '\u00FF' && char.IsLetter(text[end]) && !tokens.Exists(t => t.Start <= end && end < t.End))
            end++;
        // 弹性系数 is one word.
        if (end > place && end < text.Length && text[end] is '数' or '值' or '额')
            end++;
        return end - place > 1 ? text[place..end] : null;
    }

    /// <summary>The label without some of its words.</summary>
    public string Without(Func<LabelToken, bool> isLeftOut)
    {
        StringBuilder? rest = null;
        var end = 0;
        foreach (var token in tokens)
        {
            if (!isLeftOut(token))
                continue;
            (rest ??= new StringBuilder(text.Length)).Append(text, end, token.Start - end);
            end = token.End;
        }

        return rest?.Append(text, end, text.Length - end).ToString() ?? text;
    }

    [GeneratedRegex(@"([各按]|(?<!部)分)\w{0,3}\z")]
    private static partial Regex Divided();
}
