using System.Globalization;
using IndicatorPipeline.Ingest.Files;

namespace IndicatorPipeline.Ingest.Health;

/// <summary>There is room on the disks of ledger, archive and share.</summary>
internal sealed class DiskProbe(DiskRoom room) : IProbe
{
    public string Name => "disk";

    public Task<IReadOnlyList<ProbeResult>> LookAsync() => Task.FromResult<IReadOnlyList<ProbeResult>>(Look());

    private List<ProbeResult> Look()
    {
        var data = room.Data();
        // Told of while there is still time to do something.
        var found = data.IsShort ? ProbeCodes.DiskNearlyFull : data.Free / 2 < data.Least ? ProbeCodes.DiskLow : ProbeCodes.DiskInOrder;
        var results = new List<ProbeResult> { Of(found, data) };
        if (room.Share() is { IsShort: true } share)
            results.Add(Of(ProbeCodes.ShareNearlyFull, share));
        return results;
    }

    private static ProbeResult Of(ProbeCode code, FolderRoom room) => code.With(room.Folder, Mebibytes(room.Free), Mebibytes(room.Least));

    private static string Mebibytes(long bytes) => (bytes >> 20).ToString(CultureInfo.InvariantCulture);
}
