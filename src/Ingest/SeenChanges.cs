using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest;

/// <summary>
/// What has changed in the ledger while files were judged: which of them must be compared once more before they are recorded. As long as nobody else
/// writes, it is those that ask for a series of which a file before them speaks; after somebody else did, all that were compared before that.
/// </summary>
internal sealed class SeenChanges
{
    private readonly Dictionary<SeriesGroup, long> _groups = [];

    // What was compared before this number is out of date, whatever it speaks of.
    private long _outOfDateBefore;
    private long _last;
    private long _committed = -1;

    /// <summary>A transaction begins.</summary>
    /// <param name="sequence">The number of the last change.</param>
    public void Begin(long sequence)
    {
        if (sequence != _committed)
        {
            _groups.Clear();
            _outOfDateBefore = sequence;
        }

        _last = sequence;
    }

    /// <summary>Whether something that this one was compared with may have changed.</summary>
    public bool HasChanged(Judgement judgement) =>
        judgement.History.Sequence < _outOfDateBefore
        || judgement.Report.Questions.Groups.Any(g => _groups.TryGetValue(g, out var at) && at > judgement.History.Sequence);

    /// <summary>An accepted file was recorded.</summary>
    /// <param name="sequence">The number of the last change afterwards.</param>
    /// <param name="supersedes">Whether an earlier reading of the same bytes counts no more, whatever that spoke of.</param>
    public void Add(Judgement judgement, long sequence, bool supersedes)
    {
        foreach (var figure in judgement.Reading.Figures)
            _groups[figure.Observation.Key.Group] = sequence;
        _last = sequence;
        if (supersedes)
            _outOfDateBefore = sequence;
    }

    /// <summary>The transaction has committed.</summary>
    public void Commit() => _committed = _last;
}
