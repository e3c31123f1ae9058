using IndicatorPipeline.Metrics.Ledger;
using Microsoft.AspNetCore.Authorization;

namespace IndicatorPipeline.Ingest.Web.Access;

/// <summary>Who has which right: the one place that says so.</summary>
public static class Rights
{
    public static bool Has(this UserRole role, Right right) => right switch
    {
        Right.SignedIn => true,
        Right.Read => role is UserRole.Leader or UserRole.Statistician or UserRole.Department,
        Right.UseApi => role is UserRole.Leader or UserRole.Statistician,
        Right.SeeStatus => role is UserRole.Leader or UserRole.Statistician or UserRole.Operator,
        Right.Act => role is UserRole.Statistician,
        _ => throw new ArgumentOutOfRangeException(nameof(right), right, "There is no such right."),
    };

    /// <summary>Who comes without it is asked to sign in, or refused.</summary>
    public static TBuilder Require<TBuilder>(this TBuilder endpoints, Right right)
        where TBuilder : IEndpointConventionBuilder => endpoints.RequireAuthorization(right.ToString());

    /// <summary>The policies. What an endpoint does not say of itself is for those who may do everything.</summary>
    public static void AddRights(this IServiceCollection services)
    {
        var authorization = services.AddAuthorizationBuilder();
        foreach (var right in Enum.GetValues<Right>())
        {
            authorization.AddPolicy(
                right.ToString(),
                policy => policy.RequireRole(Enum.GetValues<UserRole>().Where(role => role.Has(right)).Select(role => User.Roles[role])));
        }

        authorization.SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireRole(User.Roles[UserRole.Statistician]).Build());
    }
}
