using System.Globalization;
using IndicatorPipeline.Ingest.Files.Archives;
using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Ingest.Health;

/// <summary>The archive can be written to, and is the one that the ledger speaks of.</summary>
internal sealed class ArchiveProbe(IArchive archive, ObservationLedger ledger) : IProbe
{
    public string Name => "archive";

    public async Task<IReadOnlyList<ProbeResult>> LookAsync()
    {
        try
        {
            await archive.TryWritingAsync(CancellationToken.None);
            return await FindLastAsync() is { } last && !await archive.ContainsAsync(last.Sha256, CancellationToken.None)
                ? [ProbeCodes.ArchiveLacks.With(archive.Location, last.FileName, last.Id.ToString(CultureInfo.InvariantCulture))]
                : [ProbeCodes.ArchiveInOrder.With(archive.Location)];
        }
        catch (ArchiveAwayException e)
        {
            return [ArchiveAnswerProbe.Of(e)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [ProbeCodes.ArchiveNotWritable.With(archive.Location, e.Message)];
        }
    }

    // Of what was accepted a copy was always kept.
    private async Task<Submission?> FindLastAsync()
    {
        try
        {
            return await ledger.ExistsAsync(CancellationToken.None)
                && await ledger.Submissions.ListAsync(new SubmissionFilter { Verdict = Verdict.Accepted, Limit = 1 }, CancellationToken.None) is [var last]
                    ? last
                    : null;
        }
        catch (Exception e) when (e is System.Data.Common.DbException or LedgerException)
        {
            // The ledger has a probe of its own.
            return null;
        }
    }
}
