using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>Which observations in force; an empty list and null do not narrow.</summary>
public sealed record ObservationQuery
{
    /// <summary>Codes of indicators.</summary>
    public IReadOnlyList<string> Indicators { get; init; } = [];

    /// <summary>Codes of areas.</summary>
    public IReadOnlyList<string> Areas { get; init; } = [];

    /// <summary>Items by code, those of an open register by name; <c>""</c> is the indicator as a whole.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];

    public IReadOnlyList<Freq> Frequencies { get; init; } = [];

    public IReadOnlyList<Accumulation> Accumulations { get; init; } = [];

    public IReadOnlyList<Measure> Measures { get; init; } = [];

    /// <summary>Only exactly these periods.</summary>
    public IReadOnlyCollection<TimePeriod> Periods { get; init; } = [];

    /// <summary>Only periods that begin no earlier than this one, of whatever frequency.</summary>
    public TimePeriod? From { get; init; }

    /// <summary>Only periods that end no later than this one, of whatever frequency.</summary>
    public TimePeriod? To { get; init; }

    /// <summary>What was in force at this moment; null for now.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>Whether it asks for a group of series at a period, whatever the measure.</summary>
    internal bool Covers(SeriesGroup group, TimePeriod period) =>
        Covers(group)
        && (Periods.Count == 0 || Periods.Contains(period))
        && (From is not { } from || period.Start >= from.Start)
        && (To is not { } to || period.End <= to.End);

    /// <summary>Whether it asks for a group of series at any period.</summary>
    internal bool Covers(SeriesGroup group) =>
        (Indicators.Count == 0 || Indicators.Contains(group.Indicator))
        && (Areas.Count == 0 || Areas.Contains(group.Area))
        && (Items.Count == 0 || Items.Contains(group.Item ?? ""))
        && CoversForm(group.Freq, group.Accumulation);

    /// <summary>Whether it asks for series of this frequency and accumulation.</summary>
    internal bool CoversForm(SeriesKey key) => CoversForm(key.Freq, key.Accumulation);

    private bool CoversForm(Freq freq, Accumulation accumulation) =>
        (Frequencies.Count == 0 || Frequencies.Contains(freq)) && (Accumulations.Count == 0 || Accumulations.Contains(accumulation));
}
