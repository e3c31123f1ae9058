using IndicatorPipeline.Support;
using Microsoft.Playwright;

namespace IndicatorPipeline.Browser.Tests;

/// <summary>Somebody comes to the console by the county's own sign-on.</summary>
public sealed class OpenIdTests(Chromium chromium) : IDisposable
{
    private const string Button = "统一身份认证登录";

    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task WhoHasARoleThere_ComesWhereHeWanted_AndActsUnderHisName()
    {
        await using var provider = await OpenIdProvider.StartAsync(("preferred_username", "孙七"), ("roles", "职工"), ("roles", "统计人员"));
        using var place = Place(provider.Authority, OpenIdProvider.Secret);
        place.Drop("统计局/月报.xlsx", SomeWorkbook.Accepted());
        await place.RunAsync(_cancellation);
        await using var console = await ServedConsole.StartAsync(place);
        await using var window = await chromium.OpenAsync(console.Address);
        var page = window.Page;

        await window.GoAsync("/submissions/1");
        await page.GetByRole(AriaRole.Link, new() { Name = Button }).ClickAsync();
        await window.ArriveAsync("/submissions/1");
        (await page.Locator("body > nav").InnerTextAsync()).Should().Contain("孙七 · 统计人员");
        window.Complaints.Should().BeEmpty();

        await page.GetByLabel("理由").FillAsync("误报");
        await window.PressAsync("撤回");
        await page.GetByText("误报").First.WaitForAsync();
        (await place.Ledger.Journal.OfAsync(1, _cancellation))[^1].By.Name.Should().Be("孙七");

        await window.PressAsync("退出登录");
        await window.ArriveAsync("/signin");
        provider.HasEnded.Should().BeTrue("who signs out here signs out there");
        await window.GoAsync("/submissions/1");
        page.Url.Should().Contain("/signin?back=");
    }

    [Fact]
    public async Task DepartmentsUser_SeesItsOwnAlone()
    {
        await using var provider = await OpenIdProvider.StartAsync(("preferred_username", "周八"), ("roles", "报送人员"), ("department", "县统计局"));
        using var place = Place(provider.Authority, OpenIdProvider.Secret);
        place.Catalog.Write("departments.yaml", "- { code: stats, name: 统计局, folder: 统计局, aliases: [县统计局] }\n- { code: farming, name: 农业农村局, folder: 农业农村局 }");
        place.Drop("统计局/统计局的.xlsx", SomeWorkbook.Accepted());
        place.Drop("农业农村局/农业的.xlsx", SomeWorkbook.Accepted(5));
        await place.RunAsync(_cancellation);
        await using var console = await ServedConsole.StartAsync(place);
        await using var window = await chromium.OpenAsync(console.Address);
        await window.GoAsync("/submissions");
        await window.FollowAsync(window.Page.GetByRole(AriaRole.Link, new() { Name = Button }));
        await window.ArriveAsync("/submissions");
        (await window.Page.InnerTextAsync("main")).Should().Contain("统计局的.xlsx").And.NotContain("农业的.xlsx");
    }

    [Fact]
    public async Task WhoHasNoRole_IsToldSo_AndIsNotIn()
    {
        await using var provider = await OpenIdProvider.StartAsync(("preferred_username", "吴九"), ("roles", "职工"));
        using var place = Place(provider.Authority, OpenIdProvider.Secret);
        await using var console = await ServedConsole.StartAsync(place);
        await using var window = await chromium.OpenAsync(console.Address);
        await EnterAsync(window, "还没有本系统的角色");
        await window.GoAsync("/");
        window.Page.Url.Should().Contain("/signin?back=");
    }

    [Fact]
    public async Task ConsoleThatTheProviderDoesNotKnow_LetsNobodyIn()
    {
        await using var provider = await OpenIdProvider.StartAsync(("preferred_username", "孙七"), ("roles", "统计人员"));
        using var place = Place(provider.Authority, "not the secret");
        await using var console = await ServedConsole.StartAsync(place);
        await using var window = await chromium.OpenAsync(console.Address);
        await EnterAsync(window, "统一身份认证没有完成");
        await window.GoAsync("/");
        window.Page.Url.Should().Contain("/signin?back=");
    }

    [Fact]
    public async Task ProviderThatIsAway_IsSaid_AndPasswordsStillOpen()
    {
        using var place = Place($"http://localhost:{LoopbackServer.FreePort()}", OpenIdProvider.Secret);
        await using var console = await ServedConsole.StartAsync(place);
        await using var window = await chromium.OpenAsync(console.Address);
        await EnterAsync(window, "统一身份认证暂时连不上");
        await window.SignInAsync(ServedConsole.Leader, ServedConsole.Password);
        await window.Page.GetByText("李四 · 领导").WaitForAsync();
    }

    private static async Task EnterAsync(Window window, string isTold)
    {
        await window.GoAsync("/signin");
        await window.FollowAsync(window.Page.GetByRole(AriaRole.Link, new() { Name = Button }));
        await window.Page.GetByText(isTold).WaitForAsync();
    }

    private Workplace Place(string authority, string secret)
    {
        var file = _folder.Combine("secret.txt");
        File.WriteAllText(file, secret + "\n");
        return new Workplace(null,
        [
            .. ServedConsole.Settings,
            ("OpenId:Authority", authority), ("OpenId:ClientId", OpenIdProvider.Client), ("OpenId:ClientSecretFile", file),
            ("OpenId:Roles:Statistician:0", "统计人员"), ("OpenId:Roles:Department:0", "报送人员"),
        ]);
    }
}
