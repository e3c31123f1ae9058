namespace IndicatorPipeline.Ingest.Commands;

/// <summary>
/// The clock of the demonstration. Its samples are of years past: by the system's clock all of their reports would be late. It stands where it
/// was set last, and goes on from there as time passes. Not thread-safe while it is set.
/// </summary>
internal sealed class DemoClock(TimeProvider clock) : TimeProvider
{
    private DateTimeOffset _set = clock.GetUtcNow();
    private long _setAt = clock.GetTimestamp();

    public override TimeZoneInfo LocalTimeZone => clock.LocalTimeZone;

    public override long TimestampFrequency => clock.TimestampFrequency;

    /// <summary>From now on it is so late.</summary>
    public void SetTo(DateTimeOffset moment) => (_set, _setAt) = (moment, clock.GetTimestamp());

    public override DateTimeOffset GetUtcNow() => _set.ToUniversalTime() + clock.GetElapsedTime(_setAt);

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => clock.CreateTimer(callback, state, dueTime, period);
}
