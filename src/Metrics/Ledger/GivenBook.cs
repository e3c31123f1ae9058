using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>What submissions gave, beside what others say of the same.</summary>
public sealed class GivenBook
{
    private const string OfSubmission = $"{VintageRows.SelectFigures} where p.id in (select point_id from observation where submission_id = @Id)";

    private readonly VintageRows _vintages;

    internal GivenBook(ILedgerAccess access) => _vintages = new VintageRows(access);

    /// <summary>The figures of a submission in reading order, each with what was known of it when that came.</summary>
    public async Task<IReadOnlyList<GivenFigure>> FiguresAsync(Submission submission, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(submission);
        var given = new List<Vintage>();
        var before = new BestFigures();
        await foreach (var (_, vintage) in _vintages.FiguresAsync(OfSubmission, new { submission.Id }, cancellationToken))
        {
            if (vintage.Submission.Id == submission.Id)
                given.Add(vintage);
            else if (vintage.Submission.Id < submission.Id && !(vintage.Submission.SupersededAt < submission.ReceivedAt) && !(vintage.Submission.WithdrawnAt <= submission.ReceivedAt))
                before.Add(vintage);
        }

        return [.. given.OrderBy(v => v.Ordinal).Select(v => new GivenFigure(v, before.Of(v)))];
    }

    /// <summary>The figures of a submission that stands in whose place another one's are, or will be, in force.</summary>
    public async Task<IReadOnlyList<Overruled>> OverruledAsync(Submission submission, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(submission);
        var (given, best) = (new BestFigures(), new BestFigures());
        await foreach (var (_, vintage) in _vintages.FiguresAsync(OfSubmission, new { submission.Id }, cancellationToken))
        {
            if (vintage.Submission.Id == submission.Id)
                given.Add(vintage);
            if (vintage.Submission.Stands())
                best.Add(vintage);
        }

        return
        [
            // Withdrawn meanwhile, it has nobody in its place.
            .. given.All.Values.Select(g => (Given: g, InForce: best.Of(g)))
                .Where(g => g.InForce is not null && g.InForce.Submission.Id != submission.Id)
                .Select(g => new Overruled(g.Given, g.InForce!))
                .OrderBy(o => o.Given.Ordinal),
        ];
    }

    /// <summary>Whether something else would be in force if a submission that counts were sent once more, now.</summary>
    public async Task<bool> WouldChangeAsync(Submission submission, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(submission);
        var now = submission with { Order = long.MaxValue };
        return (await OverruledAsync(submission, cancellationToken)).Any(o =>
                SaysOf(o.Given.Observation) != SaysOf(o.InForce.Observation)
                && Precedence.OfObservations.Compare(o.Given with { Submission = now }, o.InForce) > 0)
            || await AnyTextWouldChangeAsync(submission, now, cancellationToken);
    }

    private async Task<bool> AnyTextWouldChangeAsync(Submission submission, Submission now, CancellationToken cancellationToken)
    {
        var given = new Dictionary<(ItemRow, string), TextVintage>();
        var best = new Dictionary<(ItemRow, string), TextVintage>();
        await foreach (var (row, _, vintage) in _vintages.TextsAsync(
            $"{VintageRows.SelectTexts} where r.id in (select row_id from item_text where submission_id = @Id)", new { submission.Id }, cancellationToken))
        {
            var key = (row, vintage.Text.Name);
            if (vintage.Submission.Id == submission.Id)
                Precedence.Keep(given, key, vintage, Precedence.OfTexts);
            if (vintage.Submission.Stands())
                Precedence.Keep(best, key, vintage, Precedence.OfTexts);
        }

        return given.Any(g =>
            best.TryGetValue(g.Key, out var inForce)
            && inForce.Submission.Id != submission.Id
            && g.Value.Text.Value != inForce.Text.Value
            && Precedence.OfTexts.Compare(g.Value with { Submission = now }, inForce) > 0);
    }

    // What an observation says, wherever it stands.
    private static (decimal?, string, ObsStatus, MissingReason?) SaysOf(Observation o) => (o.Value, o.Unit, o.Status, o.Missing);
}
