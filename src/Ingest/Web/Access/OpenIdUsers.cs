using System.Security.Claims;
using IndicatorPipeline.Ingest.Files;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Ingest.Web.Access;

/// <summary>Who somebody is at the console whom a provider of OpenID Connect knows.</summary>
internal static class OpenIdUsers
{
    /// <summary>Null for whom the settings give no role, or who is of a department that the catalog does not know.</summary>
    /// <param name="claims">What the provider says of him.</param>
    public static User? Find(ClaimsPrincipal claims, OpenIdOptions options, IndicatorCatalog catalog)
    {
        if (claims.FindFirstValue(options.NameClaim) is not { Length: > 0 } name || RoleOf(claims, options) is not { } role)
            return null;
        if (role != UserRole.Department)
            return new User(name, role, null, "", "");
        return claims.FindFirstValue(options.DepartmentClaim) is { } said && DepartmentOf(said, catalog) is { } department
            ? new User(name, role, department.Code, "", "")
            : null;
    }

    private static UserRole? RoleOf(ClaimsPrincipal claims, OpenIdOptions options)
    {
        var given = claims.FindAll(options.RoleClaim).Select(claim => claim.Value).ToHashSet(StringComparer.Ordinal);
        return options.Roles
            .Where(role => role.Value.Any(given.Contains))
            .Select(role => (UserRole?)role.Key)
            .OrderByDescending(role => Enum.GetValues<Right>().Count(right => role!.Value.Has(right)))
            .ThenBy(role => role)
            .FirstOrDefault();
    }

    private static Department? DepartmentOf(string said, IndicatorCatalog catalog) =>
        catalog.Departments.FirstOrDefault(d => d.Code == said) ?? ShareFolders.DepartmentOf(said, catalog);
}
