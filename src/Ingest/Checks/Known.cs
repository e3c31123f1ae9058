using IndicatorPipeline.Metrics.Expressions;
using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>A value that a check may rest on: of the arriving report, or of an earlier one.</summary>
/// <param name="Tolerance">Half a unit of the last digit shown.</param>
/// <param name="Figure">The arriving figure; null for one of an earlier report.</param>
/// <param name="Vintage">What the earlier report says; null for an arriving figure.</param>
internal sealed record Known(decimal Value, decimal Tolerance, Figure? Figure, Vintage? Vintage)
{
    /// <summary>All that the rounded value may stand for.</summary>
    public Interval Interval => Interval.Around(Value, Tolerance);

    public string Unit => (Figure?.Observation ?? Vintage!.Observation).Unit;

    /// <summary>The value of an arriving figure; null where it is marked as missing.</summary>
    public static Known? Of(Figure? figure) =>
        figure is { Observation.Value: { } value } ? new Known(value, figure.Tolerance, figure, null) : null;

    /// <summary>The value of an earlier report; null where it is marked as missing.</summary>
    public static Known? Of(Vintage? vintage) =>
        vintage is { Observation.Value: { } value } ? new Known(value, HalfOfTheLastDigit(value), null, vintage) : null;

    /// <summary>Another value in as many digits as this one shows.</summary>
    public decimal AsShown(decimal value)
    {
        var unit = 2 * Tolerance;
        // So small beside the value that no decimal holds both, it rounds nothing away.
        return unit == 0 || (unit < 1 && Math.Abs(value) >= decimal.MaxValue * unit) ? value : Math.Round(value / unit, MidpointRounding.AwayFromZero) * unit;
    }

    /// <summary>Whether another value of the same is another, beyond what rounding explains.</summary>
    /// <param name="percent">By so many % of it they may differ besides.</param>
    public bool DiffersFrom(Known other, decimal percent = 0) =>
        Math.Abs(Value - other.Value) > Math.Max(Tolerance, other.Tolerance) + (Math.Abs(other.Value) * percent / 100);

    // A number that happens to be round is not unknown by half of itself.
    private const decimal MostHidden = 0.005m;

    // The ledger does not know how many digits were shown: zeros at the end of a number that was converted from a larger unit were not.
    private static decimal HalfOfTheLastDigit(decimal value)
    {
        if (value == 0)
            return 0.5m;
        var shortest = Shown.Shortest(value);
        var unit = new decimal(1, 0, 0, false, shortest.Scale);
        if (shortest.Scale == 0)
        {
            for (var rest = shortest; rest % 10 == 0; rest /= 10)
                unit *= 10;
        }

        return Math.Min(unit / 2, Math.Max(0.5m, Math.Abs(value) * MostHidden));
    }
}
