using IndicatorPipeline.Ingest.Checks;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest;

/// <summary>
/// What has changed in the ledger while files were judged: which of them must be compared once more before they are recorded. As long as nobody else
/// writes, it is those that ask for a series of which a file before them speaks that was recorded since they were compared, and what that says is known here
/// without asking the ledger again; after somebody else did, all that were compared before that. It holds no more than the files in hand may have missed,
/// however many a scan takes in.
/// </summary>
internal sealed class SeenChanges
{
    // What was recorded, each with the number of the last change of its file, in their order.
    private readonly Dictionary<SeriesGroup, List<(long Sequence, Vintage Vintage)>> _recorded = [];

    // How many of them each file added to which group, the earliest first.
    private readonly Queue<Addition> _additions = [];

    // What a transaction has recorded that has not committed yet: it may have to begin anew.
    private readonly List<Addition> _uncommitted = [];

    // When items were last recorded to a register. Of one that did not commit too much may be looked at, never too little.
    private readonly Dictionary<ItemRegister, long> _registers = [];

    // What was compared before this number is out of date, whatever it speaks of.
    private long _outOfDateBefore;
    private long _last;
    private long _committed = -1;

    /// <summary>A transaction begins.</summary>
    /// <param name="sequence">The number of the last change.</param>
    /// <param name="judgements">What it is to record; what comes later was compared later than the first of them.</param>
    public void Begin(long sequence, IEnumerable<Judgement> judgements)
    {
        // Of the one that did not commit nothing is left; each place holds its own last.
        foreach (var addition in _uncommitted)
            Remove(addition, isLast: true);
        _uncommitted.Clear();
        if (sequence != _committed)
        {
            _recorded.Clear();
            _additions.Clear();
            _registers.Clear();
            _outOfDateBefore = sequence;
        }

        _last = sequence;
        Forget(judgements.Select(j => j.History.Sequence).DefaultIfEmpty().Min());
    }

    /// <summary>Whether something that this one was compared with may have changed.</summary>
    public bool HasChanged(Judgement judgement) =>
        IsOutOfDate(judgement)
        || judgement.History.Asked.All.Any(asked => _recorded.TryGetValue(asked.Group, out var vintages) && vintages[^1].Sequence > judgement.History.Sequence)
        || judgement.Report.OpenRegisters.Any(register => _registers.GetValueOrDefault(register) > judgement.History.Sequence);

    /// <summary>The same file compared with what is known now.</summary>
    /// <param name="unit">The ledger as it stands in the transaction.</param>
    public async Task<Judgement> AgainAsync(Judgement judgement, ObservationLedger unit, CancellationToken cancellationToken) => judgement.Against(
        IsOutOfDate(judgement)
            ? await History.OfAsync(judgement.Report, unit, cancellationToken)
            : await judgement.History.AfterAsync(judgement.Report, RecordedOf(judgement.History), unit, cancellationToken));

    /// <summary>An accepted file was recorded.</summary>
    /// <param name="submission">As what.</param>
    /// <param name="sequence">The number of the last change afterwards.</param>
    /// <param name="supersedes">Whether an earlier reading of the same bytes counts no more, whatever that spoke of.</param>
    public void Add(Judgement judgement, Submission submission, long sequence, bool supersedes)
    {
        foreach (var group in judgement.Reading.ToRecord.Index().GroupBy(o => o.Item.Key.Group))
        {
            if (!_recorded.TryGetValue(group.Key, out var vintages))
                _recorded.Add(group.Key, vintages = []);
            var before = vintages.Count;
            vintages.AddRange(group.Select(o => (sequence, new Vintage(o.Item, o.Index, submission))));
            _uncommitted.Add(new Addition(sequence, group.Key, vintages.Count - before));
            if (group.Key.Item is not null)
                _registers[ItemRegister.OfFigures(group.Key.Indicator)] = sequence;
        }

        foreach (var text in judgement.Reading.Texts)
            _registers[ItemRegister.OfTexts(text.Kind)] = sequence;
        _last = sequence;
        if (supersedes)
            _outOfDateBefore = sequence;
    }

    /// <summary>The transaction has committed.</summary>
    public void Commit()
    {
        foreach (var addition in _uncommitted)
            _additions.Enqueue(addition);
        _uncommitted.Clear();
        _committed = _last;
    }

    private bool IsOutOfDate(Judgement judgement) => judgement.History.Sequence < _outOfDateBefore;

    // What was recorded through a number. Should something come that was compared before it all the same, it is out of date.
    private void Forget(long through)
    {
        _outOfDateBefore = Math.Max(_outOfDateBefore, through);
        while (_additions.TryPeek(out var first) && first.Sequence <= through)
            Remove(_additions.Dequeue(), isLast: false);
    }

    private void Remove(Addition addition, bool isLast)
    {
        var vintages = _recorded[addition.Group];
        vintages.RemoveRange(isLast ? vintages.Count - addition.Count : 0, addition.Count);
        if (vintages.Count == 0)
            _recorded.Remove(addition.Group);
    }

    private IEnumerable<Vintage> RecordedOf(History history)
    {
        foreach (var (group, periods) in history.Asked.All)
        {
            foreach (var (sequence, vintage) in _recorded.GetValueOrDefault(group) ?? [])
            {
                if (sequence > history.Sequence && periods.Contains(vintage.Observation.Period))
                    yield return vintage;
            }
        }
    }

    private readonly record struct Addition(long Sequence, SeriesGroup Group, int Count);
}
