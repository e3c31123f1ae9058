using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Ingest.Web.Access;

/// <summary>What was sent, as far as a visitor may see it: what he may not see is not there for him. Pages look submissions up through this alone.</summary>
internal sealed class VisibleSubmissions(ObservationLedger ledger, Visitor visitor)
{
    /// <summary>Null when there is none, or none for this visitor.</summary>
    public async Task<Submission?> FindAsync(long id, CancellationToken cancellationToken) =>
        await ledger.Submissions.FindAsync(id, cancellationToken) is { } submission && visitor.Sees(submission) ? submission : null;

    public async Task<IReadOnlyList<Submission>> ListAsync(SubmissionFilter filter, CancellationToken cancellationToken)
    {
        if (visitor.Role != UserRole.Department)
            return await ledger.Submissions.ListAsync(filter, cancellationToken);
        // Null would not narrow.
        return visitor.Department is { } own ? await ledger.Submissions.ListAsync(filter with { Department = own }, cancellationToken) : [];
    }
}
