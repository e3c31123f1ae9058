using System.Globalization;
using IndicatorPipeline.Ingest.Files;
using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Ingest.Health;

/// <summary>Reports can be put away in each department's folder. Folders that are not there yet are made by the worker. Without share or catalog there is nothing to say: they have probes of their own.</summary>
internal sealed class FoldersProbe(ShareFolders share, CatalogSource source) : IProbe
{
    public string Name => "folders";

    public Task<IReadOnlyList<ProbeResult>> LookAsync() => Task.FromResult<IReadOnlyList<ProbeResult>>(Look());

    private List<ProbeResult> Look()
    {
        if (!Directory.Exists(share.Root) || !Directory.Exists(source.Directory) || CatalogLoader.Load(source.Directory).Catalog is not { } catalog)
            return [];
        var folders = Directory.EnumerateDirectories(share.Root).Where(f => ShareFolders.DepartmentOf(Path.GetFileName(f), catalog) is not null).Order(StringComparer.Ordinal).ToList();
        var found = folders.Select(Look).OfType<ProbeResult>().ToList();
        return found.Count > 0 ? found : [ProbeCodes.FoldersInOrder.With(folders.Count.ToString(CultureInfo.InvariantCulture))];
    }

    private static ProbeResult? Look(string folder)
    {
        try
        {
            using var file = TrialFile.Write(folder);
            foreach (var outcome in Directory.EnumerateDirectories(folder).Where(f => ShareFolders.IsOutcome(Path.GetFileName(f))))
                file.MoveTo(outcome);
            return null;
        }
        catch (IOException e) when (ShareFile.IsOtherDevice(e))
        {
            return ProbeCodes.FolderOnAnotherDisk.With(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ProbeCodes.FolderNotWritable.With(folder, e.Message);
        }
    }
}
