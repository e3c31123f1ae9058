namespace IndicatorPipeline.Support.Planting;

/// <summary>The mistakes that are planted.</summary>
internal static class Plants
{
    public static IReadOnlyList<IPlant> All { get; } =
        [new DroppedDigit(), new ChangedUnit(), new SwappedRows(), new PastedColumn(), new AlteredTotal(), new MissingTownship()];
}
