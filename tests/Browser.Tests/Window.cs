using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace IndicatorPipeline.Browser.Tests;

/// <summary>A browser's window, which keeps what the browser complains of: errors, what is refused to a page, what could not be loaded.</summary>
public sealed class Window : IAsyncDisposable
{
    /// <summary>The width of a screen on a desk.</summary>
    public const int Desk = 1400;

    /// <summary>The width of a telephone.</summary>
    public const int Phone = 420;

    // What keeps somebody from reading or doing something; the lesser two grades are matters of taste.
    private static readonly string[] Grave = ["serious", "critical"];

    // What is in order need not be listed.
    private static readonly AxeRunOptions Violations = new() { ResultTypes = [ResultType.Violations] };

    private readonly ConcurrentQueue<string> _complaints = new();

    public Window(IPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                _complaints.Enqueue(message.Text);
        };
        page.PageError += (_, error) => _complaints.Enqueue(error);
        page.RequestFailed += (_, request) => _complaints.Enqueue($"{request.Url}: {request.Failure}");
        page.Response += (_, response) =>
        {
            if (response.Status >= 400)
                _complaints.Enqueue($"{response.Url}: {response.Status}");
        };
    }

    public IPage Page { get; }

    public IReadOnlyList<string> Complaints => [.. _complaints];

    /// <summary>Begins to keep complaints anew.</summary>
    public void Forget() => _complaints.Clear();

    /// <summary>Goes to an address; the status it is answered with.</summary>
    public async Task<int> GoAsync(string address) => (await Page.GotoAsync(address))!.Status;

    /// <summary>Signs in as a person does.</summary>
    public async Task SignInAsync(string name, string password)
    {
        await GoAsync("/signin");
        await Page.GetByLabel("用户名").FillAsync(name);
        await Page.GetByLabel("密码").FillAsync(password);
        await PressAsync("登录");
    }

    /// <summary>Presses a button, and waits for the page that it leads to.</summary>
    public Task PressAsync(string button) => FollowAsync(Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }));

    /// <summary>Clicks on what leads to another page, and waits until that is loaded whole: before it is, its styles may be missing.</summary>
    public async Task FollowAsync(ILocator link)
    {
        await link.ClickAsync();
        await LoadAsync();
    }

    /// <summary>
    /// Waits for a page to which others may lead on by themselves, as a provider's do that signs people in, and until it is loaded whole. It looks where the window
    /// is: of pages that follow each other at once not every arrival is told.
    /// </summary>
    /// <param name="pathAndQuery">With <c>*</c> for anything.</param>
    public async Task ArriveAsync(string pathAndQuery)
    {
        ArgumentNullException.ThrowIfNull(pathAndQuery);
        var address = new Regex($"^https?://[^/]+{Regex.Escape(pathAndQuery).Replace("\\*", ".*", StringComparison.Ordinal)}$");
        await Assertions.Expect(Page).ToHaveURLAsync(address, new() { Timeout = (float)Chromium.Patience.TotalMilliseconds });
        await LoadAsync();
    }

    /// <summary>How far the page is wider than the window.</summary>
    public Task<int> OverflowAsync() => Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");

    /// <summary>What keeps people from using the page.</summary>
    public async Task<IReadOnlyList<string>> BarriersAsync() =>
    [
        .. (await Page.RunAxe(Violations)).Violations
            .Where(violation => Grave.Contains(violation.Impact))
            .SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id} ({violation.Help}): {node.Html}")),
    ];

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();

    // The page is asked: the driver's own waiting for its loading misses some that is over at once, and never ends then.
    private async Task LoadAsync()
    {
        using var patience = new CancellationTokenSource(Chromium.Patience);
        while (!await IsLoadedAsync())
            await Task.Delay(TimeSpan.FromMilliseconds(20), patience.Token);
    }

    private async Task<bool> IsLoadedAsync()
    {
        try
        {
            return await Page.EvaluateAsync<string>("document.readyState") == "complete";
        }
        catch (PlaywrightException e) when (e.Message.Contains("Execution context was destroyed", StringComparison.Ordinal))
        {
            // The next page took its place while it was asked.
            return false;
        }
    }
}
