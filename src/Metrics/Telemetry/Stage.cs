using System.Diagnostics;

namespace IndicatorPipeline.Metrics.Telemetry;

/// <summary>A stage of the way, from <see cref="Begin"/> to its disposal: an activity, and its time in <c>indicators.stage.duration</c>.</summary>
public readonly struct Stage : IDisposable
{
    private readonly string _name;
    private readonly long _began;
    private readonly Activity? _activity;

    private Stage(string name, Activity? activity)
    {
        _name = name;
        _activity = activity;
        _began = Stopwatch.GetTimestamp();
    }

    /// <param name="name">One of few: <c>read</c>, <c>open</c>, <c>resolve</c>, <c>history</c>, <c>check</c>, <c>archive</c>, <c>record</c>, <c>deliver</c>, <c>project</c>.</param>
    /// <param name="file">Which file it is about, for the trace alone; null for several.</param>
    public static Stage Begin(string name, string? file = null)
    {
        var activity = PipelineTelemetry.Activities.StartActivity(name);
        if (file is not null)
            activity?.SetTag("file", file);
        return new Stage(name, activity);
    }

    public void Dispose()
    {
        PipelineTelemetry.StageDuration.Record(Stopwatch.GetElapsedTime(_began).TotalSeconds, new KeyValuePair<string, object?>("stage", _name));
        _activity?.Dispose();
    }
}
