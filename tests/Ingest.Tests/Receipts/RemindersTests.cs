using System.Text;
using IndicatorPipeline.Ingest.Receipts;
using IndicatorPipeline.Support;
using Microsoft.Extensions.Time.Testing;

namespace IndicatorPipeline.Ingest.Tests.Receipts;

/// <summary>The text that reminds a department of what it owes.</summary>
public sealed class RemindersTests : IDisposable
{
    private const string Path = "统计局/催报.txt";

    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2025, 6, 5, 1, 0, 0, TimeSpan.Zero));
    private readonly Workplace _place;

    public RemindersTests() => _place = With();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task OverdueReport_IsNamedUntilItIsIn()
    {
        await TakeInAsync("五月.xlsx", SomeWorkbook.Accepted(5, 80m, 30m));
        File.Exists(_place.InShare(Path)).Should().BeFalse();

        _clock.SetUtcNow(new DateTimeOffset(2025, 7, 10, 15, 0, 0, TimeSpan.Zero));
        await RemindAsync();
        File.Exists(_place.InShare(Path)).Should().BeFalse("it is 23:00 of the last day");

        _clock.SetUtcNow(new DateTimeOffset(2025, 7, 15, 1, 0, 0, TimeSpan.Zero));
        await RemindAsync();
        var content = await File.ReadAllBytesAsync(_place.InShare(Path), Cancel);
        content.Should().StartWith(Encoding.UTF8.Preamble.ToArray());
        Encoding.UTF8.GetString(content).Should().Contain("统计局：以下 1 份报表").And.Contain("1. 月报（2025年6月）：应于 2025-07-10 前报送，已逾期 5 天，已收 0/1 项\r\n");

        await TakeInAsync("六月.xlsx", SomeWorkbook.Accepted(6));
        _place.Files().Should().Equal("统计局/已接收/五月.xlsx", "统计局/已接收/六月.xlsx");
        _place.Reminders().Should().BeEmpty();
    }

    [Fact]
    public async Task NothingChanged_IsNotWrittenAgain()
    {
        await OweAsync();
        var before = new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(_place.InShare(Path), before);
        await RemindAsync();
        File.GetLastWriteTimeUtc(_place.InShare(Path)).Should().Be(before);

        _clock.Advance(TimeSpan.FromDays(1));
        await RemindAsync();
        (await File.ReadAllTextAsync(_place.InShare(Path), Cancel)).Should().Contain("已逾期 6 天");
    }

    [Fact]
    public async Task Reminder_IsNeverTakenForAReport()
    {
        await OweAsync();
        await _place.RunAsync(Cancel, rounds: 3);
        _place.Files().Should().Equal("统计局/已接收/五月.xlsx");
        _place.Reminders().Should().Equal(Path);
    }

    [Fact]
    public async Task TurnedOff_WhatLiesThereIsTakenAway()
    {
        using var place = With(("Receipts:Reminders", "false"));
        place.Drop(Path, [1]);
        await place.Get<Reminders>().WriteAsync(Cancel);
        File.Exists(place.InShare(Path)).Should().BeFalse();
    }

    private async Task OweAsync()
    {
        await TakeInAsync("五月.xlsx", SomeWorkbook.Accepted(5, 80m, 30m));
        _clock.SetUtcNow(new DateTimeOffset(2025, 7, 15, 1, 0, 0, TimeSpan.Zero));
        await RemindAsync();
        File.Exists(_place.InShare(Path)).Should().BeTrue();
    }

    private Task RemindAsync() => _place.Get<Reminders>().WriteAsync(Cancel);

    private async Task TakeInAsync(string name, byte[] content)
    {
        _place.Drop("统计局/" + name, content);
        await _place.RunAsync(Cancel);
        await RemindAsync();
    }

    private Workplace With(params (string Key, string Value)[] settings)
    {
        var place = new Workplace(_clock, settings);
        place.Catalog.Write(
            "reports.yaml",
            """
            - code: monthly
              name: 月报
              department: stats
              frequency: M
              due: { day: 10, month: next }
              areas: [county]
              required: [output]
            """);
        return place;
    }
}
