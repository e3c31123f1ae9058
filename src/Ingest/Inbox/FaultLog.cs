namespace IndicatorPipeline.Ingest.Inbox;

/// <summary>Remembers which files meet with faults: when to try them again, and what was told already. Not thread-safe.</summary>
internal sealed class FaultLog(InboxOptions options, TimeProvider time)
{
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    private sealed record Entry(object Version, int Times, DateTimeOffset Again, string Words);

    /// <summary>Whether it is not yet time to try again.</summary>
    /// <param name="subject">What meets with the fault.</param>
    /// <param name="version">With another one everything begins anew.</param>
    public bool IsResting(string subject, object version) =>
        _entries.TryGetValue(subject, out var entry) && entry.Version.Equals(version) && entry.Again > time.GetUtcNow();

    /// <summary>Notes a fault. True when it is news.</summary>
    public bool Note(string subject, object version, Exception fault)
    {
        var before = _entries.GetValueOrDefault(subject);
        if (before is not null && !before.Version.Equals(version))
            before = null;
        var words = $"{fault.GetType().Name}: {fault.Message}";
        var times = (before?.Times ?? 0) + 1;
        var again = Faults.KindOf(fault) == FaultKind.Temporary ? time.GetUtcNow() + PauseAfter(times) : DateTimeOffset.MaxValue;
        _entries[subject] = new Entry(version, times, again, words);
        return before?.Words != words;
    }

    /// <summary>It went well. True when it did not before.</summary>
    public bool Forget(string subject) => _entries.Remove(subject);

    private TimeSpan PauseAfter(int times)
    {
        var pause = options.RetryDelay * Math.Pow(2, Math.Min(times - 1, 30));
        return pause < options.RetryDelayLimit ? pause : options.RetryDelayLimit;
    }
}
