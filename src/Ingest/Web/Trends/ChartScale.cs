namespace IndicatorPipeline.Ingest.Web.Trends;

/// <summary>An axis of values: round numbers from below the least to above the greatest. It holds zero where that costs little room.</summary>
/// <param name="Ticks">In rising order; at least two.</param>
/// <param name="RunsDown">Whether the least stands at the top.</param>
public sealed record ChartScale(IReadOnlyList<decimal> Ticks, bool RunsDown)
{
    private const int About = 5;

    // So many steps are between zero and a value, at the most.
    private const decimal Finest = 1_000_000_000_000m;

    private static readonly decimal[] RoundSteps = [1m, 2m, 2.5m, 5m, 10m];

    public decimal Least => Ticks[0];

    public decimal Most => Ticks[^1];

    /// <param name="values">At least one.</param>
    public static ChartScale Of(IReadOnlyCollection<decimal> values)
    {
        var (least, most) = (values.Min(), values.Max());
        if (least > 0 && least <= most / 2)
            least = 0;
        if (most < 0 && most >= least / 2)
            most = 0;
        if (least == most)
            (least, most) = (Math.Min(least, 0), Math.Max(most, least == 0 ? 1 : 0));
        // Values that differ in their last digits alone are one value to the eye, and what lies between them is nothing to a decimal.
        var step = StepOf(Math.Max((most / About) - (least / About), Math.Max(Math.Abs(least), Math.Abs(most)) / Finest));
        var ticks = new List<decimal>();
        for (var tick = Math.Floor(least / step) * step; ; tick += step)
        {
            ticks.Add(tick);
            if (tick >= most)
                return new ChartScale(ticks, RunsDown: false);
        }
    }

    /// <summary>An axis of places: whole numbers, the first place at the top.</summary>
    /// <param name="values">At least one.</param>
    public static ChartScale OfPlaces(IReadOnlyCollection<decimal> values)
    {
        var most = Math.Max(Math.Ceiling(values.Max()), 2);
        var step = Math.Ceiling((most - 1) / About);
        var ticks = new List<decimal> { 1 };
        while (ticks[^1] < most)
            ticks.Add(ticks[^1] + step);
        return new ChartScale(ticks, RunsDown: true);
    }

    /// <summary>Where a value lies between the foot of the axis (0) and its top (1).</summary>
    public decimal PlaceOf(decimal value)
    {
        var place = (value - Least) / (Most - Least);
        return RunsDown ? 1 - place : place;
    }

    // The last power of ten that is not nothing.
    private const decimal LeastPower = 0.0000000000000000000000000001m;

    private static decimal StepOf(decimal rough)
    {
        var power = 1m;
        while (power > rough && power > LeastPower)
            power /= 10;
        while (power <= rough / 10)
            power *= 10;
        return RoundSteps.First(s => s * power >= rough) * power;
    }
}
