using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>
/// Labels by which any whole is divided: 第一产业 and 第二产业 below 固定资产投资, or under a title on 税收收入, are parts of that, though the catalog calls parts of 地区生产总值 so.
/// </summary>
internal sealed class PartsOfAnother(LabelReader labels)
{
    // One alone may as well be a line of a list.
    private const int Least = 2;

    /// <summary>What labels that stand below or beside each other say, where that is something else than each says by itself: what the catalog calls so, or a question.</summary>
    /// <param name="said">What they say by row or by column, in their order.</param>
    /// <param name="title">What the table is about; null where its title does not say.</param>
    /// <returns>The row or the column of each such label, with what it says.</returns>
    public List<(int Place, AxisMeaning Meaning)> Among(IEnumerable<(int Place, AxisMeaning Meaning)> said, Indicator? title)
    {
        var before = title;
        var told = new List<(int Place, AxisMeaning Meaning)>();
        var run = new List<(int Place, Indicator Named, AxisMeaning Meaning)>();
        foreach (var (place, meaning) in said)
        {
            if (meaning is not { IsIndicatorOfNeighbor: false, Area: null, Item: null, Indicator: { Value: var named, Where: { } label } })
                continue;
            if (before is not null && IsCalledAsAPartOfSomethingElse(label, named, before))
            {
                run.Add((place, named, PartOf(before, label) is { } part ? meaning.Naming(part, label) : Asked(meaning, label, named, before)));
                continue;
            }

            told.AddRange(Told(run));
            run.Clear();
            before = named;
        }

        told.AddRange(Told(run));
        return told;
    }

    private static IEnumerable<(int Place, AxisMeaning Meaning)> Told(List<(int Place, Indicator Named, AxisMeaning Meaning)> run) => run.Select(one => one.Named).Distinct().Count() < Least ? [] : run.Select(one => (one.Place, one.Meaning));

    private static AxisMeaning Asked(AxisMeaning meaning, Cell label, Indicator named, Indicator before) => meaning with
    {
        Problems = meaning.Problems.Add(new LabelProblem(FindingCodes.AmbiguousLabel, label, [label.Text.Trim(), $"{named.Name}、{before.Name}"])),
    };

    // 第一产业 below 全社会用电量 is 第一产业用电量, where the catalog has that.
    private Indicator? PartOf(Indicator whole, Cell label)
    {
        var (core, name) = (labels.Read(label.Text).Core, LabelText.Normalize(whole.Name));
        return labels.Vocabulary.Catalog.Indicators
            .Where(i => labels.Vocabulary.NamesOf(i).Any(n => n.Length > core.Length + 1 && n.StartsWith(core, StringComparison.Ordinal) && name.EndsWith(n[core.Length..], StringComparison.Ordinal)))
            .ToList() is [var only] ? only : null;
    }

    // 第一产业增加值 says of what it is.
    private bool IsCalledAsAPartOfSomethingElse(Cell label, Indicator named, Indicator before)
    {
        var wholes = labels.Vocabulary.WholesOf(named).ToList();
        return wholes.Count > 0 && wholes.TrueForAll(w => w != before && !w.Parts.Contains(before.Code))
            && labels.Read(label.Text).Core is { Length: > 0 } core && core != LabelText.Normalize(named.Name) && labels.Vocabulary.NamesOf(named).Any(n => n.Length > core.Length && n.StartsWith(core, StringComparison.Ordinal));
    }
}
