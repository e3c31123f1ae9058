using IndicatorPipeline.Ingest.Files;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest.Health;

/// <summary>The folder of ledger, archive and logs can be written to, or made, and is on a local disk.</summary>
internal sealed class DataProbe(IOptions<IngestOptions> options) : IProbe
{
    public string Name => "data";

    public Task<IReadOnlyList<ProbeResult>> LookAsync() => Task.FromResult<IReadOnlyList<ProbeResult>>([Look()]);

    private ProbeResult Look()
    {
        var folder = Path.GetFullPath(options.Value.Data);
        try
        {
            var there = folder;
            while (!Directory.Exists(there) && Path.GetDirectoryName(there) is { } parent)
                there = parent;
            TrialFile.Write(there).Dispose();
            return new DriveInfo(there).DriveType == DriveType.Network ? ProbeCodes.DataOnNetwork.With(folder) : ProbeCodes.DataInOrder.With(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ProbeCodes.DataNotWritable.With(folder, e.Message);
        }
    }
}
