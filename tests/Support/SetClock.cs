namespace IndicatorPipeline.Support;

/// <summary>A clock that somebody sets: time passes as it does on the one below it, the time of day is another.</summary>
public sealed class SetClock(TimeProvider below) : TimeProvider
{
    private long _offset;

    public override long TimestampFrequency => below.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => below.LocalTimeZone;

    /// <summary>Sets the time of day to that of the clock below and so much more.</summary>
    public void Set(TimeSpan offset) => Interlocked.Exchange(ref _offset, offset.Ticks);

    public override DateTimeOffset GetUtcNow() => below.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _offset));

    public override long GetTimestamp() => below.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => below.CreateTimer(callback, state, dueTime, period);
}
