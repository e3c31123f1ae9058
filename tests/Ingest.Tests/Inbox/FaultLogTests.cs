using IndicatorPipeline.Ingest.Inbox;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Support;
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
            _faults.Note("a", 1, new IOException("full"), lastsWithVersion: true);
            _time.Advance(TimeSpan.FromSeconds(pause - 1));
            _faults.IsResting("a", 1).Should().BeTrue();
            _time.Advance(TimeSpan.FromSeconds(1));
            _faults.IsResting("a", 1).Should().BeFalse();
        }
    }

    [Fact]
    public void PermanentFault_RestsUntilTheFileChanges()
    {
        _faults.Note("a", 1, new InvalidOperationException(), lastsWithVersion: true);
        _time.Advance(TimeSpan.FromDays(1000));
        _faults.IsResting("a", 1).Should().BeTrue();
        _faults.IsResting("a", 2).Should().BeFalse();
        _faults.IsResting("b", 1).Should().BeFalse();
    }

    [Fact]
    public void PermanentFaultOfWhatIsNoFile_IsTriedAgainAfterTheLongestPause()
    {
        _faults.Note("the share", "", new InvalidOperationException(), lastsWithVersion: false);
        _time.Advance(TimeSpan.FromSeconds(49));
        _faults.IsResting("the share", "").Should().BeTrue();
        _time.Advance(TimeSpan.FromSeconds(1));
        _faults.IsResting("the share", "").Should().BeFalse();
    }

    [Fact]
    public void LongPauses_HaveALimitHoweverOftenTheyDouble()
    {
        var faults = new FaultLog(new InboxOptions { RetryDelay = TimeSpan.FromHours(1), RetryDelayLimit = TimeSpan.FromDays(1) }, _time);
        for (var i = 0; i < 40; i++)
            faults.Note("a", 1, new IOException("away"), lastsWithVersion: true);
        _time.Advance(TimeSpan.FromDays(1));
        faults.IsResting("a", 1).Should().BeFalse();
    }

    [Fact]
    public void FaultsOfSocketsAndOfTheSystem_MayPass()
    {
        Faults.KindOf(new System.Net.Sockets.SocketException(111)).Should().Be(FaultKind.Temporary);
        Faults.KindOf(new System.ComponentModel.Win32Exception(12)).Should().Be(FaultKind.Temporary);
    }

    [Fact]
    public void SameFaultAgain_IsNoNews()
    {
        _faults.Note("a", 1, new IOException("full"), lastsWithVersion: true).Should().BeTrue();
        _faults.Note("a", 1, new IOException("full"), lastsWithVersion: true).Should().BeFalse();
        _faults.Note("a", 1, new IOException("away"), lastsWithVersion: true).Should().BeTrue();
        _faults.Note("a", 2, new IOException("away"), lastsWithVersion: true).Should().BeTrue();
    }

    [Fact]
    public void SuccessAfterAFault_IsNewsOnce()
    {
        _faults.Note("a", 1, new IOException("full"), lastsWithVersion: true);
        _faults.Forget("a").Should().BeTrue();
        _faults.Forget("a").Should().BeFalse();
        _faults.IsResting("a", 1).Should().BeFalse();
    }

    [Fact]
    public void ClockSetBack_DoesNotMakeThePauseLonger()
    {
        var clock = new SetClock(_time);
        var faults = new FaultLog(new InboxOptions { RetryDelay = TimeSpan.FromSeconds(15) }, clock);
        faults.Note("a", 1, new IOException("full"), lastsWithVersion: true);
        clock.Set(TimeSpan.FromDays(-2));
        faults.IsResting("a", 1).Should().BeTrue();
        _time.Advance(TimeSpan.FromSeconds(15));
        faults.IsResting("a", 1).Should().BeFalse();
    }

    [Fact]
    public void WhatNobodyAsksAboutAnyMore_IsForgotten()
    {
        _faults.Note("gone", 1, new IOException("full"), lastsWithVersion: true);
        _faults.Note("there", 1, new IOException("full"), lastsWithVersion: true);
        _faults.ForgetUnasked();
        _faults.IsResting("there", 1).Should().BeTrue();
        _faults.ForgetUnasked();
        _faults.Forget("gone").Should().BeFalse();
        _faults.Forget("there").Should().BeTrue();
    }

    [Fact]
    public void UnusableLedger_IsFinal() => Faults.KindOf(new LedgerException("damaged")).Should().Be(FaultKind.Final);
}
