using System.Collections.Immutable;
using IndicatorPipeline.Ingest.Files.Archives;
using IndicatorPipeline.Ingest.Inbox;
using IndicatorPipeline.Ingest.Receipts;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Telemetry;

namespace IndicatorPipeline.Ingest;

/// <summary>
/// Records judged files in groups: their copies in the archive first, then what they say with the places they go to, in one transaction under the lock. Thread-safe.
/// </summary>
internal sealed class GroupRecorder(
    ObservationLedger ledger,
    IArchive archive,
    Delivery delivery,
    TakingTurn turn,
    GroupJudge judge,
    TimeProvider time,
    ILogger<GroupRecorder> logger)
{
    /// <summary>Records a group together, and where that meets with a fault each file alone, so that one file's fault is not the others'.</summary>
    /// <param name="seen">What the scan has recorded so far.</param>
    /// <exception cref="ArchiveAwayException">None of them was recorded.</exception>
    public async Task<IReadOnlyList<IntakeOutcome>> RecordAsync(IReadOnlyList<JudgedFile> group, Actor by, SeenChanges seen)
    {
        try
        {
            return await RecordTogetherAsync(group, by, seen);
        }
        catch (ArchiveAwayException)
        {
            // No file's own fault: none is taken in before the archive is back.
            await judge.ForgetAsync(group);
            throw;
        }
#pragma warning disable CA1031 // It goes to whoever asked for the file.
        catch (Exception e) when (e is not LedgerException)
#pragma warning restore CA1031
        {
            if (group is [var single])
            {
                e.Data[nameof(IngestionResult.Sha256)] = single.Content?.Sha256;
                await judge.ForgetAsync(group);
                return [new IntakeOutcome(single.File, null, e)];
            }

            var outcomes = new List<IntakeOutcome>();
            foreach (var file in group)
                outcomes.AddRange(await RecordAsync([file], by, seen));
            return outcomes;
        }
    }

    private async Task<IReadOnlyList<IntakeOutcome>> RecordTogetherAsync(IReadOnlyList<JudgedFile> group, Actor by, SeenChanges seen)
    {
        var present = group.Where(f => f is { Content: not null, Fault: null }).ToList();
        var results = new Dictionary<JudgedFile, IngestionResult>();
        if (present.Count > 0)
        {
            // A file over the limit is no workbook that anybody reads again; the sender has it.
            using (Stage.Begin("archive"))
            {
                await archive.StoreAsync(
                    [.. present.Where(f => f.Content!.Bytes is not null).Select(f => (f.Content!.Sha256, f.Content.Bytes!.Value)).DistinctBy(c => c.Sha256)], CancellationToken.None);
            }

            using var stage = Stage.Begin("record");
            await using var ours = await turn.WaitAsync(CancellationToken.None);
            await ledger.WriteAsync(
                async unit =>
                {
                    results.Clear();
                    seen.Begin(await unit.Changes.LastSequenceAsync(CancellationToken.None), present.Select(f => f.Judgement).OfType<Judgement>());
                    foreach (var file in present)
                    {
                        if (await RecordAsync(unit, file, by, seen) is { } result)
                            results.Add(file, result);
                    }

                    return results.Count;
                },
                CancellationToken.None);
            seen.Commit();
        }

        foreach (var (file, result) in results)
        {
            logger.LogInformation(
                "{File} of {Department} is {Verdict}: {Observations} figures, {Findings} findings, {Elapsed} ms ({Sha256})",
                file.File.Path,
                file.File.Department?.Code ?? "nobody",
                Verdicts.Codes[result.Verdict],
                result.Reading.Observations.Length,
                result.Findings.Length,
                (long)file.Took.TotalMilliseconds,
                result.Sha256);
            Count(result);
        }

        return [.. group.Select(f => new IntakeOutcome(f.File, results.GetValueOrDefault(f), f.Fault))];
    }

    private static void Count(IngestionResult result)
    {
        PipelineTelemetry.Files.Add(1, new KeyValuePair<string, object?>("verdict", Verdicts.Codes[result.Verdict]));
        if (result.Verdict == Verdict.Accepted)
            PipelineTelemetry.Observations.Add(result.Reading.Figures.Length);
        foreach (var finding in result.Findings)
            PipelineTelemetry.Findings.Add(1, new("code", finding.Code.Code), new("severity", Severities.Codes[finding.Severity]));
    }

    private async Task<IngestionResult?> RecordAsync(ObservationLedger unit, JudgedFile file, Actor by, SeenChanges seen)
    {
        var (content, inShare) = (file.Content!, file.File.InShare);
        // Another process has taken it while it was judged here, or its sender has taken it away or written it over: the next look sees what is there.
        if (inShare is not null && !delivery.IsThere(inShare))
        {
            await unit.Attempts.ForgetAsync(content.Sha256, CancellationToken.None);
            return null;
        }

        if (inShare is not null && await unit.Placements.FindPendingAsync(inShare.Path, CancellationToken.None) is { } pending)
        {
            if (pending.Intent.Length == inShare.Length && pending.Intent.ModifiedAt == inShare.ModifiedAt)
                return null;
            // Its name is free then, for the file that was written over it.
            await delivery.TakeBackReceiptAsync(pending, CancellationToken.None);
        }

        var known = await unit.Submissions.FindStandingAsync(content.Sha256, CancellationToken.None);
        if (known is not null && await GroupJudge.SaysNothingNewAsync(unit, known, file.Catalog.Catalog))
        {
            ImmutableArray<Finding> again = await delivery.SentAgainAsync(unit, known, CancellationToken.None);
            var move = inShare is null
                ? null
                : await unit.Placements.BeginAsync(known.Id, await delivery.PlanAsync(unit, inShare, known.Verdict, CancellationToken.None), CancellationToken.None);
            await unit.Attempts.ForgetAsync(content.Sha256, CancellationToken.None);
            return new IngestionResult(file.File.Path, content.Sha256, known.Verdict, Reading.OfNothing(again), again, known, move);
        }

        // Not judged yet: a moment ago it was in force, and a file before it has changed that.
        var judgement = file.Judgement ?? await judge.JudgeAsync(file);
        // As if one file had been taken in after the other: what changed since it was compared, it is compared with once more.
        if (seen.HasChanged(judgement))
            judgement = await seen.AgainAsync(judgement, unit, CancellationToken.None);
        var recorded = await unit.RecordAsync(
            new SubmissionRecord
            {
                Sha256 = content.Sha256,
                FileName = file.Name,
                Department = file.File.Department?.Code,
                ReceivedAt = time.GetUtcNow(),
                By = by,
                Verdict = judgement.Verdict,
                CatalogFingerprint = judgement.Catalog,
                Findings = judgement.Findings,
                Observations = judgement.Reading.ToRecord,
                Texts = judgement.Reading.Texts,
                NeedsRelease = judgement.Report.NeedsRelease,
                Took = file.Took,
                Placement = inShare is null ? null : await delivery.PlanAsync(unit, inShare, judgement.Verdict, CancellationToken.None),
            },
            CancellationToken.None);
        if (judgement.Verdict == Verdict.Accepted)
            seen.Add(judgement, recorded.Submission, await unit.Changes.LastSequenceAsync(CancellationToken.None), supersedes: known is not null);
        return new IngestionResult(
            file.File.Path, content.Sha256, judgement.Verdict, judgement.Reading, judgement.Findings, recorded.Submission, recorded.Placement);
    }
}
