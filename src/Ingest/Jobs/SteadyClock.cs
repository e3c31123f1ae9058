namespace IndicatorPipeline.Ingest.Jobs;

/// <summary>
/// The clock of the schedule: it follows the given one forward and never goes back. A scheduler knows when a job is next due by the time of day;
/// were the system's clock set back by two days, nothing would run for two days. While it is ahead it goes on by the time that passes.
/// Thread-safe.
/// </summary>
internal sealed class SteadyClock : TimeProvider
{
    private readonly TimeProvider _clock;
    private readonly Lock _reading = new();
    private DateTimeOffset _now;
    private long _readAt;

    public SteadyClock(TimeProvider clock)
    {
        _clock = clock;
        _now = clock.GetUtcNow();
        _readAt = clock.GetTimestamp();
    }

    public override TimeZoneInfo LocalTimeZone => _clock.LocalTimeZone;

    public override long TimestampFrequency => _clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_reading)
        {
            var timestamp = _clock.GetTimestamp();
            var passed = _now + _clock.GetElapsedTime(_readAt, timestamp);
            var given = _clock.GetUtcNow();
            _readAt = timestamp;
            return _now = given > passed ? given : passed;
        }
    }

    public override long GetTimestamp() => _clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        _clock.CreateTimer(callback, state, dueTime, period);
}
