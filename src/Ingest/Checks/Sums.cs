using F23.StringSimilarity;
using IndicatorPipeline.Metrics.Expressions;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>A whole against what it is made of: each addend may be off by half a unit of its last digit.</summary>
internal static class Sums
{
    private static readonly Levenshtein Typing = new();

    // What is closer than this to its whole was meant to add up to it.
    private const decimal Close = 0.01m;

    public static bool Fits(Known whole, IReadOnlyList<Known> parts, decimal tolerance)
    {
        var sum = parts.Aggregate(Interval.Of(0), (total, part) => total + part.Interval);
        return whole.Interval.Low <= sum.High + tolerance && sum.Low <= whole.Interval.High + tolerance;
    }

    public static bool IsClose(Known whole, IReadOnlyList<Known> parts) =>
        Math.Abs(whole.Value - parts.Sum(p => p.Value)) <= Math.Abs(whole.Value) * Close;

    /// <summary>Whether a whole lies among its parts, as an average does and the sum of what is not negative never.</summary>
    public static bool LooksLikeAverage(Known whole, IReadOnlyList<Known> parts) =>
        parts.Count > 1 && parts.Min(p => p.Value) <= whole.Value && whole.Value <= parts.Max(p => p.Value);

    /// <summary>Whether a whole is the sum of its parts but for one digit: another, one too many or one too few.</summary>
    public static bool IsMistyped(Known whole, IReadOnlyList<Known> parts) =>
        Typing.Distance(Shown.Number(whole.Value), Shown.Number(parts.Sum(p => p.Value))) <= 1;

    /// <summary>The finding on the whole, or on a part where the whole was reported before: what an earlier report says is not the sender's to mend at once.</summary>
    public static Finding Contradiction(ICheck check, Evidence evidence, CheckSetting setting, string name, Known whole, IReadOnlyList<Known> parts)
    {
        var where = whole.Figure ?? parts.First(p => p.Figure is not null).Figure!;
        var sum = parts.Sum(p => p.Value);
        return Evidence.Make(
            check,
            setting.Against(parts.Append(whole)),
            where,
            name,
            Shown.Number(whole.Value),
            Shown.Number(sum),
            Shown.Number(whole.Value - sum),
            Evidence.PlacesOf(parts, where.Observation.Origin.Sheet),
            FindingArgument.Words(whole.Unit)) with { Suggestion = evidence.Expected(where, whole, sum, parts) };
    }
}
