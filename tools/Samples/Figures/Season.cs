namespace IndicatorPipeline.Samples.Figures;

/// <summary>How a year's amount spreads over its months, in thousandths.</summary>
internal static class Season
{
    public static IReadOnlyList<int> Even { get; } = [80, 75, 85, 83, 84, 85, 83, 83, 84, 85, 86, 87];

    /// <summary>Building, planting: nothing much while the ground is frozen.</summary>
    public static IReadOnlyList<int> Building { get; } = [20, 25, 60, 85, 110, 130, 120, 115, 115, 100, 70, 50];

    public static IReadOnlyList<int> Travel { get; } = [40, 55, 45, 60, 95, 90, 150, 160, 95, 130, 45, 35];

    /// <summary>Public money: full at the ends of half-years.</summary>
    public static IReadOnlyList<int> Budget { get; } = [85, 60, 85, 75, 75, 105, 75, 70, 85, 75, 80, 130];

    public static IReadOnlyList<int> Heating { get; } = [95, 85, 85, 78, 76, 78, 84, 86, 78, 78, 85, 92];

    public static IReadOnlyList<int> Planting { get; } = [0, 5, 90, 230, 180, 60, 40, 45, 90, 160, 80, 20];

    public static IReadOnlyList<int> Harvest { get; } = [20, 20, 25, 35, 55, 95, 160, 190, 175, 120, 65, 40];

    /// <summary>Sunshine, for solar power.</summary>
    public static IReadOnlyList<int> Sun { get; } = [66, 70, 86, 93, 99, 97, 95, 93, 86, 80, 70, 65];

    /// <summary>Wind, strongest in spring.</summary>
    public static IReadOnlyList<int> Wind { get; } = [84, 86, 103, 107, 98, 78, 68, 66, 70, 78, 80, 82];
}
