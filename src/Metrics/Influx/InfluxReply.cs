using System.Text;
using System.Text.Json;
using InfluxDB.Client.Core.Exceptions;

namespace IndicatorPipeline.Metrics.Influx;

/// <summary>An answer of the server, or that there was none.</summary>
/// <param name="Status">The HTTP status; 0 when there was no answer.</param>
/// <param name="Body">The answer's bytes; what befell the connection when there was none.</param>
internal sealed record InfluxReply(int Status, byte[] Body)
{
    private const int LongestWords = 500;

    /// <summary>What the server asks for; null when it does not.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public string? Version { get; init; }

    public string? Build { get; init; }

    /// <summary>What time it was there, to the second; null when it does not say.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>Whether the server did as asked.</summary>
    public bool Succeeded { get; private init; } = Status is >= 200 and < 300;

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

    /// <summary>There was no answer.</summary>
    public static InfluxReply None(string why) => new(0, Encoding.UTF8.GetBytes(why));

    /// <summary>
    /// The answer to a write. Every server says 204 of points that it has stored; any other success comes from something in between, or from a
    /// server that has understood and not stored.
    /// </summary>
    public static InfluxReply OfWrite(int status, byte[] body) => new(status, body) { Succeeded = status == 204 };

    /// <summary>The answer that the library made an exception of.</summary>
    public static InfluxReply Of(HttpException exception) =>
        new(exception.Status, Encoding.UTF8.GetBytes(exception.ErrorBody is { HasValues: true } body ? body.ToString() : exception.Message ?? ""))
        {
            RetryAfter = exception.RetryAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        };

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
