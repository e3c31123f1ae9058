namespace IndicatorPipeline.Browser.Tests;

/// <summary>Every page with the demonstration's data, at a desk and on a telephone.</summary>
public sealed class PagesTests(Chromium chromium, DemoConsole console) : IClassFixture<DemoConsole>
{
    /// <summary>An address, and the first link on it that is followed from there: pages that have a number are come to as people come to them.</summary>
    public static TheoryData<string, string?> Pages => new()
    {
        { "/", null },
        { "/?lang=en", null },
        { "/", "main td a" },
        { "/observation?indicator=project_investment&area=county&item=&period=2025-M12&measure=completion", null },
        { "/observation?indicator=project_investment&area=county&item=&period=2025-M12", "a[href*='/source']" },
        { "/submissions", null },
        { "/submissions?verdict=accepted", "main td a" },
        { "/submissions?verdict=returned", "main td a" },
        { "/submissions?verdict=held", "main td a" },
        { "/assessment", null },
        { "/assessment", "main th a" },
        { "/catalog", null },
        { "/catalog?q=产值", null },
        { "/check", null },
        { "/trends", null },
        { "/trends?indicator=retail_sales", null },
        { "/status", null },
        { "/signin", null },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_IsInOrder_AtADeskAndOnAPhone(string address, string? link)
    {
        foreach (var width in new[] { Window.Desk, Window.Phone })
        {
            var window = await console.WindowAsync(chromium, width);
            window.Forget();
            (await window.GoAsync(address)).Should().Be(200);
            if (link is not null)
                await window.FollowAsync(window.Page.Locator(link).First);
            window.Complaints.Should().BeEmpty($"{window.Page.Url} at {width}");
            (await window.OverflowAsync()).Should().Be(0, $"{window.Page.Url} at {width} is not scrolled sideways");
            (await window.BarriersAsync()).Should().BeEmpty($"{window.Page.Url} at {width}");
        }
    }

    [Fact]
    public async Task MissingPage_IsInOrderToo()
    {
        var window = await console.WindowAsync(chromium, Window.Phone);
        (await window.GoAsync("/nothing-here")).Should().Be(404);
        (await window.OverflowAsync()).Should().Be(0);
        (await window.BarriersAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task ScriptThatGotIntoAPage_IsRefusedByTheBrowser()
    {
        var window = await console.WindowAsync(chromium, Window.Desk);
        await window.GoAsync("/");
        window.Forget();
        await window.Page.EvaluateAsync("() => { const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.body.append(s); }");
        (await window.Page.EvaluateAsync<bool>("window.ran === undefined")).Should().BeTrue();
        window.Complaints.Should().ContainSingle().Which.Should().Contain("Content Security Policy");
    }

    [Fact]
    public async Task Trends_AreDrawnToBeReadOff_AndAPointLeadsToItsFigure()
    {
        var window = await console.WindowAsync(chromium, Window.Desk);
        window.Forget();
        await window.GoAsync("/trends?indicator=retail_sales&area=county&measure=yoy&accumulation=ytd");
        (await window.Page.Locator(".drawn canvas").First.IsVisibleAsync()).Should().BeTrue();
        (await window.Page.Locator("figure.chart > .scroll:visible").CountAsync()).Should().Be(0, "the picture that came with the page gives way");

        // Where the last point of the first line stands in the window.
        var place = await window.Page.EvaluateAsync<float[]>("""
            () => {
                const drawn = document.querySelector('.drawn'), chart = echarts.getInstanceByDom(drawn), box = drawn.getBoundingClientRect();
                const [x, y] = chart.convertToPixel({ seriesIndex: 0 }, chart.getOption().series[0].data.at(-1).value);
                return [box.x + x, box.y + y];
            }
            """);
        await window.Page.Mouse.MoveAsync(place[0], place[1]);
        await window.Page.Mouse.ClickAsync(place[0], place[1]);
        await window.ArriveAsync("/observation?indicator=retail_sales*");
        window.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task Trends_AreThereWithoutAScript_AndOnPaper()
    {
        var window = await console.WindowAsync(chromium, Window.Desk);
        await window.GoAsync("/trends?indicator=retail_sales");
        await window.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });
        (await window.Page.Locator("figure.chart svg[role=img]").First.IsVisibleAsync()).Should().BeTrue();
        (await window.Page.Locator(".drawn:visible").CountAsync()).Should().Be(0);
        await window.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Screen });

        await window.Page.RouteAsync("**/*.js", route => route.AbortAsync());
        await window.Page.ReloadAsync();
        (await window.Page.Locator("figure.chart svg[role=img]").First.IsVisibleAsync()).Should().BeTrue();
        await window.Page.UnrouteAllAsync();
    }

    [Fact]
    public async Task PrintedPage_HasTheFigures_AndNothingToPress()
    {
        var window = await console.WindowAsync(chromium, Window.Desk);
        await window.GoAsync("/submissions?verdict=held");
        await window.FollowAsync(window.Page.Locator("main td a").First);
        await window.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });
        (await window.Page.Locator("main table").First.IsVisibleAsync()).Should().BeTrue();
        (await window.Page.Locator("nav:visible, form:visible, button:visible").CountAsync()).Should().Be(0);
        await window.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Screen });
    }
}
