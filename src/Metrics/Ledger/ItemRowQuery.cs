using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>Which item rows; an empty list and null do not narrow.</summary>
public sealed record ItemRowQuery
{
    /// <summary>Codes of kinds.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>Items by code, those of an open register by name.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];

    /// <summary>Codes of areas.</summary>
    public IReadOnlyList<string> Areas { get; init; } = [];

    /// <summary>Only exactly these periods.</summary>
    public IReadOnlyCollection<TimePeriod> Periods { get; init; } = [];

    /// <summary>Only periods that begin no earlier than this one, of whatever frequency.</summary>
    public TimePeriod? From { get; init; }

    /// <summary>Only periods that end no later than this one, of whatever frequency.</summary>
    public TimePeriod? To { get; init; }

    /// <summary>What was in force at this moment; null for now.</summary>
    public DateTimeOffset? AsOf { get; init; }
}
