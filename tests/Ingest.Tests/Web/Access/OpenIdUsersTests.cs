using System.Security.Claims;
using IndicatorPipeline.Ingest.Web.Access;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Ingest.Tests.Web.Access;

/// <summary>Who somebody is of whom a provider tells.</summary>
public sealed class OpenIdUsersTests : IDisposable
{
    private readonly CatalogFolder _catalog = new();
    private readonly OpenIdOptions _options = new()
    {
        Authority = "https://sso.example",
        Roles = { [UserRole.Leader] = ["县领导", "副县长"], [UserRole.Statistician] = ["urn:county:stats"], [UserRole.Department] = ["报送人员"], [UserRole.Operator] = ["管理员"] },
    };

    public void Dispose() => _catalog.Dispose();

    [Theory]
    [InlineData("副县长", UserRole.Leader)]
    [InlineData("urn:county:stats", UserRole.Statistician)]
    [InlineData("县领导 urn:county:stats 管理员", UserRole.Statistician)]
    [InlineData("管理员 县领导", UserRole.Leader)]
    [InlineData("管理员", UserRole.Operator)]
    public void Role_IsTheOneWithTheMostRights(string given, UserRole role) =>
        Find([("preferred_username", "wang"), .. given.Split(' ').Select(r => ("roles", r))])!.Should().BeEquivalentTo(new { Name = "wang", Role = role, Department = (string?)null });

    [Theory]
    [InlineData("stats")]
    [InlineData("统计局")]
    [InlineData("县统计局")]
    public void Department_IsNamedByCodeFolderOrAlias(string said) =>
        Find(("preferred_username", "wang"), ("roles", "报送人员"), ("department", said))!.Department.Should().Be("stats");

    [Fact]
    public void WhoCannotBePlaced_IsNobody()
    {
        Find(("preferred_username", "wang")).Should().BeNull();
        Find(("preferred_username", "wang"), ("roles", "职工")).Should().BeNull();
        Find(("roles", "县领导")).Should().BeNull();
        Find(("preferred_username", "wang"), ("roles", "报送人员")).Should().BeNull();
        Find(("preferred_username", "wang"), ("roles", "报送人员"), ("department", "别县统计局")).Should().BeNull();
    }

    private User? Find(params (string Type, string Value)[] claims) =>
        OpenIdUsers.Find(new ClaimsPrincipal(new ClaimsIdentity(claims.Select(c => new Claim(c.Type, c.Value)))), _options, _catalog.Load().Catalog!);
}
