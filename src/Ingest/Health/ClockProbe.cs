using System.Globalization;
using IndicatorPipeline.Ingest.Files;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest.Health;

/// <summary>Our clock goes like that of the disks: a share on another machine stamps its files by its own.</summary>
internal sealed class ClockProbe(IOptions<IngestOptions> options, ShareFolders share, TimeProvider time) : IProbe
{
    /// <summary>What two clocks may differ by. More, and files seem to come from the future, and reports late or in time that are not.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    public string Name => "clock";

    public Task<IReadOnlyList<ProbeResult>> LookAsync() => Task.FromResult<IReadOnlyList<ProbeResult>>(Look());

    /// <summary>What is found where another's clock says something.</summary>
    public static ProbeResult? Compare(string whose, DateTimeOffset theirs, DateTimeOffset ours) =>
        (theirs - ours).Duration() > Tolerance ? ProbeCodes.ClockDiffers.With(whose, Math.Round((theirs - ours).TotalSeconds).ToString(CultureInfo.InvariantCulture)) : null;

    private List<ProbeResult> Look()
    {
        var differing = new[] { Path.GetFullPath(options.Value.Data), share.Root }.Where(Directory.Exists).Select(Compare).OfType<ProbeResult>().ToList();
        return differing.Count > 0 ? differing : [ProbeCodes.ClockInOrder.With(time.GetUtcNow().ToString("u", CultureInfo.InvariantCulture))];
    }

    // A folder that cannot be written to is told of by others.
    private ProbeResult? Compare(string folder)
    {
        try
        {
            using var file = TrialFile.Write(folder);
            return Compare(folder, new DateTimeOffset(File.GetLastWriteTimeUtc(file.Path)), time.GetUtcNow());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
