using System.ComponentModel.DataAnnotations;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Servers;

namespace IndicatorPipeline.Ingest.Web.Access;

/// <summary>Signing in at a provider of OpenID Connect, beside the users with passwords; section <c>OpenId</c>. Without an authority there is none.</summary>
public sealed class OpenIdOptions
{
    public const string Section = "OpenId";

    /// <summary>The provider's address, as it names itself. Default null: users sign in with passwords alone. HTTPS, but on this machine.</summary>
    [CustomValidation(typeof(OpenIdOptions), nameof(CheckAuthority))]
    public string? Authority { get; set; }

    /// <summary>As what the provider knows the console. Default <c>indicators</c>.</summary>
    [Required]
    public string ClientId { get; set; } = "indicators";

    /// <summary>A file that holds the console's secret at the provider and nothing else. Default null: a client without one, which has to be allowed there.</summary>
    [CustomValidation(typeof(OpenIdOptions), nameof(CheckSecretFile))]
    public string? ClientSecretFile { get; set; }

    /// <summary>
    /// A file in PEM with the authorities that alone may vouch for the provider's certificate, read at the start. Default null: those that the system knows.
    /// </summary>
    [CustomValidation(typeof(OpenIdOptions), nameof(CheckRootCertificate))]
    public string? RootCertificate { get; set; }

    /// <summary>What is asked for, with spaces between. Default <c>openid profile</c>.</summary>
    [Required]
    public string Scopes { get; set; } = "openid profile";

    /// <summary>The claim that names somebody in the journal. Default <c>preferred_username</c>.</summary>
    [Required]
    public string NameClaim { get; set; } = "preferred_username";

    /// <summary>The claim that <see cref="Roles"/> is about. Default <c>roles</c>.</summary>
    [Required]
    public string RoleClaim { get; set; } = "roles";

    /// <summary>Which values of <see cref="RoleClaim"/> give which role. Default none. Who has several has the one with the most rights; who has none does not come in.</summary>
    [CustomValidation(typeof(OpenIdOptions), nameof(CheckRoles))]
    public Dictionary<UserRole, string[]> Roles { get; init; } = [];

    /// <summary>The claim that says whose user one of role <see cref="UserRole.Department"/> is: a department's code, name, folder or alias. Default <c>department</c>.</summary>
    [Required]
    public string DepartmentClaim { get; set; } = "department";

    /// <summary>Whether there is a provider.</summary>
    internal bool IsUsed => !string.IsNullOrEmpty(Authority);

    public static ValidationResult? CheckAuthority(string? authority, ValidationContext context)
    {
        if (string.IsNullOrEmpty(authority))
            return ValidationResult.Success;
        return Uri.TryCreate(authority, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && LocalAddresses.IsOfThisMachine(address.Host)))
                ? ValidationResult.Success
                : new ValidationResult("OpenId:Authority is no address such as https://sso.example/realms/county.", [nameof(Authority)]);
    }

    public static ValidationResult? CheckSecretFile(string? file, ValidationContext context) =>
        string.IsNullOrEmpty(file) || File.Exists(file)
            ? ValidationResult.Success
            : new ValidationResult($"OpenId:ClientSecretFile: there is no file {file}.", [nameof(ClientSecretFile)]);

    public static ValidationResult? CheckRootCertificate(string? file, ValidationContext context) =>
        RootCertificates.Check(file, $"{Section}:{nameof(RootCertificate)}", nameof(RootCertificate));

    public static ValidationResult? CheckRoles(Dictionary<UserRole, string[]> roles, ValidationContext context) =>
        ((OpenIdOptions)context.ObjectInstance).IsUsed && roles.Values.All(values => values.Length == 0)
            ? new ValidationResult("OpenId:Roles is empty: nobody could sign in at the provider.", [nameof(Roles)])
            : ValidationResult.Success;
}
