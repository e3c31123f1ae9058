namespace IndicatorPipeline.Dashboards.Panels;

/// <summary>How a cell of a table shows its light.</summary>
internal enum Look
{
    Plain,
    Background,
    Bar,

    /// <summary>Is in the answer for the links' sake, but not seen.</summary>
    Hidden,
}
