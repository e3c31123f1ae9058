using IndicatorPipeline.Support;
using Microsoft.Playwright;

namespace IndicatorPipeline.Browser.Tests;

/// <summary>Somebody comes to the console.</summary>
public sealed class SigningInTests(Chromium chromium) : IDisposable
{
    private readonly Workplace _place = new(null, ServedConsole.Settings);

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task WrongPassword_IsSaid_AndTheRightOneLeadsWhereOneWanted()
    {
        await using var console = await ServedConsole.StartAsync(_place);
        await using var window = await chromium.OpenAsync(console.Address);
        await window.GoAsync("/catalog?q=产值");
        var page = window.Page;
        (await page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "统一身份认证登录" }).CountAsync()).Should().Be(0, "no provider is set");
        await page.GetByLabel("用户名").FillAsync(ServedConsole.Leader);
        await page.GetByLabel("密码").FillAsync("wrong horse");
        await window.PressAsync("登录");
        (await page.GetByRole(Microsoft.Playwright.AriaRole.Alert).InnerTextAsync()).Should().Be("用户名或密码不正确。");

        await page.GetByLabel("用户名").FillAsync(ServedConsole.Leader);
        await page.GetByLabel("密码").FillAsync(ServedConsole.Password);
        await page.Keyboard.PressAsync("Enter");
        await window.ArriveAsync("/catalog?q=*");
        (await page.Locator("main").InnerTextAsync()).Should().Contain("总产值");
    }

    [Fact]
    public async Task WhoHasSignedOut_SeesNothingByGoingBack()
    {
        await using var console = await ServedConsole.StartAsync(_place);
        await using var window = await console.OpenAsync(chromium, ServedConsole.Leader);
        await window.GoAsync("/submissions");
        await window.PressAsync("退出登录");
        await window.ArriveAsync("/signin");
        await window.Page.GoBackAsync(new() { WaitUntil = WaitUntilState.Commit });
        await window.ArriveAsync("/signin?back=*");
    }
}
