using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>What a figure is like as a rule: the values around it in its own series.</summary>
internal static class Past
{
    /// <summary>How many changes over a year a history must have before a change can be out of it.</summary>
    public const int LeastChanges = 8;

    // What is older than so many periods says little of the size of a figure.
    private const int Near = 3;

    /// <summary>Asks for what figures are held against first.</summary>
    public static void AskReferences(IEnumerable<Figure> figures, Questions questions)
    {
        foreach (var (key, period) in figures.Select(f => (f.Observation.Key, f.Observation.Period)))
        {
            questions.Ask(key, period);
            questions.Ask(key, period.YearBefore);
        }
    }

    /// <summary>Asks for what those are held against of which that is not known.</summary>
    public static void AskOtherReferences(IEnumerable<Figure> figures, Evidence evidence, Questions questions)
    {
        foreach (var (key, period) in figures.Select(f => (f.Observation.Key, f.Observation.Period)).Where(p => FirstReference(evidence, p.Key, p.Period) is null))
            AskAround(questions, key, period);
    }

    private static void AskAround(Questions questions, SeriesKey key, TimePeriod period)
    {
        questions.Ask(key, period, before: key.Accumulation == Accumulation.Period ? 0 : Near, after: key.Accumulation == Accumulation.Stock ? Near : 0);
        if (period.YearAfter is { } after)
            questions.Ask(key, after);
    }

    /// <summary>Asks for what came before those figures that look odd, as far back as their changes are looked at; what was reported last is among it.</summary>
    /// <param name="looksOdd">Whether a figure does, for a check that is held in this way.</param>
    public static void AskChanges(ICheck check, IEnumerable<Figure> figures, Evidence evidence, Questions questions, Func<Figure, CheckSetting, bool> looksOdd)
    {
        foreach (var figure in figures)
        {
            var key = figure.Observation.Key;
            if (evidence.SettingOf(check, key.Indicator) is { } setting && looksOdd(figure, setting))
                questions.Ask(key, figure.Observation.Period, Reach(key.Freq));
        }
    }

    private static int Reach(Freq freq) => LeastChanges + PerYear(freq) + (freq is Freq.Monthly ? 4 : 1);

    /// <summary>
    /// What a figure may be held against: what was reported of it before, else the same period a year before, else what was reported last; of one with which its series begins, the same a year after,
    /// else what comes next.
    /// </summary>
    public static Known? Reference(Evidence evidence, SeriesKey key, TimePeriod period) =>
        FirstReference(evidence, key, period) ?? Last(evidence, key, period, (PerYear(key.Freq) + 1) / 2) ?? After(evidence, key, period);

    /// <summary>
    /// What was reported last, where it says something of the size of a figure: of a stock and, within its year, of a cumulative; of
    /// a period alone, which has its season, nothing.
    /// </summary>
    /// <param name="first">The number of the first period of a year whose cumulative is like the later ones.</param>
    public static Known? Last(Evidence evidence, SeriesKey key, TimePeriod period, int first = 1)
    {
        if (key.Accumulation == Accumulation.Period)
            return null;
        for (var back = 1; back <= Near; back++)
        {
            if (period.TryPlus(-back) is not { } at || (key.Accumulation == Accumulation.YearToDate && (at.Year != period.Year || at.Number < first)))
                return null;
            if (Positive(evidence.Find(key, at)) is { } known)
                return known;
        }

        return null;
    }

    /// <summary>The same where only a period of the same season is like it: of a cumulative what the year came to before says nothing of its digits.</summary>
    public static Known? SameSeason(Evidence evidence, SeriesKey key, TimePeriod period) =>
        key.Accumulation == Accumulation.Stock ? Reference(evidence, key, period) : FirstReference(evidence, key, period) ?? After(evidence, key, period);

    private static Known? FirstReference(Evidence evidence, SeriesKey key, TimePeriod period) =>
        Positive(evidence.Recorded(key, period)) ?? Positive(evidence.Find(key, period.YearBefore));

    private static Known? After(Evidence evidence, SeriesKey key, TimePeriod period)
    {
        if (period.YearAfter is { } year && Positive(evidence.Find(key, year)) is { } known)
            return known;
        if (key.Accumulation != Accumulation.Stock)
            return null;
        return Enumerable.Range(1, Near).Select(ahead => period.TryPlus(ahead) is { } at ? Positive(evidence.Find(key, at)) : null).FirstOrDefault(k => k is not null);
    }

    /// <summary>What a cumulative would be if it went on as last year ended: of the whole year, as much as has gone by; null for others.</summary>
    public static decimal? OfLastYear(Evidence evidence, SeriesKey key, TimePeriod period) =>
        key.Accumulation == Accumulation.YearToDate && period.TryPlus(-period.Number) is { } end && Positive(evidence.Find(key, end)) is { } year
            ? year.Value * period.Number / end.Number
            : null;

    /// <summary>Earlier changes over a year, as logarithms of ratios, the latest first.</summary>
    public static List<double> Changes(Evidence evidence, SeriesKey key, TimePeriod period)
    {
        var changes = new List<double>();
        for (var back = 1; back <= Reach(key.Freq) - PerYear(key.Freq); back++)
        {
            if (period.TryPlus(-back) is { } at
                && Positive(evidence.Find(key, at)) is { } value
                && Positive(evidence.Find(key, at.YearBefore)) is { } before)
            {
                changes.Add(Robust.LogRatio(value.Value, before.Value));
            }
        }

        return changes;
    }

    public static Known? Positive(Known? known) => known?.Value > 0 ? known : null;

    private static int PerYear(Freq freq) => freq switch
    {
        Freq.Annual => 1,
        Freq.HalfYearly => 2,
        Freq.Quarterly => 4,
        Freq.Monthly => 12,
        Freq.Weekly => 52,
        _ => 365,
    };
}
