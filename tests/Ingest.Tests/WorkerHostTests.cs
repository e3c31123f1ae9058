using System.Net;
using IndicatorPipeline.Ingest.Inbox;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Ingest.Tests;

public sealed class WorkerHostTests : IDisposable
{
    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;
    private readonly Workplace _place = new(null, ("Inbox:ScanInterval", "00:00:00.100"), ("Web:Urls", "http://127.0.0.1:0"));

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task DroppedWorkbook_IsTakenIn_AndTheStatusPageTellsOfIt()
    {
        await using var app = WorkerHost.Build(_place.Configuration);
        await app.StartAsync(_cancellation);
        _place.Drop("统计局/月报<b>.xlsx", SomeWorkbook.Accepted());
        _place.Drop("统计局/二季度.xlsx", SomeWorkbook.Held());
        await UntilAsync(() => _place.Files().SequenceEqual(["统计局/已接收/月报<b>.xlsx", "统计局/待确认/二季度.xlsx"]));

        using var browser = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        var page = await browser.GetStringAsync("/status", _cancellation);
        page.Should().ContainAll("<h1>运行情况</h1>", "月报&lt;b&gt;.xlsx", "统计局", "蔬菜水果产值").And.NotContain("月报<b>");
        (await browser.GetStringAsync("/status?lang=en", _cancellation)).Should().Contain("<h1>Operation</h1>");
        (await browser.GetAsync("/health/ready", _cancellation)).StatusCode.Should().Be(HttpStatusCode.OK);

        await app.StopAsync(_cancellation);
    }

    [Fact]
    public async Task OverdueReport_IsRemindedOf_UntilItIsIn()
    {
        using var place = new Workplace(null, ("Inbox:ScanInterval", "00:00:00.100"), ("Jobs:ReminderInterval", "00:00:00.100"), ("Web:Urls", "http://127.0.0.1:0"));
        place.Catalog.Write("reports.yaml", "- { code: monthly, name: 月报, department: stats, frequency: M, due: { day: 10, month: next }, areas: [county], required: [output] }");
        var clock = new SetClock(TimeProvider.System);
        await using var app = WorkerHost.Build(place.Configuration, clock);
        await app.StartAsync(_cancellation);
        place.Drop("统计局/月报.xlsx", SomeWorkbook.Accepted());
        await UntilAsync(() => place.Files().SequenceEqual(["统计局/已接收/月报.xlsx"]));

        clock.Set(TimeSpan.FromDays(65));
        await UntilAsync(() => place.Reminders().Contains("统计局/催报.txt"));
        var today = clock.GetUtcNow();
        foreach (var month in new[] { -3, -2, -1 }.Select(today.AddMonths))
            place.Drop($"统计局/{month.Year}年{month.Month}月.xlsx", SomeWorkbook.Accepted(month.Month, 100 + month.Month, 40, month.Year));
        await UntilAsync(() => place.Files().Count == 4 && place.Reminders().Count == 0);
        await app.StopAsync(_cancellation);
    }

    [Fact]
    public async Task ClockSetBackByTwoDays_DoesNotStopTheScan()
    {
        var clock = new SetClock(TimeProvider.System);
        await using var app = WorkerHost.Build(_place.Configuration, clock);
        await app.StartAsync(_cancellation);
        _place.Drop("统计局/月报.xlsx", SomeWorkbook.Accepted());
        await UntilAsync(() => _place.Files().SequenceEqual(["统计局/已接收/月报.xlsx"]));

        clock.Set(TimeSpan.FromDays(-2));
        _place.Drop("统计局/二季度.xlsx", SomeWorkbook.Held());
        await UntilAsync(() => _place.Files().SequenceEqual(["统计局/已接收/月报.xlsx", "统计局/待确认/二季度.xlsx"]));
        await app.StopAsync(_cancellation);
    }

    [Fact]
    public async Task SecondWorkerOnTheSameData_IsRefused()
    {
        var first = _place.Get<WorkerLock>();
        await first.TakeAsync(_cancellation);
        await FluentActions.Awaiting(() => WorkerHost.RunAsync(_place.Configuration, _cancellation)).Should().ThrowAsync<WorkerIsRunningException>().WithMessage("*--data*");
        _place.Restart();

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_cancellation);
        var running = WorkerHost.RunAsync(_place.Configuration, stop.Token);
        _place.Drop("统计局/月报.xlsx", SomeWorkbook.Accepted());
        await UntilAsync(() => _place.Files().SequenceEqual(["统计局/已接收/月报.xlsx"]));
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task DamagedLedger_EndsTheWorkerWithTheFault()
    {
        Directory.CreateDirectory(_place.Data);
        await File.WriteAllTextAsync(Path.Combine(_place.Data, "ledger.db"), new string('x', 5000), _cancellation);
        await FluentActions.Awaiting(() => WorkerHost.RunAsync(_place.Configuration, _cancellation)).Should().ThrowAsync<Metrics.Ledger.LedgerException>();
    }

    [Fact]
    public async Task LedgerDamagedInItsMidst_IsNoticedAtTheStart()
    {
        for (var month = 1; month <= 6; month++)
            _place.Drop($"统计局/{month}月.xlsx", SomeWorkbook.Accepted(month, output: 100 + month));
        await _place.RunAsync(_cancellation);
        _place.Restart();
        var file = Path.Combine(_place.Data, "ledger.db");
        var bytes = await File.ReadAllBytesAsync(file, _cancellation);
        bytes.AsSpan(bytes.Length / 2, 20_000).Fill(0x5A);
        await File.WriteAllBytesAsync(file, bytes, _cancellation);

        await FluentActions.Awaiting(() => WorkerHost.RunAsync(_place.Configuration, _cancellation)).Should().ThrowAsync<Metrics.Ledger.LedgerException>().WithMessage("*is damaged*");
    }

    private async Task UntilAsync(Func<bool> holds)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(_cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        while (!holds())
            await Task.Delay(50, limit.Token);
    }
}
