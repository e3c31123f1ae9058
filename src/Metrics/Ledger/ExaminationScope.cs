namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>How much of a ledger is looked at for damage.</summary>
public enum ExaminationScope
{
    /// <summary>Whether each page can be read and is what it should be: a disk that failed shows here. Quick enough for every start.</summary>
    Pages,

    /// <summary>Whether the rows, too, agree with the indexes and with each other; it takes some times as long.</summary>
    Everything,
}
