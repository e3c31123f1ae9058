using System.CommandLine;
using IndicatorPipeline.Ingest.Files.Archives;
using IndicatorPipeline.Ingest.Inbox;
using IndicatorPipeline.Metrics.Influx;
using IndicatorPipeline.Metrics.Ledger;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary><c>ledger rebuild</c>: makes a damaged or lost ledger again out of its journal, while nobody else uses it.</summary>
internal static class LedgerCommand
{
    public static Command Build(CommandLine line) => line.Group("ledger", [line.Command("ledger_rebuild", [], RebuildAsync, keepsLog: true)]);

    private static async Task<int> RebuildAsync(Session session, ParseResult parse, CancellationToken cancellationToken)
    {
        var options = session.Get<IOptions<LedgerOptions>>().Value;
        try
        {
            await session.Get<WorkerLock>().TakeAsync(cancellationToken);
        }
        catch (WorkerIsRunningException e)
        {
            throw new WrongUsageException(session.Texts.Format("worker_is_running", Path.GetFullPath(session.Options.Data)), e);
        }

        // Before anything is done: an archive that is away is no surprise then.
        var archived = await session.Get<IArchive>().ListAsync(cancellationToken).ToHashSetAsync(cancellationToken: cancellationToken);
        RebuiltLedger rebuilt;
        await using (await session.Get<ObservationLedger>().TryHoldAsync("taking", cancellationToken) ?? throw new WrongUsageException(session.Texts["taking_goes_on"]))
        {
            rebuilt = await session.Get<LedgerRebuild>().RunAsync(new Remaining(session), cancellationToken)
                ?? throw new WrongUsageException(session.Texts.Format("no_journal", Path.GetFullPath(options.JournalDirectory)));
        }

        var (missing, first) = await MissingAsync(session, archived, cancellationToken);
        // How far it had come was in the ledger that is lost.
        var projects = session.Get<IOptions<InfluxOptions>>().Value.IsEnabled;
        if (projects)
            await session.Get<Projection>().BeginRebuildAsync(cancellationToken);
        if (session.IsJson)
            session.WriteJson(new RebuiltLine(rebuilt.Entries, rebuilt.Submissions, rebuilt.Aside, missing));
        session.Tell(session.Texts.Format("done_ledger_rebuild", options.Location, rebuilt.Entries, rebuilt.Submissions));
        if (rebuilt.Aside is { } aside)
            session.Tell(session.Texts.Format("ledger_rebuild_aside", aside));
        if (missing > 0)
            session.Tell(session.Texts.Format("ledger_rebuild_archive", missing, first));
        if (projects)
            session.Tell(session.Texts["ledger_rebuild_projection"]);
        return ExitCodes.Success;
    }

    // What counts is looked for: of what was over the limit no copy was ever kept, and nothing of it counts.
    private static async Task<(int Missing, string First)> MissingAsync(Session session, HashSet<string> archived, CancellationToken cancellationToken)
    {
        var accepted = await session.Get<ObservationLedger>().Submissions.ListAsync(new SubmissionFilter { Verdict = Verdict.Accepted }, cancellationToken);
        var missing = await accepted.Where(s => !archived.Contains(s.Sha256)).DistinctBy(s => s.Sha256).ToAsyncEnumerable()
            .Where(async (s, token) => !await session.Get<IArchive>().ContainsAsync(s.Sha256, token)).ToListAsync(cancellationToken);
        return (missing.Count, missing.FirstOrDefault()?.FileName ?? "");
    }

    /// <param name="Missing">How many workbooks that were accepted are not in the archive.</param>
    private sealed record RebuiltLine(int Entries, long Submissions, string? Aside, int Missing);

    // Not Progress<T>, which would tell of it on another thread and after the end.
    private sealed class Remaining(Session session) : IProgress<long>
    {
        public void Report(long value) => session.Tell(session.Texts.Format("ledger_rebuild_remaining", value));
    }
}
