namespace IndicatorPipeline.Ingest.Inbox;

/// <summary>Remembers which files meet with faults: when to try them again, and what was told already. Not thread-safe.</summary>
internal sealed class FaultLog(InboxOptions options, TimeProvider time)
{
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    // Counted in time that passed: a clock that is set back must not make a pause of days.
    private sealed record Entry(object Version, int Times, long Since, TimeSpan Pause, string Words);

    /// <summary>Whether it is not yet time to try again.</summary>
    /// <param name="subject">What meets with the fault.</param>
    /// <param name="version">With another one everything begins anew.</param>
    public bool IsResting(string subject, object version)
    {
        if (!_entries.TryGetValue(subject, out var entry))
            return false;
        _asked.Add(subject);
        return entry.Version.Equals(version) && time.GetElapsedTime(entry.Since) < entry.Pause;
    }

    /// <summary>Notes a fault. True when it is news.</summary>
    /// <param name="lastsWithVersion">
    /// Whether a permanent fault comes again as long as the version is the same, as with the bytes of a file; anything else is tried again after the longest pause.
    /// </param>
    public bool Note(string subject, object version, Exception fault, bool lastsWithVersion)
    {
        var before = _entries.GetValueOrDefault(subject);
        if (before is not null && !before.Version.Equals(version))
            before = null;
        var words = Faults.WordsOf(fault);
        var times = (before?.Times ?? 0) + 1;
        var pause = Faults.KindOf(fault) == FaultKind.Temporary ? PauseAfter(times) : lastsWithVersion ? TimeSpan.MaxValue : options.RetryDelayLimit;
        _entries[subject] = new Entry(version, times, time.GetTimestamp(), pause, words);
        _asked.Add(subject);
        return before?.Words != words;
    }

    /// <summary>It went well. True when it did not before.</summary>
    public bool Forget(string subject) => _entries.Remove(subject);

    /// <summary>Forgets what nobody has asked about since the last such call: a file that is gone, a move that was made by another.</summary>
    public void ForgetUnasked()
    {
        foreach (var subject in _entries.Keys.Where(s => !_asked.Contains(s)).ToList())
            _entries.Remove(subject);
        _asked.Clear();
    }

    private TimeSpan PauseAfter(int times)
    {
        // More ticks, perhaps, than there are in a TimeSpan.
        var ticks = options.RetryDelay.Ticks * Math.Pow(2, Math.Min(times - 1, 30));
        return ticks < options.RetryDelayLimit.Ticks ? TimeSpan.FromTicks((long)ticks) : options.RetryDelayLimit;
    }
}
