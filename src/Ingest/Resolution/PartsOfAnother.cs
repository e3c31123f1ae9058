using System.Text.RegularExpressions;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>
/// Labels by which any whole is divided: 第一产业 and 第二产业 below 固定资产投资, or under a title on 税收收入, are parts of that, though the catalog calls parts of 地区生产总值 so.
/// </summary>
internal sealed partial class PartsOfAnother(LabelReader labels)
{
    // One alone may as well be a line of a list, unless it is called as a part of every quantity is (第一产业) and reported at other times than what stands above it.
    private const int Least = 2;

    /// <summary>What labels that stand below or beside each other say, where that is something else than each says by itself: what the catalog calls so, or a question.</summary>
    /// <param name="said">What they say by row or by column, in their order.</param>
    /// <param name="title">What the table is about; null where its title does not say.</param>
    /// <returns>The row or the column of each such label, with what it says.</returns>
    public List<(int Place, AxisMeaning Meaning)> Among(IEnumerable<(int Place, AxisMeaning Meaning)> said, Indicator? title)
    {
        var before = title;
        var told = new List<(int Place, AxisMeaning Meaning)>();
        var run = new List<(int Place, Indicator Named, Indicator Before, AxisMeaning Meaning)>();
        var axis = said.ToList();
        foreach (var (place, meaning) in axis)
        {
            if (meaning is not { IsIndicatorOfNeighbor: false, Area: null, Item: null, Indicator: { Value: var named, Where: { } label } })
                continue;
            if (before is not null && IsCalledAsAPartOfSomethingElse(label.Text, named, before))
            {
                run.Add((place, named, before, PartOf(before, label) is { } part ? meaning.Naming(part, label) : Asked(meaning, label, named, before)));
                continue;
            }

            told.AddRange(Told(run, axis));
            run.Clear();
            before = named;
        }

        told.AddRange(Told(run, axis));
        return told;
    }

    private IEnumerable<(int Place, AxisMeaning Meaning)> Told(List<(int Place, Indicator Named, Indicator Before, AxisMeaning Meaning)> run, List<(int Place, AxisMeaning Meaning)> axis) =>
        run.Select(one => one.Named).Distinct().Count() >= Least ? run.Select(one => (one.Place, one.Meaning))
            : run.Where(one => IsReportedOtherwise(one.Named, one.Before) && OfAny().IsMatch(labels.Read(one.Meaning.Indicator!.Value.Where!.Text).Core) && !labels.Vocabulary.WholesOf(one.Named).Any(whole => axis.Exists(a => a.Meaning.Indicator?.Value == whole)))
                .Select(one => (one.Place, one.Meaning));

    private static bool IsReportedOtherwise(Indicator named, Indicator before) => named.Domain == before.Domain && named.Frequency != before.Frequency && named.Unit.Quantity == before.Unit.Quantity;

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

    /// <summary>Whether a label names an indicator as others may call a part of theirs (第一产业), before which another was named that it is no part of. 第一产业增加值 says of what it is.</summary>
    public bool IsCalledAsAPartOfSomethingElse(string label, Indicator named, Indicator before)
    {
        var wholes = labels.Vocabulary.WholesOf(named).ToList();
        return wholes.Count > 0 && wholes.TrueForAll(w => w != before && !w.Parts.Contains(before.Code))
            && labels.Read(label).Core is { Length: > 0 } core && core != LabelText.Normalize(named.Name) && labels.Vocabulary.NamesOf(named).Any(n => n.Length > core.Length && n.StartsWith(core, StringComparison.Ordinal));
    }

    [GeneratedRegex("产业?\\z")]
    private static partial Regex OfAny();
}
