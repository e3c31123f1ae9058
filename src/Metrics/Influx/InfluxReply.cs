using System.Text;
using System.Text.Json;

namespace IndicatorPipeline.Metrics.Influx;

/// <summary>An answer of the server, or that there was none.</summary>
/// <param name="Status">The HTTP status; 0 when there was no answer.</param>
/// <param name="Body">The answer's bytes; what befell the connection when there was none.</param>
/// <param name="RetryAfter">What the server asks for; null when it does not.</param>
internal sealed record InfluxReply(int Status, byte[] Body, TimeSpan? RetryAfter, string? Version, string? Build)
{
    private const int LongestWords = 500;

    public bool Succeeded => Status is >= 200 and < 300;

    /// <summary>
    /// Whether the same request may well succeed later. An unknown retention policy is the exception among the 500s of 1.x: no retry helps.
    /// </summary>
    public bool IsTemporary => Status is 0 or 408 or 429 or 502 or 503 or 504 || (Status == 500 && !SpeaksOfRetentionPolicy);

    /// <summary>
    /// Whether it is the points that the server finds fault with. A proxy's page with the same status says nothing about them.
    /// </summary>
    public bool BlamesPoints => Status == 413 || (Status is 400 or 422 && ErrorInJson() is not null);

    /// <summary>The server's words, on one line.</summary>
    public string Words
    {
        get
        {
            var words = LineProtocol.OneLine(ErrorInJson() ?? Encoding.UTF8.GetString(Body)).Trim();
            if (words.Length > LongestWords)
                words = words[..LongestWords] + "…";
            return Status == 0 ? words : $"{Status} {words}".TrimEnd();
        }
    }

    private bool SpeaksOfRetentionPolicy => Words.Contains("retention policy not found", StringComparison.OrdinalIgnoreCase);

    public InfluxTrouble ToTrouble() => new(
        this switch
        {
            { Status: 401 or 403 } => InfluxTroubleKind.Refused,
            { Status: 404 } when Words.Contains("database not found", StringComparison.OrdinalIgnoreCase)
                || Words.Contains("bucket", StringComparison.OrdinalIgnoreCase) => InfluxTroubleKind.DatabaseMissing,
            { IsTemporary: true } => InfluxTroubleKind.Unavailable,
            _ => InfluxTroubleKind.Misconfigured,
        },
        Words,
        RetryAfter);

    // 1.x and 3 say {"error": "..."}, 2.x says {"code": "...", "message": "..."}.
    private string? ErrorInJson()
    {
        try
        {
            using var document = JsonDocument.Parse(Body);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return null;
            foreach (var name in (ReadOnlySpan<string>)["error", "message"])
            {
                if (document.RootElement.TryGetProperty(name, out var words) && words.ValueKind == JsonValueKind.String)
                    return words.GetString();
            }

            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
