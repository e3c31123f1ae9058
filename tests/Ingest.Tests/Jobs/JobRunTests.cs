using IndicatorPipeline.Ingest.Jobs;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Support;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Quartz;

namespace IndicatorPipeline.Ingest.Tests.Jobs;

public sealed class JobRunTests : IDisposable
{
    private static readonly JobKey Job = new("receipts");

    private readonly CollectedLogs _logs = new();
    private readonly Lifetime _lifetime = new();
    private readonly ILoggerFactory _loggers;
    private readonly FinalFault _final;
    private readonly JobRun _run;

    public JobRunTests()
    {
        _loggers = LoggerFactory.Create(l => l.AddProvider(_logs));
        _final = new FinalFault(_lifetime);
        _run = new JobRun(_lifetime, _final, _loggers.CreateLogger<JobRun>());
    }

    [Fact]
    public async Task FaultThatLasts_IsToldOnce_AndOnceThatItPassed()
    {
        for (var i = 0; i < 3; i++)
            await _run.OfAsync(Job, _ => throw new IOException("No space left on device"));
        await _run.OfAsync(Job, _ => Task.CompletedTask);
        await _run.OfAsync(Job, _ => Task.CompletedTask);
        _logs.Lines.Should().HaveCount(2);
        _logs.Lines[0].Should().Match<(LogLevel Level, string Message)>(l => l.Level == LogLevel.Warning && l.Message.EndsWith("IOException: No space left on device"));
        _logs.Lines[1].Should().Match<(LogLevel Level, string Message)>(l => l.Level == LogLevel.Information && l.Message.Contains("in order again"));
    }

    [Fact]
    public async Task AnotherFault_OrAnotherJobs_IsNews()
    {
        await _run.OfAsync(Job, _ => throw new IOException("No space left on device"));
        await _run.OfAsync(Job, _ => throw new IOException("Stale file handle"));
        await _run.OfAsync(new JobKey("reminders"), _ => throw new IOException("Stale file handle"));
        _logs.Lines.Should().HaveCount(3);
    }

    [Fact]
    public async Task SeveralFaults_AreOneThatMayPass_UnlessOneOfThemIsTheProgramsOwn()
    {
        var full = new IOException("No space left on device");
        for (var i = 1; i <= 3; i++)
            await _run.OfAsync(Job, _ => throw new AggregateException("Some were not written.", Enumerable.Repeat(full, i)));
        await _run.OfAsync(Job, _ => throw new AggregateException("Some were not written.", full, new InvalidOperationException("Ours.")));
        _logs.Lines.Select(l => l.Level).Should().Equal(LogLevel.Warning, LogLevel.Error);
    }

    [Fact]
    public async Task FaultOfTheProgram_IsAnError()
    {
        await _run.OfAsync(Job, _ => throw new InvalidOperationException("Ours."));
        _logs.Lines.Should().ContainSingle().Which.Level.Should().Be(LogLevel.Error);
        _final.Fault.Should().BeNull();
    }

    [Fact]
    public async Task LedgerThatCannotBeUsed_EndsTheWorker()
    {
        var fault = new LedgerException("It is damaged.");
        await _run.OfAsync(Job, _ => throw fault);
        _final.Fault.Should().BeSameAs(fault);
        _lifetime.ApplicationStopping.IsCancellationRequested.Should().BeTrue();
    }

    [Fact]
    public async Task WorkerThatStops_IsNoFault()
    {
        _lifetime.StopApplication();
        (await _run.OfAsync(Job, stopping => Task.FromCanceled(stopping))).Should().BeFalse();
        await _run.OfAsync(Job, _ => throw new SchedulerException("The Scheduler has been Shutdown."));
        _logs.Lines.Should().BeEmpty();
    }

    [Fact]
    public async Task ScheduleWhoseDatabaseIsAway_IsToldOnce_WhateverItWasDoing()
    {
        foreach (var doing in new[] { "Couldn't obtain triggers", "Couldn't check in" })
            (await _run.OfAsync(Job, _ => throw new JobPersistenceException(doing, new NpgsqlException("Failed to connect")))).Should().BeFalse();
        (await _run.OfAsync(Job, _ => Task.CompletedTask)).Should().BeTrue();
        _logs.Lines.Select(l => l.Level).Should().Equal(LogLevel.Warning, LogLevel.Information);
        _logs.Lines[0].Message.Should().EndWith("NpgsqlException: Failed to connect");
    }

    public void Dispose()
    {
        _loggers.Dispose();
        _lifetime.Dispose();
    }

    private sealed class Lifetime : IHostApplicationLifetime, IDisposable
    {
        private readonly CancellationTokenSource _stopping = new();

        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => _stopping.Token;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication() => _stopping.Cancel();

        public void Dispose() => _stopping.Dispose();
    }
}
