using System.Globalization;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>Reads the entries of assessment.yaml, a scheme each.</summary>
/// <param name="indicators">What the schemes speak of; those that are wrong in themselves are not among them.</param>
/// <param name="areas">Whom they are about; those that are wrong in themselves are not among them.</param>
/// <param name="areasAreReadable">False when nothing is to be said of groups, since areas.yaml could not be read.</param>
/// <param name="indicatorCodes">Where references are judged.</param>
internal sealed class AssessmentBinder(
    IReadOnlyList<Indicator> indicators, IReadOnlyList<RefArea> areas, bool areasAreReadable, CodeSpace codes, CodeSpace indicatorCodes, CodeSpace areaCodes, ProblemList problems)
{
    private const int DefaultDecimals = 2;

    private readonly Dictionary<string, Indicator> _indicators = indicators.DistinctBy(i => i.Code).ToDictionary(i => i.Code, StringComparer.Ordinal);
    private readonly ILookup<string, string> _groups = areas.Where(a => a.Group is not null).ToLookup(a => a.Group!, a => a.Code, StringComparer.Ordinal);
    private readonly List<(AssessmentScheme Scheme, Place Place)> _read = [];

    public AssessmentScheme? Read(EntryReader entry)
    {
        var code = entry.Code("code");
        if (code is { } own)
            codes.Add(own);
        var name = entry.RequiredText("name");
        var group = entry.RequiredText("group");
        if (group is { } about && areasAreReadable && !_groups.Contains(about.Text))
            problems.Add(about.Place, CatalogProblemCode.UnknownReference, "group", about.Text, CatalogFiles.Areas);
        var frequency = entry.RequiredChoice("frequency", Codelists.Freq);
        var from = entry.Period("from", frequency, required: false);
        var to = entry.Period("to", frequency, required: false);
        if (from > to)
            problems.Add(entry.Place, CatalogProblemCode.PeriodsReversed);
        var decimals = entry.Integer("decimals", 0, 10, required: false);
        var (least, most) = entry.Bounds("clip");
        var equal = entry.Choice("equal", CatalogCodelists.BoundsMeet);
        var missing = entry.Choice("missing", CatalogCodelists.MissingValue);
        var scored = entry.Entries("indicators", required: true).Select(e => ReadIndicator(e, frequency)).ToList();
        var adjustments = entry.Entries("adjustments", required: false).Select(e => ReadAdjustment(e, frequency, group?.Text)).ToList();
        // Of those that are wrong in themselves the weight is not known.
        if (scored.Count > 0 && scored.OfType<AssessedIndicator>().ToList() is var whole && whole.Count == scored.Count)
            JudgeWeights(entry.Place, whole);
        if (code is null || name is null || group is null || frequency is not { } freq)
            return null;
        var scheme = new AssessmentScheme(code.Text, name.Text, group.Text, freq)
        {
            Indicators = [.. scored.OfType<AssessedIndicator>()],
            Adjustments = [.. adjustments.OfType<ScoreAdjustment>()],
            LeastScore = least,
            MostScore = most,
            Equal = equal,
            Missing = missing,
            Decimals = decimals ?? DefaultDecimals,
            From = from,
            To = to,
        };
        JudgeOverlap(scheme, entry.Place);
        return scheme;
    }

    private AssessedIndicator? ReadIndicator(EntryReader entry, Freq? frequency)
    {
        var code = entry.RequiredText("indicator");
        var measure = entry.RequiredChoice("measure", Codelists.Measure);
        var weight = entry.PositiveNumber("weight", required: true);
        var declared = entry.Choice("better", CatalogCodelists.Better, Better.Neutral);
        var hasSatisfactory = entry.NumberOr("satisfactory", "best", out var satisfactory);
        var hasLowest = entry.NumberOr("lowest", "worst", out var lowest);
        var target = measure == Measure.Completion ? entry.PositiveNumber("target", required: false) : null;
        entry.RefuseOtherKeys();
        if (code is not { } given)
            return null;
        indicatorCodes.Refer("indicator", given);
        if (!_indicators.TryGetValue(given.Text, out var indicator))
            return null;
        if (indicator.Frequency < frequency)
        {
            problems.Add(
                given.Place, CatalogProblemCode.AssessedMoreOften, given.Text, Codelists.Freq[indicator.Frequency], Codelists.Freq[frequency.Value]);
        }

        var better = declared == Better.Neutral ? indicator.Better : declared;
        if (better == Better.Neutral)
            problems.Add(given.Place, CatalogProblemCode.NoDirection, given.Text);
        else if (better == Better.Higher ? satisfactory <= lowest : satisfactory >= lowest)
            problems.Add(given.Place, CatalogProblemCode.SatisfactoryNotBetter, Text(satisfactory!.Value), Text(lowest!.Value), CatalogCodelists.Better[better]);
        return measure is null || weight is null || !hasSatisfactory || !hasLowest
            ? null
            : new AssessedIndicator(given.Text, measure.Value, weight.Value, better) { Satisfactory = satisfactory, Lowest = lowest, Target = target };
    }

    private ScoreAdjustment? ReadAdjustment(EntryReader entry, Freq? frequency, string? group)
    {
        var area = entry.RequiredText("area");
        var period = entry.Period("period", frequency, required: true);
        var points = entry.RequiredNumber("points");
        var reason = entry.RequiredText("reason");
        entry.RefuseOtherKeys();
        if (area is not { } given)
            return null;
        areaCodes.Refer("area", given);
        if (group is not null && areas.Any(a => a.Code == given.Text && a.Group != group))
            problems.Add(given.Place, CatalogProblemCode.AreaOfAnotherGroup, given.Text, group);
        return period is null || points is null || reason is null ? null : new ScoreAdjustment(given.Text, period.Value, points.Value, reason.Text);
    }

    private void JudgeWeights(Place place, List<AssessedIndicator> scored)
    {
        var sum = scored.Sum(i => i.Weight);
        if (sum != AssessmentScheme.FullScore)
            problems.Add(place, CatalogProblemCode.WeightsNotHundred, Text(sum));
        foreach (var twice in scored.GroupBy(i => (i.Indicator, i.Measure)).Where(same => same.Skip(1).Any()))
            problems.Add(place, CatalogProblemCode.RepeatedReference, "indicators", $"{twice.Key.Indicator} {Codelists.Measure[twice.Key.Measure]}");
    }

    // Two totals of one area at one period would be one point of InfluxDB.
    private void JudgeOverlap(AssessmentScheme scheme, Place place)
    {
        foreach (var (other, where) in _read)
        {
            if (other.Group == scheme.Group
                && other.Frequency == scheme.Frequency
                && !(other.To < scheme.From)
                && !(scheme.To < other.From))
            {
                problems.Add(place, CatalogProblemCode.AssessedTwice, scheme.Group, where.ToString());
            }
        }

        _read.Add((scheme, place));
    }

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
