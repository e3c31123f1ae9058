using System.Security.Cryptography;
using IndicatorPipeline.Ingest.Files.Archives;
using IndicatorPipeline.Ingest.Receipts;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Faults;

/// <summary>Whether share, archive and ledger hold after all the faults what they hold after an undisturbed run.</summary>
internal static class Agreement
{
    /// <summary>What differs; empty when nothing does.</summary>
    public static async Task<List<string>> DifferencesAsync(Workplace place, IReadOnlyList<(string Path, byte[] Content)> workbooks, CancellationToken cancellationToken)
    {
        using var undisturbed = new Workplace();
        MadeWorkbooks.Prepare(undisturbed.Catalog);
        foreach (var (path, content) in workbooks)
            undisturbed.Drop(path, content);
        await undisturbed.RunAsync(cancellationToken);
        await place.Get<DepartmentReceipts>().WriteAsync(cancellationToken);

        var differences = new List<string>();
        Compare("files", Hashes(place), Hashes(undisturbed));
        Compare("receipts", place.Receipts(), undisturbed.Receipts());
        Compare("marked copies", place.Reviews(), undisturbed.Reviews());
        Compare("submissions", await SubmissionsAsync(place, cancellationToken), await SubmissionsAsync(undisturbed, cancellationToken));
        Compare("figures in force", await FiguresAsync(place, cancellationToken), await FiguresAsync(undisturbed, cancellationToken));
        Compare("moves under way", (await place.Ledger.Placements.PendingAsync(cancellationToken)).Select(p => p.Intent.Source), []);
        Compare("departments not told", (await place.Ledger.Receipts.UnwrittenAsync(cancellationToken)).Select(r => r.Path), []);
        var archived = await place.Get<IArchive>().ListAsync(cancellationToken).ToHashSetAsync(cancellationToken: cancellationToken);
        Compare("not archived", workbooks.Select(w => Convert.ToHexStringLower(SHA256.HashData(w.Content))).Where(h => !archived.Contains(h)), []);
        return differences;

        void Compare(string what, IEnumerable<string> found, IEnumerable<string> wanted)
        {
            var (rest, missing) = (found.ToList(), new List<string>());
            foreach (var one in wanted)
            {
                if (!rest.Remove(one))
                    missing.Add(one);
            }

            differences.AddRange(rest.Select(r => $"{what}: too many: {r}").Concat(missing.Select(m => $"{what}: missing: {m}")));
        }
    }

    /// <summary>Every figure in force.</summary>
    public static async Task<List<string>> FiguresAsync(Workplace place, CancellationToken cancellationToken) =>
        [.. (await place.InForceAsync(cancellationToken)).Select(f => $"{f.Key} {f.Value}")];

    /// <summary>Every submission, with what was done to it.</summary>
    public static async Task<List<string>> SubmissionsAsync(Workplace place, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        foreach (var submission in await place.Ledger.Submissions.ListAsync(new SubmissionFilter(), cancellationToken))
        {
            var events = await place.Ledger.Journal.OfAsync(submission.Id, cancellationToken);
            lines.Add($"{submission.FileName} {submission.Sha256} {submission.Department} {submission.Verdict} {string.Join(',', events.Select(e => e.Kind))}");
        }

        return lines;
    }

    private static IEnumerable<string> Hashes(Workplace place) =>
        place.Files().Select(f => $"{f} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(place.InShare(f))))}");
}
