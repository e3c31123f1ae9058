namespace IndicatorPipeline.Metrics.Influx;

/// <summary>What one run has done so far.</summary>
internal sealed class ProjectionRun
{
    public long Written { get; set; }

    public long Deleted { get; set; }

    public long Rejected { get; set; }

    public void Add(ProjectionOutcome outcome)
    {
        Written += outcome.Written;
        Deleted += outcome.Deleted;
        Rejected += outcome.Rejected;
    }
}
