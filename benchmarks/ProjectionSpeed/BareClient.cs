using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using IndicatorPipeline.Metrics.Influx;

namespace IndicatorPipeline.ProjectionSpeed;

/// <summary>What any client has to do at least: lines, UTF-8, gzip, one request a batch.</summary>
internal sealed class BareClient(Uri address) : IDisposable
{
    private readonly HttpClient _http = new();

    public async Task WriteAsync(IReadOnlyList<InfluxPoint> points, int batchSize, CancellationToken cancellationToken)
    {
        for (var start = 0; start < points.Count; start += batchSize)
        {
            using var content = Content(points, start, Math.Min(batchSize, points.Count - start));
            using var response = await _http.PostAsync(address, content, cancellationToken);
            response.EnsureSuccessStatusCode();
        }
    }

    public void Dispose() => _http.Dispose();

    private static ByteArrayContent Content(IReadOnlyList<InfluxPoint> points, int start, int count)
    {
        var lines = new StringBuilder();
        for (var i = start; i < start + count; i++)
        {
            LineProtocol.Append(lines, points[i]);
            lines.Append('\n');
        }

        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(lines.ToString()));
        var content = new ByteArrayContent(buffer.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue("text/plain", "utf-8") } };
        content.Headers.ContentEncoding.Add("gzip");
        return content;
    }
}
