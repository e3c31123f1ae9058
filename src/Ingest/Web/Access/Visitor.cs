using System.Security.Claims;
using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Ingest.Web.Access;

/// <summary>Whoever calls a page.</summary>
/// <param name="Name">Null for whoever has not signed in.</param>
/// <param name="Role">Null for whoever has not signed in.</param>
/// <param name="Department">Whose submissions a department's user sees, by code.</param>
/// <param name="HasSession">Whether he can sign out.</param>
public sealed record Visitor(string? Name, UserRole? Role, string? Department, bool HasSession)
{
    private const string DepartmentClaim = "department";
    private const string StampClaim = "stamp";
    private const string ProviderClaim = "provider";

    /// <summary>How somebody is known who signed in with a password.</summary>
    internal const string BySession = "session";

    /// <summary>How a program is known that sends a key with each call: no browser sends it by itself.</summary>
    internal const string ByKey = "key";

    /// <summary>How whoever sits at this machine is known where there are no users.</summary>
    internal const string ByMachine = "machine";

    public bool Has(Right permission) => Role is { } role && role.Has(permission);

    /// <summary>Whether a submission may be seen, with its file's name, its workbook and what was found in it.</summary>
    public bool Sees(Submission submission)
    {
        ArgumentNullException.ThrowIfNull(submission);
        return Has(Right.Read) && SeesOf(submission.Department);
    }

    /// <summary>Whether what a department sent may be seen, or owes.</summary>
    public bool SeesOf(string? department) => Role != UserRole.Department || department == Department;

    /// <summary>In the journal and in the log.</summary>
    internal Actor ToActor() => Actor.Console(Name ?? throw new InvalidOperationException("Nobody has signed in."));

    internal static Visitor Of(ClaimsPrincipal principal) => new(
        principal.Identity?.Name,
        User.Roles.TryParse(principal.FindFirstValue(ClaimTypes.Role), out var role) ? role : null,
        principal.FindFirstValue(DepartmentClaim),
        principal.Identity?.AuthenticationType == BySession);

    /// <summary>The session of a principal; null where it is of none.</summary>
    internal static (string Name, string Stamp)? SessionOf(ClaimsPrincipal principal) =>
        principal.Identity?.Name is { } name && principal.FindFirstValue(StampClaim) is { } stamp ? (name, stamp) : null;

    /// <summary>At which provider somebody has signed in; null where he has done so here.</summary>
    internal static string? ProviderOf(ClaimsPrincipal principal) => principal.FindFirstValue(ProviderClaim);

    internal static ClaimsPrincipal PrincipalOf(User user, string by) => PrincipalOf(user, by, new Claim(StampClaim, user.Stamp), user.Name);

    /// <summary>Somebody who has signed in at a provider.</summary>
    internal static ClaimsPrincipal PrincipalOfElsewhere(User user, string provider) =>
        PrincipalOf(user, BySession, new Claim(ProviderClaim, provider), $"{user.Name} {provider}");

    /// <param name="formsOf">What forms are bound to.</param>
    private static ClaimsPrincipal PrincipalOf(User user, string by, Claim session, string formsOf)
    {
        List<Claim> claims =
        [
            new(ClaimTypes.Name, user.Name),
            new(ClaimTypes.NameIdentifier, formsOf),
            new(ClaimTypes.Role, User.Roles[user.Role]),
            session,
        ];
        if (user.Department is { } department)
            claims.Add(new Claim(DepartmentClaim, department));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, by));
    }
}
