namespace IndicatorPipeline.Ingest.Explanations;

/// <summary>What a cell was taken for.</summary>
internal enum TablePart
{
    Title,
    Header,
    Stub,

    /// <summary>A cell of the body that makes an observation or a text of an item.</summary>
    Recorded,

    /// <summary>A cell of the body that makes nothing.</summary>
    NotRecorded,
    Notes,
}
