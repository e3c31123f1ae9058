using System.CommandLine;
using System.Globalization;
using IndicatorPipeline.Ingest.Files;
using IndicatorPipeline.Ingest.Health;
using IndicatorPipeline.Ingest.Inbox;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Influx;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Metrics.Reports;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary><c>status</c>: what arrived, what waits for whom, what is due and overdue, how far the projection is.</summary>
internal static class StatusCommand
{
    private const int Recent = 20;

    public static Command Build(CommandLine line) => line.Command("status", [], ExecuteAsync);

    private static async Task<int> ExecuteAsync(Session session, ParseResult parse, CancellationToken cancellationToken)
    {
        // First: on a disk without any room the ledger may not even be read.
        var room = session.Get<DiskRoom>().Data();
        if (room.IsShort && !session.IsJson)
            session.Print(session.Texts.Format("status_disk", room.Folder, room.Free, room.Least));
        var askingArchive = session.Get<ProbeRunner>().RunAsync(session.Get<ArchiveAnswerProbe>(), session.Get<IOptions<HealthOptions>>().Value.ReadyTimeout, cancellationToken);
        var ledger = await session.FindLedgerAsync(cancellationToken);
        if (ledger is null)
            session.Tell(session.Texts.Format("no_ledger", session.Get<IOptions<LedgerOptions>>().Value.Location));
        // The ledger is asked while the catalog is read.
        var readingCatalog = Task.Run(session.RequireCatalog, cancellationToken);
        var asking = ledger is null ? Task.FromResult(new Known([], [], [], [])) : AskAsync(ledger, cancellationToken);
        // Of both, whatever becomes of one: neither goes on when the command has ended.
        await Task.WhenAll(readingCatalog, asking);
        var (catalog, known) = (await readingCatalog, await asking);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(session.Time.GetUtcNow(), session.Options.FindZone()).DateTime);
        var reports = await new DueReports(catalog, session.Options.FindZone()).LastAsync(ledger, today, cancellationToken);
        var due = reports.Select(DueEntry.Of).ToList();
        var projection = ledger is not null && session.Get<IOptions<InfluxOptions>>().Value.IsEnabled
            ? await session.Get<Projection>().StatusAsync(cancellationToken)
            : null;
        var share = session.Get<ShareFolders>();
        var passedOver = Directory.Exists(share.Root)
            ? session.Get<ShareScan>().PassedOver().Select(p => new PassedOver(share.Relative(p.Path), NameOf(p.Reason), p.Detail)).ToList()
            : [];
        var archive = await askingArchive is [{ State: ProbeState.Fail } away, ..] ? new HealthTexts(session.Culture).Describe(away) : null;
        if (archive is not null && !session.IsJson)
            session.Print(session.Texts.Format("status_archive", archive));
        var status = new StatusLine(
            known.Submissions, known.Recent, known.UnknownLabels, known.AwaitingRelease, due, projection is null ? null : ProjectionEntry.Of(projection), passedOver,
            room.IsShort ? room : null, archive);
        if (session.IsJson)
            session.WriteJson(status);
        else
            WriteReport(session, catalog, status, projection);
        return ExitCodes.Success;
    }

    private static async Task<Known> AskAsync(ObservationLedger ledger, CancellationToken cancellationToken) => new(
        [.. (await ledger.Submissions.CountAsync(cancellationToken)).Select(c => new CountEntry(c.Department, Verdicts.Codes[c.Verdict], c.Count))],
        [.. (await ledger.Submissions.ListAsync(new SubmissionFilter { Limit = Recent }, cancellationToken)).Select(SubmissionEntry.Of)],
        await UnknownLabelsAsync(ledger, cancellationToken),
        [
            .. (await ledger.Submissions.ListAsync(new SubmissionFilter { NeedsRelease = true }, cancellationToken))
                .Where(s => s.AwaitsRelease).Select(SubmissionEntry.Of),
        ]);

    // The ledger counts the workbooks; which they are, their findings say.
    private static async Task<List<UnknownLabelEntry>> UnknownLabelsAsync(ObservationLedger ledger, CancellationToken cancellationToken)
    {
        var held = await ledger.Submissions.ListAsync(WaitingWorkbook.Filter, cancellationToken);
        var waiting = await WaitingWorkbook.ReadAsync(ledger, held, cancellationToken).ToListAsync(cancellationToken);
        return
        [
            .. (await ledger.Submissions.UnknownLabelsAsync(cancellationToken)).Select(l => new UnknownLabelEntry(
                l.Label, l.Workbooks, [.. waiting.Where(w => w.WaitsFor(l.Label)).Select(w => w.Held.FileName)])),
        ];
    }

    private static void WriteReport(Session session, IndicatorCatalog catalog, StatusLine status, ProjectionStatus? projection)
    {
        var texts = session.Texts;
        var departments = catalog.Departments.ToDictionary(d => d.Code, d => d.Name, StringComparer.Ordinal);
        Section("status_counts", [.. status.Submissions.GroupBy(c => c.Verdict)], ["column_verdict", "column_submissions"], verdict =>
            [texts["verdict_" + verdict.Key], verdict.Sum(c => c.Count).ToString(CultureInfo.InvariantCulture)]);
        Section("status_recent", status.Recent, ["column_number", "column_received", "column_department", "column_file", "column_verdict"], s =>
        [
            s.Id.ToString(CultureInfo.InvariantCulture),
            TimeZoneInfo.ConvertTime(s.ReceivedAt, session.Options.FindZone()).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            NameOf(s.Department),
            s.File,
            texts["verdict_" + s.Verdict],
        ]);
        Section("status_unknown", status.UnknownLabels, ["column_label", "column_workbooks", "column_file"], l =>
            [l.Label, l.Workbooks.ToString(CultureInfo.InvariantCulture), string.Join(texts["list_separator"], l.Files)]);
        if (status.AwaitingRelease.Count > 0)
        {
            Section("status_release", status.AwaitingRelease, ["column_number", "column_file", "column_department"], s =>
                [s.Id.ToString(CultureInfo.InvariantCulture), s.File, NameOf(s.Department)]);
        }

        if (status.PassedOver.Count > 0)
            Section("status_passed_over", status.PassedOver, ["column_file", "column_reason"], p => [p.File, texts.Format("passed_over_" + p.Reason, p.Detail)]);

        Section("status_due", status.Due, ["column_report", "column_department", "column_period", "column_due", "column_received_of", "column_state"], d =>
        [
            d.Name,
            NameOf(d.Department),
            PeriodName.Of(TimePeriod.Parse(d.Period).Value, session.Culture),
            d.Due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            string.Create(CultureInfo.InvariantCulture, $"{d.Received}/{d.Needed}"),
            texts.Format("state_" + d.State, d.DaysOverdue),
        ]);
        session.Print(texts["status_projection"]);
        if (projection is null)
            session.Print(texts["no_influx"]);
        else
            InfluxStatusCommand.WriteReport(session, projection);

        void Section<T>(string title, IReadOnlyCollection<T> entries, string[] columns, Func<T, string[]> row)
        {
            session.Print(texts[title]);
            if (entries.Count == 0)
            {
                session.Print(texts["none"]);
            }
            else
            {
                var listing = new Listing([.. columns.Select(c => texts[c])]);
                foreach (var entry in entries)
                    listing.Add(row(entry));
                listing.WriteTo(session.Output, session.IsTerminal);
            }

            session.Print("");
        }

        string NameOf(string? department) => department is null ? "-" : departments.GetValueOrDefault(department, department);
    }

    private static string NameOf(PassedOverReason reason) => reason switch
    {
        PassedOverReason.Link => "link",
        PassedOverReason.NoFile => "no_file",
        PassedOverReason.Unreadable => "unreadable",
        PassedOverReason.Name => "name",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "There is no such reason."),
    };

    private sealed record Known(
        IReadOnlyCollection<CountEntry> Submissions, IReadOnlyCollection<SubmissionEntry> Recent, IReadOnlyCollection<UnknownLabelEntry> UnknownLabels,
        IReadOnlyCollection<SubmissionEntry> AwaitingRelease);

    private sealed record StatusLine(
        IReadOnlyCollection<CountEntry> Submissions,
        IReadOnlyCollection<SubmissionEntry> Recent,
        IReadOnlyCollection<UnknownLabelEntry> UnknownLabels,
        IReadOnlyCollection<SubmissionEntry> AwaitingRelease,
        IReadOnlyCollection<DueEntry> Due,
        ProjectionEntry? Projection,
        IReadOnlyCollection<PassedOver> PassedOver,
        FolderRoom? DiskShort,
        string? ArchiveAway);

    private sealed record PassedOver(string File, string Reason, string Detail);

    private sealed record CountEntry(string? Department, string Verdict, long Count);

    private sealed record UnknownLabelEntry(string Label, long Workbooks, IReadOnlyList<string> Files);

    private sealed record SubmissionEntry(long Id, string File, string? Department, DateTimeOffset ReceivedAt, string Verdict, string Sha256)
    {
        public static SubmissionEntry Of(Submission submission) =>
            new(submission.Id, submission.FileName, submission.Department, submission.ReceivedAt, Verdicts.Codes[submission.Verdict], submission.Sha256);
    }
}
