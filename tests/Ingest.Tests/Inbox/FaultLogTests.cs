using IndicatorPipeline.Ingest.Inbox;
using IndicatorPipeline.Metrics.Ledger;
using Microsoft.Extensions.Time.Testing;

namespace IndicatorPipeline.Ingest.Tests.Inbox;

public sealed class FaultLogTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly FaultLog _faults;

    public FaultLogTests() =>
        _faults = new FaultLog(new InboxOptions { RetryDelay = TimeSpan.FromSeconds(15), RetryDelayLimit = TimeSpan.FromSeconds(50) }, _time);

    [Fact]
    public void TemporaryFault_IsTriedAgainAfterLongerAndLongerPauses()
    {
        foreach (var pause in new[] { 15, 30, 50, 50 })
        {
            _faults.Note("a", 1, new IOException("full"));
            _time.Advance(TimeSpan.FromSeconds(pause - 1));
            _faults.IsResting("a", 1).Should().BeTrue();
            _time.Advance(TimeSpan.FromSeconds(1));
            _faults.IsResting("a", 1).Should().BeFalse();
        }
    }

    [Fact]
    public void PermanentFault_RestsUntilTheFileChanges()
    {
        _faults.Note("a", 1, new InvalidOperationException());
        _time.Advance(TimeSpan.FromDays(1000));
        _faults.IsResting("a", 1).Should().BeTrue();
        _faults.IsResting("a", 2).Should().BeFalse();
        _faults.IsResting("b", 1).Should().BeFalse();
    }

    [Fact]
    public void SameFaultAgain_IsNoNews()
    {
        _faults.Note("a", 1, new IOException("full")).Should().BeTrue();
        _faults.Note("a", 1, new IOException("full")).Should().BeFalse();
        _faults.Note("a", 1, new IOException("away")).Should().BeTrue();
        _faults.Note("a", 2, new IOException("away")).Should().BeTrue();
    }

    [Fact]
    public void SuccessAfterAFault_IsNewsOnce()
    {
        _faults.Note("a", 1, new IOException("full"));
        _faults.Forget("a").Should().BeTrue();
        _faults.Forget("a").Should().BeFalse();
        _faults.IsResting("a", 1).Should().BeFalse();
    }

    [Fact]
    public void UnusableLedger_IsFinal() => Faults.KindOf(new LedgerException("damaged")).Should().Be(FaultKind.Final);
}
