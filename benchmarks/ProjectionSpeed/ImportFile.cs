using System.Diagnostics;
using System.Globalization;
using IndicatorPipeline.Metrics.Influx;

namespace IndicatorPipeline.ProjectionSpeed;

/// <summary>A file of line protocol, and Debian's own tool that takes it.</summary>
internal static class ImportFile
{
    private const string Head = """
        # DDL
        CREATE DATABASE imported WITH DURATION INF REPLICATION 1 SHARD DURATION 520w NAME "autogen"
        # DML
        # CONTEXT-DATABASE: imported
        # CONTEXT-RETENTION-POLICY: autogen
        """;

    public static Task WriteAsync(string path, IEnumerable<InfluxPoint> points, CancellationToken cancellationToken) =>
        File.WriteAllLinesAsync(path, points.Select(LineProtocol.Encode).Prepend(Head), cancellationToken);

    public static async Task ImportAsync(string path, Uri server, CancellationToken cancellationToken)
    {
        string[] arguments =
        [
            "-import", $"-path={path}", "-precision=s", "-host", server.Host, "-port", server.Port.ToString(CultureInfo.InvariantCulture),
        ];
        using var process = Process.Start(new ProcessStartInfo("influx", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new InvalidOperationException("influx did not start: apt-get install influxdb-client.");
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"influx -import ended with {process.ExitCode}: {string.Concat(said)}");
    }
}
