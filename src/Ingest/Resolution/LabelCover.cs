using System.Text;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>
/// Divides a normalized label into words: as few letters as possible stay unknown, then as few words as possible are used (so that the
/// longest alias wins), then those that say most.
/// </summary>
internal static class LabelCover
{
    private const int UnknownLetter = 10_000;
    private const int UnknownSign = 1_000;
    private const int Word = 100;

    public static LabelWords Of(string label, Vocabulary vocabulary)
    {
        var periods = PeriodLabels.Find(label);
        var words = new List<LabelToken>();
        // A label may be longer than so many unknown letters fit an int.
        var cost = new long[label.Length + 1];
        var choice = new LabelToken?[label.Length];
        for (var start = label.Length - 1; start >= 0; start--)
        {
            cost[start] = cost[start + 1] + (char.IsLetterOrDigit(label[start]) ? UnknownLetter : IsUnitSign(label[start]) ? UnknownSign : 0);
            words.Clear();
            vocabulary.FindAt(label, start, words);
            foreach (var period in periods)
            {
                if (period.Start == start)
                    words.Add(period);
            }

            foreach (var token in words)
            {
                var with = cost[token.End] + Word + WeightOf(token.Meaning);
                if (with < cost[start] || (with == cost[start] && token.Length > (choice[start]?.Length ?? 0)))
                {
                    cost[start] = with;
                    choice[start] = token;
                }
            }
        }

        var tokens = new List<LabelToken>();
        var unknown = new StringBuilder();
        for (var at = 0; at < label.Length;)
        {
            if (choice[at] is { } token)
            {
                tokens.Add(token);
                at = token.End;
            }
            else
            {
                if (char.IsLetterOrDigit(label[at]))
                    unknown.Append(label[at]);
                at++;
            }
        }

        return new LabelWords(label, tokens, unknown.ToString());
    }

    // Signs that say something, though a label without them is understood.
    private static bool IsUnitSign(char sign) => sign is '%' or '‰' or '±';

    // Of two readings of the same words the more telling one: an indicator before an attribute, anything before a filler.
    private static int WeightOf(WordMeaning meaning) => meaning switch
    {
        WordMeaning.OfIndicator => 0,
        WordMeaning.OfItem or WordMeaning.OfArea => 1,
        WordMeaning.OfKind or WordMeaning.OfAttribute => 2,
        WordMeaning.OfMeasure or WordMeaning.OfTime or WordMeaning.OfIndexBase or WordMeaning.OfUnit => 3,
        WordMeaning.OfCommon { Word: CommonWord.Filler or CommonWord.Aim } => 20,
        _ => 4,
    };
}
