using IndicatorPipeline.Ingest.Checks;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest;

/// <summary>
/// What has changed in the ledger while files were judged: which of them must be compared once more before they are recorded. As long as nobody else
/// writes, it is those that ask for a series of which a file before them speaks, and what that says is known here without asking the ledger again; after
/// somebody else did, all that were compared before that.
/// </summary>
internal sealed class SeenChanges
{
    private readonly Dictionary<SeriesGroup, Dictionary<TimePeriod, List<Vintage>>> _recorded = [];

    // The registers to which items were recorded. Of one that did not commit too much may be looked at, never too little.
    private readonly HashSet<ItemRegister> _registers = [];

    // What a transaction has recorded that has not committed yet: it may have to begin anew.
    private readonly List<(SeriesGroup Group, TimePeriod Period)> _uncommitted = [];

    // What was compared before this number is out of date, whatever it speaks of.
    private long _outOfDateBefore;
    private long _last;
    private long _committed = -1;

    /// <summary>A transaction begins.</summary>
    /// <param name="sequence">The number of the last change.</param>
    public void Begin(long sequence)
    {
        // Of the one that did not commit nothing is left; each place holds its own last.
        foreach (var (group, period) in _uncommitted)
            _recorded[group][period].RemoveAt(_recorded[group][period].Count - 1);
        _uncommitted.Clear();
        if (sequence != _committed)
        {
            _recorded.Clear();
            _registers.Clear();
            _outOfDateBefore = sequence;
        }

        _last = sequence;
    }

    /// <summary>Whether something that this one was compared with may have changed.</summary>
    public bool HasChanged(Judgement judgement) =>
        IsOutOfDate(judgement) || judgement.History.Asked.All.Any(asked => _recorded.ContainsKey(asked.Group)) || judgement.Report.OpenRegisters.Overlaps(_registers);

    /// <summary>The same file compared with what is known now.</summary>
    /// <param name="unit">The ledger as it stands in the transaction.</param>
    public async Task<Judgement> AgainAsync(Judgement judgement, ObservationLedger unit, CancellationToken cancellationToken) => judgement.Against(
        IsOutOfDate(judgement)
            ? await History.OfAsync(judgement.Report, unit, cancellationToken)
            : await judgement.History.AfterAsync(judgement.Report, RecordedOf(judgement.History.Asked), unit, cancellationToken));

    /// <summary>An accepted file was recorded.</summary>
    /// <param name="submission">As what.</param>
    /// <param name="sequence">The number of the last change afterwards.</param>
    /// <param name="supersedes">Whether an earlier reading of the same bytes counts no more, whatever that spoke of.</param>
    public void Add(Judgement judgement, Submission submission, long sequence, bool supersedes)
    {
        foreach (var (ordinal, observation) in judgement.Reading.ToRecord.Index())
        {
            var group = observation.Key.Group;
            if (!_recorded.TryGetValue(group, out var periods))
                _recorded.Add(group, periods = []);
            if (!periods.TryGetValue(observation.Period, out var vintages))
                periods.Add(observation.Period, vintages = []);
            vintages.Add(new Vintage(observation, ordinal, submission));
            _uncommitted.Add((group, observation.Period));
            if (group.Item is not null)
                _registers.Add(ItemRegister.OfFigures(group.Indicator));
        }

        _registers.UnionWith(judgement.Reading.Texts.Select(t => ItemRegister.OfTexts(t.Kind)));
        _last = sequence;
        if (supersedes)
            _outOfDateBefore = sequence;
    }

    /// <summary>The transaction has committed.</summary>
    public void Commit()
    {
        _uncommitted.Clear();
        _committed = _last;
    }

    private bool IsOutOfDate(Judgement judgement) => judgement.History.Sequence < _outOfDateBefore;

    private IEnumerable<Vintage> RecordedOf(Questions questions) =>
        from asked in questions.All
        let periods = _recorded.GetValueOrDefault(asked.Group)
        where periods is not null
        from period in asked.Periods
        from vintage in periods.GetValueOrDefault(period) ?? []
        select vintage;
}
