namespace IndicatorPipeline.Support.Generation;

/// <summary>Where a line stands over the table's columns.</summary>
public enum LinePlace
{
    Left,
    Middle,
    Right,
}
