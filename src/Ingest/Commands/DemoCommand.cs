using System.CommandLine;
using System.Runtime.CompilerServices;
using IndicatorPipeline.Ingest.Files;
using IndicatorPipeline.Ingest.Inbox;
using IndicatorPipeline.Ingest.Receipts;
using IndicatorPipeline.Ingest.Web;
using IndicatorPipeline.Metrics.Influx;
using IndicatorPipeline.Metrics.Ledger;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary>
/// <c>demo</c>: a share of its own with the sample workbooks, everything taken in, a summary, and the console to look around. A second run
/// finds it all done. Some samples are there to be returned, explained and held; the exit code is 0 when of each sample came what was to come. It goes by a clock of its own: each sample comes on the day that the samples say, and today is the day after the last.
/// </summary>
internal static class DemoCommand
{
    private const string DefaultFolder = "demo";

    public static Command Build(CommandLine line)
    {
        var folder = new Option<string>("--dir") { Description = line.Texts["option_dir"], HelpName = "DIR", DefaultValueFactory = _ => DefaultFolder };
        var noServe = new Option<bool>("--no-serve") { Description = line.Texts["option_no_serve"] };
        return line.Command("demo", [folder, noServe], (session, parse, cancellationToken) =>
            ExecuteAsync(session, parse.GetRequiredValue(folder), serves: !parse.GetValue(noServe), cancellationToken), keepsLog: true);
    }

    private static async Task<int> ExecuteAsync(Session outer, string folder, bool serves, CancellationToken cancellationToken)
    {
        var clock = new DemoClock(TimeProvider.System);
        await using var session = outer.With(
        [
            KeyValuePair.Create<string, string?>(nameof(IngestOptions.Share), Path.Combine(folder, "share")),
            KeyValuePair.Create<string, string?>(nameof(IngestOptions.Data), Path.Combine(folder, "data")),
            // Whoever looks around is to try what a statistician does.
            KeyValuePair.Create<string, string?>($"{WebOptions.Section}:{nameof(WebOptions.LocalRole)}", nameof(UserRole.Statistician)),
        ], clock);
        var catalog = session.RequireCatalog();
        session.Get<ShareFolders>().Create(catalog);
        var samples = Samples.Find(session);
        await LayOutAsync(session, samples, cancellationToken);
        var exitCode = await TakeInAsync(session, samples, clock, cancellationToken);
        clock.SetTo(MorningOf(samples.Today, session));
        await session.Get<DepartmentReceipts>().WriteAsync(cancellationToken);
        session.Tell(session.Texts.Format("demo_today", samples.Today));
        if (session.Get<IOptions<InfluxOptions>>().Value.Url.Length > 0 && DemoDashboards.LayOut(folder, samples.First, EndOf(samples.Today, session)) is { } dashboards)
            session.Tell(session.Texts.Format("demo_dashboards", dashboards));
        await CatchingUp.RunAsync(session, cancellationToken);
        await LedgerSummary.WriteAsync(session, catalog, cancellationToken);
        if (serves)
        {
            await RunCommand.ServeAsync(session, cancellationToken, listening: addresses =>
            {
                // Each address on a line of its own, where a terminal makes it a link and a script finds it.
                session.Tell(session.Texts["demo_serves"]);
                foreach (var address in addresses)
                    session.Tell(address);
            });
        }

        return exitCode;
    }

    // A sample that the ledger knows, or that still lies in the share, is not put there again.
    private static async Task LayOutAsync(Session session, Samples samples, CancellationToken cancellationToken)
    {
        var share = session.Get<ShareFolders>();
        var ledger = session.Get<ObservationLedger>();
        var copied = 0;
        var flushes = new FolderFlushes();
        foreach (var sample in samples.All)
        {
            var target = Path.Combine(share.Root, sample.RelativePath);
            var known = new SubmissionFilter { Sha256 = await FileContent.HashAsync(sample.FullPath, cancellationToken), Limit = 1 };
            if (File.Exists(target) || (await ledger.Submissions.ListAsync(known, cancellationToken)).Count > 0)
                continue;
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            await DurableFile.CopyAsync(sample.FullPath, target, ShareFile.TemporaryFor(target), flushes, cancellationToken);
            copied++;
        }

        flushes.Flush();
        session.Tell(session.Texts.Format("demo_laid_out", copied, share.Root));
    }

    private static async Task<int> TakeInAsync(Session session, Samples samples, DemoClock clock, CancellationToken cancellationToken)
    {
        var files = session.Get<ShareScan>().FilesUnder(session.Get<ShareFolders>().Root).ToList();
        var exitCode = ExitCodes.Success;
        var unexpected = new List<IntakeOutcome>();
        await Progress.RunAsync(session, session.Texts["progress_ingest"], files.Count, ComeAsync(session, files, samples, clock, cancellationToken), outcome =>
        {
            if (outcome is { Result: null, Fault: null })
                return;
            if (outcome.Result is { } result && outcome.DeliveryFault is null && result.Verdict == samples.VerdictOf(outcome.File.Path))
                Tell(session, result);
            else
                unexpected.Add(outcome);
        });
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var outcome in unexpected)
            exitCode = Math.Max(exitCode, IngestCommand.Report(session, outcome.File.Path, outcome));
        return exitCode;
    }

    // What is meant to be returned or held is not a failure, but is what there is to look at.
    private static void Tell(Session session, IngestionResult result)
    {
        if (result.Verdict != Verdict.Accepted)
            session.Tell(session.Texts.Format(
                "demo_not_accepted", result.File, session.Texts["verdict_" + Verdicts.Codes[result.Verdict]], result.Findings.Count(f => f.Blocks), result.Placement?.Intent.Target));
    }

    // Day after day, each with what came on it.
    private static async IAsyncEnumerable<IntakeOutcome> ComeAsync(
        Session session, IReadOnlyList<IncomingFile> files, Samples samples, DemoClock clock, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var share = session.Get<ShareFolders>();
        foreach (var day in files.GroupBy(file => samples.ArrivalOf(file.Path)).OrderBy(day => day.Key))
        {
            clock.SetTo(MorningOf(day.Key, session));
            await foreach (var outcome in session.Get<Lifecycle>().ReceiveAsync([.. day.Select(f => Intake.Of(f, share))], session.Actor, cancellationToken))
                yield return outcome;
        }
    }

    private static DateTimeOffset MorningOf(DateOnly day, Session session) => Here(day.ToDateTime(new TimeOnly(9, 0)), session);

    private static DateTimeOffset EndOf(DateOnly day, Session session) => Here(day.AddDays(1).ToDateTime(TimeOnly.MinValue), session);

    private static DateTimeOffset Here(DateTime moment, Session session) => new(moment, session.Options.FindZone().GetUtcOffset(moment));
}
