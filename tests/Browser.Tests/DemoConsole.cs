using IndicatorPipeline.Ingest.Commands;
using IndicatorPipeline.Support;
using Microsoft.Extensions.Configuration;

namespace IndicatorPipeline.Browser.Tests;

/// <summary>The console with what the demonstration takes in, on the day after; loaded once for all tests, which change nothing of it.</summary>
public sealed class DemoConsole : IAsyncLifetime
{
    private static readonly DateTimeOffset Today = new(2026, 1, 20, 9, 0, 0, TimeSpan.FromHours(8));

    private readonly TempFolder _folder = new();
    private readonly Dictionary<int, Window> _windows = [];
    private ServedConsole _console = null!;

    public async ValueTask InitializeAsync()
    {
        var demo = await new BuiltProgram { WorkingFolder = _folder.Path }.RunAsync(TestContext.Current.CancellationToken, "demo", "--no-serve", "--dir", _folder.Combine("demo"));
        demo.ExitCode.Should().Be(0, demo.Error);
        var settings = ServedConsole.Settings.ToDictionary(s => s.Key, s => (string?)s.Value);
        settings["Share"] = _folder.Combine("demo", "share");
        settings["Data"] = _folder.Combine("demo", "data");
        settings["Catalog"] = Path.Combine(AppContext.BaseDirectory, "catalog");
        var clock = new DemoClock(TimeProvider.System);
        clock.SetTo(Today);
        _console = await ServedConsole.StartAsync(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), clock);
    }

    /// <summary>A window of that width in which the statistician has signed in: the same each time, since opening one takes long.</summary>
    public async Task<Window> WindowAsync(Chromium chromium, int width)
    {
        if (!_windows.TryGetValue(width, out var window))
            _windows.Add(width, window = await _console.OpenAsync(chromium, ServedConsole.Statistician, width));
        return window;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var window in _windows.Values)
            await window.DisposeAsync();
        await _console.DisposeAsync();
        _folder.Dispose();
    }
}
