using IndicatorPipeline.Ingest.Web;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Support;
using Microsoft.Extensions.Time.Testing;

namespace IndicatorPipeline.Ingest.Tests.Web;

/// <summary>How often what takes long to read is read anew.</summary>
public sealed class KeptReadingTests : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;
    private readonly FakeTimeProvider _clock = new(SomeReport.ReceivedAt);
    private readonly CatalogFolder _folder = new();
    private readonly TempLedger _ledger;
    private readonly IndicatorCatalog _catalog;
    private readonly KeptReading<int> _kept;

    private TimeSpan _cost;
    private int _readings;
    private int _recorded;

    public KeptReadingTests()
    {
        _ledger = new TempLedger(_clock);
        _catalog = _folder.Load().Catalog!;
        _kept = new KeptReading<int>(_ledger.Ledger, _clock, TimeZoneInfo.Utc, (_, _, _) =>
        {
            _clock.Advance(_cost);
            return Task.FromResult(++_readings);
        });
    }

    public void Dispose()
    {
        _kept.Dispose();
        _ledger.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task NothingNew_IsNotReadAgain_UntilTheNextDay()
    {
        (await ReadAsync()).Should().Be(1);
        _clock.Advance(TimeSpan.FromHours(2));
        (await ReadAsync()).Should().Be(1);
        _clock.Advance(TimeSpan.FromDays(1));
        (await ReadAsync()).Should().Be(2, "what is overdue depends on the day");
    }

    [Fact]
    public async Task WorkbooksOneByOne_AreSeenAtOnce()
    {
        _cost = Second / 10;
        for (var workbook = 1; workbook <= 50; workbook++)
        {
            await RecordAsync();
            (await ReadAsync()).Should().Be(workbook);
            _clock.Advance(Second);
        }
    }

    [Fact]
    public async Task WorkbooksWithoutAnEnd_LeaveNineTenthsOfTheTimeToThem()
    {
        _cost = Second / 5;
        for (var begun = _clock.GetUtcNow(); _clock.GetUtcNow() - begun < 100 * Second;)
        {
            await RecordAsync();
            await ReadAsync();
            _clock.Advance(Second / 50);
        }

        (_readings * _cost).Should().BeCloseTo(12 * Second, Second, "a tenth, and the reserve of two seconds");

        // Once it is quiet, the last of it is shown.
        _clock.Advance(10 * _cost);
        var before = _readings;
        (await ReadAsync()).Should().Be(before + 1);
        (await ReadAsync()).Should().Be(before + 1);
    }

    private Task<int> ReadAsync() => _kept.OfAsync(_catalog, _cancellation);

    private Task<Recorded> RecordAsync() => _ledger.Ledger.RecordAsync(SomeReport.Named($"workbook {++_recorded}", SomeReport.Figure(_recorded)), _cancellation);
}
