using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>Somebody who may use the console.</summary>
/// <param name="Name">By which he signs in; compared to the letter.</param>
/// <param name="Department">Whose submissions a user of role <see cref="UserRole.Department"/> sees, by code; null for the other roles.</param>
/// <param name="PasswordHash">Never the password.</param>
/// <param name="Stamp">Another one with each password: what was begun under an earlier one is over.</param>
public sealed record User(string Name, UserRole Role, string? Department, string PasswordHash, string Stamp)
{
    /// <summary>The codes by which roles are written.</summary>
    public static Codelist<UserRole> Roles { get; } = new(
        (UserRole.Leader, "leader"),
        (UserRole.Statistician, "statistician"),
        (UserRole.Department, "department"),
        (UserRole.Operator, "operator"));

    /// <summary>Who, and nothing that is secret.</summary>
    public override string ToString() => $"{Name} ({Roles[Role]}{(Department is null ? "" : $" {Department}")})";
}
