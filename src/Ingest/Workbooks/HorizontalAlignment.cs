namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>How a cell's text is set between left and right.</summary>
public enum HorizontalAlignment
{
    /// <summary>Text left, numbers right: nobody chose.</summary>
    General,
    Left,

    /// <summary>Centred, also across a selection.</summary>
    Center,
    Right,
}
