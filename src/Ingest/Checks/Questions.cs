using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>What the checks want to know of earlier reports, gathered so that the ledger is read once for all of them.</summary>
/// <param name="earlier">What was asked before: no period of it is asked for again. Null for what is asked first.</param>
internal sealed class Questions(Questions? earlier = null)
{
    private readonly Dictionary<SeriesGroup, PeriodSet> _periods = [];
    private readonly HashSet<(string Indicator, Freq Freq, Accumulation Accumulation, TimePeriod Period)> _columns = [];
    private readonly HashSet<ItemRegister> _registers = [];

    /// <summary>Whether nothing is asked for that was not asked before.</summary>
    public bool IsEmpty => _periods.Count == 0 && _columns.Count == 0 && _registers.Count == 0;

    /// <summary>Indicators at a period of which all that stands is asked for, whatever the area and item.</summary>
    public IReadOnlyCollection<(string Indicator, Freq Freq, Accumulation Accumulation, TimePeriod Period)> Columns => _columns;

    /// <summary>These and those that were asked for before.</summary>
    public IReadOnlySet<(string Indicator, Freq Freq, Accumulation Accumulation, TimePeriod Period)> AllColumns => Rounds.SelectMany(r => r._columns).ToHashSet();

    /// <summary>Registers of which all items are asked for that stand in the ledger, of whatever period.</summary>
    public IReadOnlyCollection<ItemRegister> Registers => _registers;

    /// <summary>These and those that were asked for before.</summary>
    public IReadOnlySet<ItemRegister> AllRegisters => Rounds.SelectMany(r => r._registers).ToHashSet();

    /// <summary>The groups of series with the periods that are asked for, and those that were before: a group may come more than once.</summary>
    public IEnumerable<(SeriesGroup Group, PeriodSet Periods)> All => Rounds.SelectMany(r => r._periods.Select(p => (p.Key, p.Value)));

    /// <summary>The groups with the periods that are asked for, those that follow each other as one stretch.</summary>
    public IEnumerable<(SeriesGroup Group, TimePeriod From, TimePeriod To)> Stretches => _periods.SelectMany(p => p.Value.Stretches(), (p, stretch) => (p.Key, stretch.From, stretch.To));

    /// <summary>Asks for the periods around one.</summary>
    /// <param name="before">How many periods before it.</param>
    /// <param name="after">How many periods after it.</param>
    public void Ask(SeriesKey key, TimePeriod period, int before = 0, int after = 0)
    {
        PeriodSet? periods = null;
        for (var i = -before; i <= after; i++)
        {
            if (period.TryPlus(i) is { } near && earlier?.HasAsked(key.Group, near) is not true)
                (periods ??= PeriodsOf(key.Group)).Add(near);
        }
    }

    /// <summary>Asks for all that stands of an indicator at a period.</summary>
    public void AskColumn(SeriesKey key, TimePeriod period)
    {
        var column = (key.Indicator, key.Freq, key.Accumulation, period);
        if (earlier?.Rounds.Any(r => r._columns.Contains(column)) is not true)
            _columns.Add(column);
    }

    /// <summary>Asks for all names that were ever reported.</summary>
    public void AskRegister(ItemRegister register)
    {
        if (earlier?.Rounds.Any(r => r._registers.Contains(register)) is not true)
            _registers.Add(register);
    }

    private Questions? Earlier => earlier;

    private IEnumerable<Questions> Rounds
    {
        get
        {
            for (var round = this; round is not null; round = round.Earlier)
                yield return round;
        }
    }

    private bool HasAsked(SeriesGroup group, TimePeriod period) =>
        (_periods.TryGetValue(group, out var periods) && periods.Contains(period)) || earlier?.HasAsked(group, period) is true;

    private PeriodSet PeriodsOf(SeriesGroup group)
    {
        if (!_periods.TryGetValue(group, out var periods))
            _periods.Add(group, periods = new PeriodSet());
        return periods;
    }
}
