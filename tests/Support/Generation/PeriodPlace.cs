namespace IndicatorPipeline.Support.Generation;

/// <summary>Where a report says what period it is about.</summary>
public enum PeriodPlace
{
    /// <summary>In the title's own words.</summary>
    Title,

    /// <summary>In a line below the title.</summary>
    OwnLine,

    /// <summary>In the sheet's name alone.</summary>
    SheetName,

    /// <summary>In the file's name alone.</summary>
    FileName,

    /// <summary>Nowhere around the table: its labels say it all.</summary>
    Labels,
}
