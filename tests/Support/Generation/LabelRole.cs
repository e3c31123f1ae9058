namespace IndicatorPipeline.Support.Generation;

/// <summary>What a label of a generated workbook says.</summary>
public enum LabelRole
{
    /// <summary>The title, with the period in its words.</summary>
    Title,

    /// <summary>The units of a caption.</summary>
    Units,

    /// <summary>The name of an indicator, in front of its row.</summary>
    Indicator,

    /// <summary>The name of an area, in front of its row.</summary>
    Area,

    /// <summary>A heading over columns.</summary>
    Heading,
}
