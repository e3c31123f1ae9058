using IndicatorPipeline.Browser.Tests;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace IndicatorPipeline.Browser.Tests;

/// <summary>The Chromium that is installed on this machine, begun once for all tests; none is fetched from anywhere.</summary>
public sealed class Chromium : IAsyncLifetime
{
    // Chromium without windows, which is lighter; with them where nothing else is there.
    private static readonly string[] Programs = ["chromium-headless-shell", "chromium"];

    // Other tests may run on the same machine.
    internal static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = FindProgram() });
    }

    /// <summary>A window of somebody's own, with cookies of its own.</summary>
    public async Task<Window> OpenAsync(Uri console, int width = Window.Desk)
    {
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = console.ToString(),
            Locale = "zh-CN",
            ViewportSize = new() { Width = width, Height = 900 },
        });
        context.SetDefaultTimeout((float)Patience.TotalMilliseconds);
        return new Window(await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    private static string FindProgram()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return Programs.SelectMany(program => folders.Select(folder => Path.Combine(folder, program))).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"None of {string.Join(", ", Programs)} is on the PATH.");
    }
}
