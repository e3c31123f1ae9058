namespace IndicatorPipeline.Support.Generation;

/// <summary>A way to lay figures out in rows and columns. What it gives is whole and plain; habits make it as departments write it.</summary>
public interface ILayout
{
    string Name { get; }

    /// <summary>A table of the scene, or null when the scene has no figures for it.</summary>
    TablePlan? Compose(Scene scene, Dice dice);
}
