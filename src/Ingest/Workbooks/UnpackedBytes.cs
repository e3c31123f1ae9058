namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>What the parts of a package have come to so far.</summary>
internal sealed class UnpackedBytes
{
    private long _total;

    public void Add(int bytes, WorkbookLimits limits)
    {
        _total += bytes;
        if (_total > limits.UnpackedBytes)
            throw new OverBudgetException(FileFindings.OverLimit(Terms.UnpackedSize, _total, limits.UnpackedBytes));
    }
}
