namespace IndicatorPipeline.Metrics.Reports;

/// <summary>How a report about a period stands.</summary>
public enum ReportState
{
    /// <summary>Complete, and was so on the day it was due.</summary>
    Received,

    /// <summary>Complete, but was not so on the day it was due.</summary>
    Late,

    /// <summary>Not complete; there is time.</summary>
    Due,

    /// <summary>Not complete, and the day is over.</summary>
    Overdue,
}
