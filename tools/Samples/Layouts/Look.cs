namespace IndicatorPipeline.Samples.Layouts;

/// <summary>How a cell looks.</summary>
internal enum Look
{
    /// <summary>The title above a table: large, bold, centered.</summary>
    Title,

    /// <summary>A line by the table (unit, sender), set to the left.</summary>
    CaptionLeft,

    /// <summary>A line by the table, set to the right.</summary>
    CaptionRight,

    /// <summary>A heading: bold, centered, framed.</summary>
    Header,

    /// <summary>A name in the stub: framed, set to the left.</summary>
    Stub,

    /// <summary>A total's name, or a serial number: framed, centered.</summary>
    StubCentered,

    /// <summary>A figure: framed, set to the right.</summary>
    Number,

    /// <summary>A text about the row: framed, wrapped.</summary>
    Text,
}
