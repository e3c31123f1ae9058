using IndicatorPipeline.Ingest;
using IndicatorPipeline.Ingest.Web.Access;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace IndicatorPipeline.Browser.Tests;

/// <summary>A console that somebody can look at: the worker as it is run, with users.</summary>
internal sealed class ServedConsole : IAsyncDisposable
{
    public const string Password = "correct horse";

    /// <summary>Who may do everything.</summary>
    public const string Statistician = "王五";

    public const string Leader = "李四";

    private readonly WebApplication _app;

    private ServedConsole(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    /// <summary>Settings for a console of its own: anywhere free, with no look at the share but those that a test asks for.</summary>
    public static (string Key, string Value)[] Settings =>
        [("Web:Urls", "http://127.0.0.1:0"), ("Inbox:ScanInterval", "01:00:00"), ("Web:SignInAttempts", "1000")];

    public static async Task<ServedConsole> StartAsync(IConfiguration configuration, TimeProvider time)
    {
        var app = WorkerHost.Build(configuration, time);
        await app.StartAsync(TestContext.Current.CancellationToken);
        var console = new ServedConsole(app);
        await console.AddUserAsync(Statistician, UserRole.Statistician);
        await console.AddUserAsync(Leader, UserRole.Leader);
        return console;
    }

    public static Task<ServedConsole> StartAsync(Workplace place) => StartAsync(place.Configuration, place.Time);

    /// <param name="department">Its code, of a department's user.</param>
    public Task AddUserAsync(string name, UserRole role, string? department = null) =>
        _app.Services.GetRequiredService<UserAccounts>().AddAsync(name, role, department, Password, Actor.Worker, TestContext.Current.CancellationToken);

    /// <summary>The window of somebody who has signed in.</summary>
    public async Task<Window> OpenAsync(Chromium chromium, string user, int width = Window.Desk)
    {
        var window = await chromium.OpenAsync(Address, width);
        await window.SignInAsync(user, Password);
        return window;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(TestContext.Current.CancellationToken);
        await _app.DisposeAsync();
    }
}
