using System.ComponentModel.DataAnnotations;
using IndicatorPipeline.Metrics.Servers;

namespace IndicatorPipeline.Ingest.Files.Archives;

/// <summary>
/// Where the archive is; section <c>Archive</c>. All but the kind is about S3. The first pause before a repetition is short: longer ones are between the rounds
/// (<c>Inbox:RetryDelay</c>).
/// </summary>
public sealed class ArchiveOptions() : ServerOptions(Section, retries: 2, retryDelay: TimeSpan.FromMilliseconds(200))
{
    public const string Section = "Archive";

    /// <summary>In what it is. Default <see cref="ArchiveKind.Folder"/>: <c>archive</c> in the data folder.</summary>
    [EnumDataType(typeof(ArchiveKind))]
    [CustomValidation(typeof(ArchiveOptions), nameof(CheckKind))]
    public ArchiveKind Kind { get; set; } = ArchiveKind.Folder;

    /// <summary>The store's address, such as <c>https://s3.example</c>. Default empty.</summary>
    [CustomValidation(typeof(ArchiveOptions), nameof(CheckEndpoint))]
    public string Endpoint { get; set; } = "";

    /// <summary>The bucket, which must be there. Default empty.</summary>
    [RegularExpression("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]", ErrorMessage = "Archive:Bucket must be 3 to 63 small letters, digits, dots and hyphens.")]
    public string Bucket { get; set; } = "";

    /// <summary>What all names in the bucket begin with: one for each county. Default empty. A slash is put behind it.</summary>
    [RegularExpression("[A-Za-z0-9_-][A-Za-z0-9_.-]*(/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*/?", ErrorMessage = "Archive:Prefix must be of letters, digits, _, - and dots, with slashes between.")]
    public string Prefix { get; set; } = "";

    /// <summary>Under which region requests are signed. Default <c>us-east-1</c>, which most stores of one's own take.</summary>
    [Required]
    public string Region { get; set; } = "us-east-1";

    /// <summary>Whether the bucket stands in the path of an address and not in its host name. Default true, which all stores of one's own understand.</summary>
    public bool PathStyle { get; set; } = true;

    /// <summary>The name of the key with which requests are signed. Default empty. It needs rights to read, write and list, and none to delete.</summary>
    public string AccessKey { get; set; } = "";

    /// <summary>The key's secret, from the environment. Default empty: it is in <see cref="SecretKeyFile"/>.</summary>
    public string SecretKey { get; set; } = "";

    /// <summary>A file that holds the key's secret and nothing else. Default null: it is in <see cref="SecretKey"/>.</summary>
    [CustomValidation(typeof(ArchiveOptions), nameof(CheckSecretKeyFile))]
    public string? SecretKeyFile { get; set; }

    /// <summary>How long a store that did not answer is left alone, so that not every file waits for it. Default 5 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan AwayPause { get; set; } = TimeSpan.FromSeconds(5);

    // Checks of single properties, because an object's own check is skipped when any of those fails: every error is to be told at once.
    public static ValidationResult? CheckKind(ArchiveKind kind, ValidationContext context)
    {
        var options = (ArchiveOptions)context.ObjectInstance;
        if (kind != ArchiveKind.S3)
            return ValidationResult.Success;
        string[] missing =
        [
            .. new[] { (nameof(Endpoint), options.Endpoint), (nameof(Bucket), options.Bucket), (nameof(AccessKey), options.AccessKey), (nameof(SecretKey), options.SecretKey + options.SecretKeyFile) }
                .Where(setting => string.IsNullOrWhiteSpace(setting.Item2)).Select(setting => setting.Item1),
        ];
        return missing.Length == 0
            ? ValidationResult.Success
            : new ValidationResult($"Archive:Kind is s3, and these are not set: {string.Join(", ", missing.Select(name => $"Archive:{name}"))}.", missing);
    }

    public static ValidationResult? CheckEndpoint(string? endpoint, ValidationContext context)
    {
        if (string.IsNullOrWhiteSpace(endpoint))
            return ValidationResult.Success;
        return Uri.TryCreate(endpoint, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            && address is { UserInfo.Length: 0, PathAndQuery: "/", Fragment.Length: 0 }
                ? ValidationResult.Success
                : new ValidationResult("Archive:Endpoint is no address such as https://s3.example, without user, path and query.", [nameof(Endpoint)]);
    }

    public static ValidationResult? CheckSecretKeyFile(string? file, ValidationContext context) =>
        string.IsNullOrEmpty(file) || File.Exists(file)
            ? ValidationResult.Success
            : new ValidationResult($"Archive:SecretKeyFile: there is no file {file}.", [nameof(SecretKeyFile)]);
}
