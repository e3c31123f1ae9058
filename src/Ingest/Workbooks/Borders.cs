namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>The sides of a cell that have a line.</summary>
[Flags]
public enum Borders
{
    None = 0,
    Top = 1,
    Bottom = 2,
    Left = 4,
    Right = 8,
}
