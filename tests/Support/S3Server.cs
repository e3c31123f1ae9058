using System.Globalization;
using Amazon.Runtime;
using Amazon.S3;

namespace IndicatorPipeline.Support;

/// <summary>A real S3-compatible store (OpenStack Swift) on a loopback port of its own, with its data in a folder of its own, and a bucket in it.</summary>
public sealed class S3Server : IAsyncDisposable
{
    private const string Bucket = "archive";

    private const string AccessKey = "county:worker";
    private const string SecretKey = "geheim";

    private readonly TempFolder _folder = new();
    private readonly LoopbackServer _server;

    private S3Server()
    {
        Port = LoopbackServer.FreePort();
        Url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}");
        _server = new LoopbackServer(
            // That of the distribution, which the package is for.
            "/usr/bin/python3",
            "python3-swift",
            [Path.Combine(AppContext.BaseDirectory, "s3_server.py"), _folder.Path, Port.ToString(CultureInfo.InvariantCulture), AccessKey, SecretKey],
            new Uri(Url + "/healthcheck"));
    }

    /// <summary>Its address, which outlives a restart.</summary>
    public string Url { get; }

    public int Port { get; }

    public static async Task<S3Server> StartAsync(CancellationToken cancellationToken)
    {
        var server = new S3Server();
        try
        {
            await server.StartAgainAsync(cancellationToken);
            using var client = new AmazonS3Client(
                new BasicAWSCredentials(AccessKey, SecretKey), new AmazonS3Config { ServiceURL = server.Url, ForcePathStyle = true, AuthenticationRegion = "us-east-1" });
            await client.PutBucketAsync(Bucket, cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>An archive of its own in it, as settings.</summary>
    public (string Key, string Value)[] ArchiveSettings() =>
    [
        ("Archive:Kind", "s3"),
        ("Archive:Endpoint", Url),
        ("Archive:Bucket", Bucket),
        ("Archive:Prefix", $"county-{Guid.NewGuid():N}"),
        ("Archive:AccessKey", AccessKey),
        ("Archive:SecretKey", SecretKey),
        ("Archive:RetryDelay", "00:00:00.050"),
        ("Archive:AwayPause", "00:00:00.100"),
    ];

    /// <summary>Kills it, as a power cut would.</summary>
    public Task StopAsync() => _server.StopAsync();

    /// <summary>Starts it again at the same address with the same data.</summary>
    public Task StartAgainAsync(CancellationToken cancellationToken) => _server.StartAsync(cancellationToken);

    /// <summary>Halts it: it holds its connections and answers nothing.</summary>
    public Task PauseAsync() => _server.PauseAsync();

    /// <summary>Lets it go on.</summary>
    public Task ResumeAsync() => _server.ResumeAsync();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }
}
