using System.ComponentModel.DataAnnotations;
using System.Security.Authentication;

namespace IndicatorPipeline.Metrics.Servers;

/// <summary>How a server is asked over HTTP: what the sections of all such servers have.</summary>
public abstract class ServerOptions
{
    private readonly string _section;

    /// <param name="section">The name of the section, for what is said of it.</param>
    /// <param name="retries">The default of <see cref="Retries"/>.</param>
    /// <param name="retryDelay">The default of <see cref="RetryDelay"/>.</param>
    protected ServerOptions(string section, int retries, TimeSpan retryDelay)
    {
        _section = section;
        Retries = retries;
        RetryDelay = retryDelay;
    }

    /// <summary>How long one request may take. Default 30 seconds; then it counts as not answered.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a request is tried again before whoever asks is told. The default is the section's.</summary>
    [Range(0, 20)]
    public int Retries { get; set; }

    /// <summary>The pause before the first repetition; it doubles with each, with jitter. The default is the section's.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:10:00")]
    public TimeSpan RetryDelay { get; set; }

    /// <summary>The longest pause. Default 30 seconds. A server that asks for a longer one (Retry-After) gets it, but not while somebody waits for the answer.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "01:00:00")]
    [CustomValidation(typeof(ServerOptions), nameof(CheckRetryDelayLimit))]
    public TimeSpan RetryDelayLimit { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// A file in PEM with the authorities that alone may vouch for the server's certificate, read at the start. Default null: those that the system knows.
    /// The certificate's name and time are verified in any case.
    /// </summary>
    [CustomValidation(typeof(ServerOptions), nameof(CheckRootCertificate))]
    public string? RootCertificate { get; set; }

    // Checks of single properties, because an object's own check is skipped when any of those fails: every error is to be told at once.
    public static ValidationResult? CheckRetryDelayLimit(TimeSpan limit, ValidationContext context) =>
        limit < Of(context).RetryDelay
            ? new ValidationResult($"{Of(context)._section}:RetryDelayLimit is shorter than {Of(context)._section}:RetryDelay.", [nameof(RetryDelayLimit)])
            : ValidationResult.Success;

    public static ValidationResult? CheckRootCertificate(string? file, ValidationContext context) =>
        RootCertificates.Check(file, $"{Of(context)._section}:{nameof(RootCertificate)}", nameof(RootCertificate));

    /// <summary>The connections to the server. They are renewed now and then, so that a server that moved to another address is found again.</summary>
    public SocketsHttpHandler NewConnections() => RootCertificates.NewConnections(RootCertificate);

    /// <summary>What went wrong; with what to look at where it is the certificate.</summary>
    public string WordsOf(Exception fault)
    {
        // What went wrong stands innermost; those around it say where.
        var cause = fault.GetBaseException();
        var words = fault.Message.Contains(cause.Message, StringComparison.Ordinal) ? fault.Message : $"{fault.Message} {cause.Message}";
        return cause is AuthenticationException
            ? $"{words}; the certificate must be for the name in the address, and of an authority that the system knows or that {_section}:RootCertificate names."
            : words;
    }

    private static ServerOptions Of(ValidationContext context) => (ServerOptions)context.ObjectInstance;
}
