namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>Counts the merged ranges of a sheet before they are indexed.</summary>
internal struct MergeCount
{
    private int _ranges;
    private int _largeRanges;

    public void Add(CellRange range)
    {
        _ranges++;
        if (MergeIndex.IsLarge(range))
            _largeRanges++;
    }

    /// <summary>The refusal when there are too many; otherwise null.</summary>
    public readonly WorkbookReading? Refusal =>
        _ranges > MergeIndex.MostRanges ? FileFindings.OverLimit(Terms.MergedRanges, _ranges, MergeIndex.MostRanges)
        : _largeRanges > MergeIndex.MostLargeRanges ? FileFindings.OverLimit(Terms.MergedRanges, _largeRanges, MergeIndex.MostLargeRanges)
        : null;
}
