using System.ComponentModel.DataAnnotations;
using IndicatorPipeline.Metrics.Servers;

namespace IndicatorPipeline.Metrics.Influx;

/// <summary>Where the projection goes and how; section <c>Influx</c>.</summary>
public sealed class InfluxOptions() : ServerOptions(Section, retries: 3, retryDelay: TimeSpan.FromSeconds(1))
{
    public const string Section = "Influx";

    /// <summary>While the server works on one request the next is made ready.</summary>
    internal const int RequestsAtOnce = 2;

    /// <summary>The server's address, such as <c>http://influx:8086</c>. Default empty: there is no projection, all else works.</summary>
    [CustomValidation(typeof(InfluxOptions), nameof(CheckUrl))]
    public string Url { get; set; } = "";

    /// <summary>Which write endpoint. Default <see cref="InfluxApi.Auto"/>: asked of the server.</summary>
    [EnumDataType(typeof(InfluxApi))]
    public InfluxApi Api { get; set; } = InfluxApi.Auto;

    /// <summary>The database; made on 1.x when missing. Default <c>indicators</c>.</summary>
    [Required]
    public string Database { get; set; } = "indicators";

    /// <summary>The retention policy of 1.x; made when missing. Default null: the database's own default, which keeps everything.</summary>
    public string? RetentionPolicy { get; set; }

    /// <summary>The bucket of the v2 endpoint. Default null: named as the database.</summary>
    public string? Bucket { get; set; }

    /// <summary>The organization of the v2 endpoint. Default null: not sent, which 1.8 and VictoriaMetrics do not ask for; 2.x needs it.</summary>
    public string? Org { get; set; }

    /// <summary>Sent as <c>Authorization: Token</c>. Default null. It goes before user and password.</summary>
    public string? Token { get; set; }

    /// <summary>Sent as <c>Authorization: Basic</c>. Default null.</summary>
    public string? UserName { get; set; }

    /// <summary>Of the user. Default null: empty.</summary>
    [CustomValidation(typeof(InfluxOptions), nameof(CheckPassword))]
    public string? Password { get; set; }

    /// <summary>Whether requests are compressed. Default true.</summary>
    public bool Gzip { get; set; } = true;

    /// <summary>How many points a request carries at most. Default 5,000. More is faster on 1.x but dearer to repeat.</summary>
    [Range(1, 100_000)]
    public int BatchSize { get; set; } = 5_000;

    /// <summary>How many points are sent together, in <see cref="RequestsAtOnce"/> requests.</summary>
    internal int PageSize => BatchSize * RequestsAtOnce;

    /// <summary>How long to leave a server alone that refused our credentials. Default 10 minutes: someone may mend it there.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan RefusedPause { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How often the lag and the worker's heartbeat are written. Default 1 minute.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan PipelineInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Whether there is a server to project to.</summary>
    public bool IsEnabled => !string.IsNullOrWhiteSpace(Url);

    /// <summary>Which database on which server this is, without any secret: the name of the projection's checkpoint.</summary>
    public string Target => $"influx {TargetUrl} {Database}{(RetentionPolicy is null ? "" : "/" + RetentionPolicy)}{(Bucket is null ? "" : " " + Bucket)}";

    // Validation looks at every property, before it is known whether the address is one.
    private string TargetUrl => Uri.TryCreate(Url.Trim(), UriKind.Absolute, out var address) ? address.GetLeftPart(UriPartial.Path).TrimEnd('/') : Url;

    // A base address without the slash would lose its last segment when a path is put behind it.
    internal Uri Address => new(Url.Trim().TrimEnd('/') + "/", UriKind.Absolute);

    // Checks of single properties, because an object's own check is skipped when any of those fails: every error is to be told at once.
    public static ValidationResult? CheckUrl(string? url, ValidationContext context)
    {
        if (string.IsNullOrWhiteSpace(url))
            return ValidationResult.Success;
        if (!Uri.TryCreate(url.Trim(), UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
            return new ValidationResult("Influx:Url is no address such as http://influx:8086.", [nameof(Url)]);
        if (address.UserInfo.Length > 0)
            return new ValidationResult("Influx:Url holds a password, which would end up in logs: use Influx:UserName and Influx:Password.", [nameof(Url)]);
        return address.Query.Length > 0 || address.Fragment.Length > 0
            ? new ValidationResult("Influx:Url is the server's address alone, without a query.", [nameof(Url)])
            : ValidationResult.Success;
    }

    public static ValidationResult? CheckPassword(string? password, ValidationContext context) =>
        !string.IsNullOrEmpty(password) && ((InfluxOptions)context.ObjectInstance).UserName is null
            ? new ValidationResult("Influx:Password is set, but Influx:UserName is not.", [nameof(UserName)])
            : ValidationResult.Success;
}
