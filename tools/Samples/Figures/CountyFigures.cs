using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Samples.Figures;

/// <summary>
/// Every figure of the county, from 2022 on: the same whoever asks, so that workbooks agree with each other. Levels are rounded where
/// they arise, in the smallest area, item and month; all else is computed out of the rounded ones, so that sums hold to the last digit.
/// </summary>
internal sealed class CountyFigures
{
    private const int FirstYear = 2022;

    private readonly IReadOnlyList<RefArea> _areas;
    private readonly Dictionary<string, Profile> _profiles;
    private readonly Dictionary<(string Indicator, string Area, string? Item, int Month), decimal?> _leaves = [];

    private readonly int _county;
    private readonly decimal _unrest;

    /// <param name="county">Which one: others have other figures of the same kind.</param>
    /// <param name="unrest">How many times as far as usual chance moves growth and single months.</param>
    public CountyFigures(IndicatorCatalog catalog, IEnumerable<Profile> profiles, int county = 0, decimal unrest = 1)
    {
        Catalog = catalog;
        (_county, _unrest) = (county, unrest);
        _areas = [.. catalog.Areas, Spread.OutsideParks];
        _profiles = profiles.ToDictionary(p => p.Indicator, StringComparer.Ordinal);
    }

    public IndicatorCatalog Catalog { get; }

    public Fact Level(string indicator, string area, TimePeriod period, Accumulation? accumulation = null, string? item = null) =>
        Make(indicator, area, item, Measure.Level, period, accumulation, CanonicalUnit(indicator), LevelOf);

    /// <summary>The level of the same period a year before, as a column 上年同期 gives it.</summary>
    public Fact YearBefore(string indicator, string area, TimePeriod period, Accumulation? accumulation = null, string? item = null) =>
        Level(indicator, area, period.YearBefore, accumulation, item);

    public Fact Yoy(string indicator, string area, TimePeriod period, Accumulation? accumulation = null, string? item = null) =>
        Make(indicator, area, item, Measure.Yoy, period, accumulation, Unit.Percent.Name, GrowthOf);

    public Fact YoyDiff(string indicator, string area, TimePeriod period, Accumulation? accumulation = null, string? item = null) =>
        Make(indicator, area, item, Measure.YoyDiff, period, accumulation, CanonicalUnit(indicator), DifferenceOf);

    /// <summary>The difference from a year before in percentage points; for indicators that are themselves in per cent.</summary>
    public Fact YoyPoints(string indicator, string area, TimePeriod period, Accumulation? accumulation = null) =>
        Make(indicator, area, null, Measure.YoyPoints, period, accumulation, Unit.PercentagePoint.Name, DifferenceOf);

    /// <summary>Growth over the month before.</summary>
    public Fact Mom(string indicator, string area, TimePeriod period, Accumulation? accumulation = null) =>
        Make(indicator, area, null, Measure.Mom, period, accumulation, Unit.Percent.Name, (i, a, t, p, c) =>
            Percent(LevelOf(i, a, t, p, c) - LevelOf(i, a, t, p.Previous, c), LevelOf(i, a, t, p.Previous, c)));

    public Fact Target(string indicator, string area, TimePeriod period, string? item = null) =>
        Make(indicator, area, item, Measure.Target, period, null, CanonicalUnit(indicator), (i, a, t, p, _) => TargetOf(i, a, t, p.End.Year));

    public Fact Completion(string indicator, string area, TimePeriod period, string? item = null) =>
        Make(indicator, area, item, Measure.Completion, period, null, Unit.Percent.Name, (i, a, t, p, c) =>
            Percent(LevelOf(i, a, t, p, c), TargetOf(i, a, t, p.End.Year)));

    /// <summary>What a part makes up of the indicator whose part it is.</summary>
    public Fact Share(string indicator, string area, TimePeriod period)
    {
        var whole = Catalog.Indicators.Single(i => i.Parts.Contains(indicator)).Code;
        return Make(indicator, area, null, Measure.Share, period, null, Unit.Percent.Name, (i, a, t, p, c) =>
            Percent(LevelOf(i, a, t, p, c), LevelOf(whole, a, t, p, c)));
    }

    public Fact Rank(string indicator, string area, TimePeriod period, IReadOnlyList<string> among) =>
        Make(indicator, area, null, Measure.Rank, period, null, Unit.Place.Name, (i, a, t, p, c) => Place(i, a, among, x => LevelOf(i, x, t, p, c)));

    public Fact YoyRank(string indicator, string area, TimePeriod period, IReadOnlyList<string> among) =>
        Make(indicator, area, null, Measure.YoyRank, period, null, Unit.Place.Name, (i, a, t, p, c) => Place(i, a, among, x => GrowthOf(i, x, t, p, c)));

    /// <summary>A figure that something else than the profiles knows.</summary>
    public Fact Known(string indicator, string area, string? item, Measure measure, TimePeriod period, decimal? value, Accumulation? accumulation = null)
    {
        var unit = measure switch
        {
            Measure.Level or Measure.Target or Measure.YoyDiff => CanonicalUnit(indicator),
            Measure.Rank or Measure.YoyRank => Unit.Place.Name,
            _ => Unit.Percent.Name,
        };
        return Make(indicator, area, item, measure, period, accumulation, unit, (_, _, _, _, _) => value);
    }

    private Fact Make(
        string indicator,
        string area,
        string? item,
        Measure measure,
        TimePeriod period,
        Accumulation? accumulation,
        string unit,
        Func<string, string, string?, TimePeriod, Accumulation, decimal?> value)
    {
        var definition = Catalog.IndicatorsByCode[indicator];
        var own = period.LastOf(definition.Frequency);
        var covered = accumulation ?? definition.Accumulation;
        var key = new SeriesKey(indicator, area, item, definition.Frequency, covered, measure);
        return new Fact(key, own, value(indicator, area, item, own, covered), unit);
    }

    private string CanonicalUnit(string indicator) => Catalog.IndicatorsByCode[indicator].Unit.Name;

    private decimal? LevelOf(string indicator, string area, string? item, TimePeriod period, Accumulation accumulation)
    {
        var profile = _profiles[indicator];
        switch (profile.Shape)
        {
            case Shape.Sum:
                return Total(Catalog.IndicatorsByCode[indicator].Parts, part => LevelOf(part, area, item, period, accumulation));
            case Shape.Ratio:
                return Percent(
                    LevelOf(profile.Part!, area, item, period, accumulation),
                    profile.Whole is { } whole ? LevelOf(whole, area, item, period, accumulation) : DaysUntil(period));
            case Shape.GrowthOnly:
                return null;
        }

        var last = MonthNumber(period.End);
        var first = accumulation switch
        {
            Accumulation.YearToDate => MonthNumber(new DateOnly(period.End.Year, 1, 1)),
            Accumulation.Stock => last,
            _ => MonthNumber(period.Start),
        };
        if (profile.Shape is Shape.Rate)
            first = last;
        if (profile.JanuaryJoins && ((first % 12 < 2 && accumulation == Accumulation.Period) || last % 12 == 0))
            return null;
        return Total(Enumerable.Range(first, last - first + 1), month => Monthly(profile, area, item, month));
    }

    /// <summary>One month of an area and an item, summed over what lies below them.</summary>
    private decimal? Monthly(Profile profile, string area, string? item, int month)
    {
        if (profile.Items is { } items && item is null)
            return Total(items.Keys, i => Monthly(profile, area, i, month));
        if (profile.Areas.ContainsKey(area))
            return Leaf(profile, area, item, month);
        var below = _areas.Where(a => a.Parent == area && Covers(profile, a.Code)).Select(a => a.Code);
        return Total(below, a => Monthly(profile, a, item, month));
    }

    private bool Covers(Profile profile, string area) =>
        profile.Areas.ContainsKey(area) || _areas.Any(a => a.Parent == area && Covers(profile, a.Code));

    private decimal? Leaf(Profile profile, string area, string? item, int month)
    {
        var key = (profile.Indicator, area, item, month);
        if (!_leaves.TryGetValue(key, out var value))
            _leaves[key] = value = Compute(profile, area, item, month);
        return value;
    }

    private decimal? Compute(Profile profile, string area, string? item, int month)
    {
        var (year, monthOfYear) = (month / 12, (month % 12) + 1);
        var name = profile.Indicator;
        var chance = Around(name, area, item, year, monthOfYear) * profile.Swing * _unrest;
        var weight = profile.Areas[area] * (1 + (IsAddedUp(profile) ? 0.12m * Around(name, area, item, "weight") : 0));
        if (profile.Items is { } items)
        {
            // Not every township grows everything, and a herd has no field.
            if (!items.TryGetValue(item!, out var share) || (area != "county" && Chance(area, item, "grown") < 0.25m))
                return null;
            weight *= share;
        }

        switch (profile.Shape)
        {
            case Shape.Flow:
                return Rounded(profile.Base * weight * GrowthFactor(profile, area, item, year) * profile.Season[monthOfYear - 1] / 1000 * (1 + chance), profile.Decimals, name, area, item, month);
            case Shape.Average:
                return Rounded(profile.Base * profile.Areas[area] * GrowthFactor(profile, area, item, year) * profile.Season[monthOfYear - 1] / 1000 * (1 + chance), profile.Decimals, name, area, item, month);
            case Shape.Stock:
                // The year's growth comes month by month, so that one year goes over into the next.
                var before = GrowthFactor(profile, area, item, year - 1);
                var level = before + ((GrowthFactor(profile, area, item, year) - before) * monthOfYear / 12);
                return Rounded(profile.Base * weight * level * (1 + chance), profile.Decimals, name, area, item, month);
            case Shape.Rate:
                var drift = profile.Growth * (month - (FirstYear * 12) - 11) / 12;
                var own = profile.Swing * 1.5m * Around(name, area, "own");
                var rate = profile.Areas[area] * (profile.Base + drift + own + chance);
                return Math.Clamp(decimal.Round(rate, profile.Decimals), profile.Range.Low, profile.Range.High);
            case Shape.Portion:
                var whole = Monthly(_profiles[profile.Whole!], area, item, month);
                return whole is { } all ? Math.Min(all, Rounded(all * (profile.Base + chance), profile.Decimals, name, area, item, month)) : null;
            case Shape.Days:
                return DateTime.DaysInMonth(year, monthOfYear) - decimal.Floor(profile.Base * Chance(name, area, year, monthOfYear));
            default:
                throw new InvalidOperationException($"{profile.Shape} has no monthly figures of its own.");
        }
    }

    private static bool IsAddedUp(Profile profile) => profile.Shape is Shape.Flow or Shape.Stock;

    /// <summary>How many times 2022 a year is.</summary>
    private decimal GrowthFactor(Profile profile, string area, string? item, int year)
    {
        var factor = 1m;
        for (var y = FirstYear + 1; y <= year; y++)
            factor *= 1 + profile.Growth + (0.025m * _unrest * Around(profile.Indicator, area, item, "growth", y));
        return year < FirstYear ? 1 / (1 + profile.Growth) : factor;
    }

    /// <summary>Rounds; a small number goes up or down by chance, so that many small ones still make the right sum.</summary>
    private decimal Rounded(decimal value, int decimals, params ReadOnlySpan<object?> subject) =>
        decimals == 0 && value < 20 ? decimal.Floor(value + Chance(subject)) : decimal.Round(value, decimals);

    private decimal? GrowthOf(string indicator, string area, string? item, TimePeriod period, Accumulation accumulation)
    {
        var profile = _profiles[indicator];
        if (profile.Shape == Shape.GrowthOnly)
        {
            var month = MonthNumber(period.End);
            if (month % 12 == 0)
                return null;
            var year = profile.Base + profile.Growth + (2.4m * Around(indicator, area, period.End.Year));
            return decimal.Round(year + (profile.Swing * Around(indicator, area, month)), 1);
        }

        var (now, before) = (LevelOf(indicator, area, item, period, accumulation), LevelOf(indicator, area, item, period.YearBefore, accumulation));
        var nominal = Percent(now - before, before);
        return Catalog.IndicatorsByCode[indicator].Growth == GrowthRule.ConstantPrice && nominal is { } n
            // Constant prices: what prices did is taken out, so that growth and levels differ as they do in reality.
            ? decimal.Round(n - 0.7m + (0.5m * Around(indicator, area, period)), 1)
            : nominal;
    }

    private decimal? DifferenceOf(string indicator, string area, string? item, TimePeriod period, Accumulation accumulation) =>
        LevelOf(indicator, area, item, period, accumulation) - LevelOf(indicator, area, item, period.YearBefore, accumulation);

    private decimal? TargetOf(string indicator, string area, string? item, int year)
    {
        var profile = _profiles[indicator];
        if (profile.Shape == Shape.Rate || profile.Shape == Shape.Ratio)
            return profile.Target;
        if (profile.Shape == Shape.Sum)
            return Total(Catalog.IndicatorsByCode[indicator].Parts, part => TargetOf(part, area, item, year));
        if (profile.Items is { } items && item is null)
            return Total(items.Keys, i => TargetOf(indicator, area, i, year));
        if (!profile.Areas.ContainsKey(area))
            return Total(_areas.Where(a => a.Parent == area && Covers(profile, a.Code)), a => TargetOf(indicator, a.Code, item, year));
        var definition = Catalog.IndicatorsByCode[indicator];
        var lastYear = LevelOf(indicator, area, item, TimePeriod.OfYear(year - 1).LastOf(definition.Frequency), definition.Accumulation);
        return lastYear is { } last ? RoundFigure(last * (1 + (profile.Target ?? profile.Growth + 0.01m))) : null;
    }

    /// <summary>A target is a round number: two digits that count, three above ten thousand.</summary>
    private static decimal RoundFigure(decimal value)
    {
        var step = 1m;
        while (value / step >= (value >= 10_000 ? 1000 : 100))
            step *= 10;
        return Math.Max(1, decimal.Round(value / step) * step);
    }

    private decimal? Place(string indicator, string area, IReadOnlyList<string> among, Func<string, decimal?> value)
    {
        var sign = Catalog.IndicatorsByCode[indicator].Better == Better.Lower ? -1 : 1;
        return value(area) is { } own && among.Contains(area) ? 1 + among.Count(other => value(other) * sign > own * sign) : null;
    }

    private decimal Around(params ReadOnlySpan<object?> subject) => (2 * Chance(subject)) - 1;

    // The first county is the one of the samples.
    private decimal Chance(params ReadOnlySpan<object?> subject) => _county == 0 ? Noise.Unit(subject) : Noise.Unit([_county, .. subject]);

    private static decimal? Percent(decimal? part, decimal? whole) =>
        part is { } p && whole is { } w && w != 0 ? decimal.Round(100 * p / w, 1, MidpointRounding.AwayFromZero) : null;

    private static decimal? Total<T>(IEnumerable<T> addends, Func<T, decimal?> value)
    {
        decimal? sum = null;
        foreach (var addend in addends)
        {
            if (value(addend) is { } v)
                sum = (sum ?? 0) + v;
        }

        return sum;
    }

    private static decimal DaysUntil(TimePeriod period) => period.End.DayOfYear;

    /// <summary>Months counted from year 0.</summary>
    private static int MonthNumber(DateOnly day) => (day.Year * 12) + day.Month - 1;
}
