using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>
/// Amounts of areas that are off by the ratio of two units, or by a power of ten, beside those of the areas above, within or beside them: a whole history may come in
/// another unit, and then it agrees with itself. It is told once of a column.
/// </summary>
internal sealed class UnitBesideWhole : ICheck
{
    // How close, as a part of it, what the other areas leave must come: they are of the same period.
    private const decimal Within = 0.02m;

    // Of areas that are not all known, or need not be all, so many periods must say the same.
    private const int LeastPeriods = 3;

    // Figures of a few units of the last digit come to any ratio.
    private const int LeastSteps = 20;

    public CheckKind Kind => CheckKind.Areas;

    public FindingCode Code => FindingCodes.UnitBesideWhole;

    /// <summary>None: figures are off by a unit or not.</summary>
    public decimal Tolerance => 0;

    public void Ask(CheckedReport report, Questions questions)
    {
        foreach (var sum in report.AreaKin)
            questions.Ask(sum.Whole, sum.Period);
    }

    public void AskFurther(Evidence evidence, Questions questions)
    {
        foreach (var sum in evidence.Report.AreaKin)
        {
            if (!sum.AskParts(evidence, questions))
                continue;
            Past.AskReferences(SlipsOf(evidence, sum).SelectMany(s => s.Figures), questions);
        }
    }

    public IEnumerable<Finding> Find(Evidence evidence)
    {
        var slips = evidence.Report.AreaKin.SelectMany(sum => SlipsOf(evidence, sum)).ToList();
        foreach (var column in slips.GroupBy(s => (s.Figures[0].Observation.Origin.Sheet, FigureLine.AddressOf(s.Figures[0]).Column, s.Ratio.Factor)))
        {
            var first = column.First();
            var (figure, observation) = (first.Figures[0], first.Figures[0].Observation);
            if (evidence.SettingOf(this, observation.Key.Indicator) is not { } setting || (column.Count() < LeastPeriods && !column.Any(s => s.IsSure)))
                continue;
            var figures = column.SelectMany(s => s.Figures).Distinct().ToList();
            yield return Evidence.Make(
                this,
                setting,
                column.Key.Sheet,
                FigureLine.RangeOf(figures),
                evidence.NameOf(observation.Key, observation.Period),
                Shown.Number(observation.Value!.Value),
                Shown.Rounded(observation.Value!.Value / first.Ratio.Factor),
                first.Ratio.Times,
                first.Ratio.Likely,
                Evidence.PlacesOf(first.Others, column.Key.Sheet),
                FindingArgument.Words(observation.Unit),
                Shown.Number(figures.Count));
        }
    }

    private static IEnumerable<Slip> SlipsOf(Evidence evidence, AreaSum sum)
    {
        var (key, period) = (sum.Whole, sum.Period);
        var indicator = evidence.Catalog.IndicatorsByCode[key.Indicator];
        if (!(indicator.Minimum >= 0) || Past.Positive(evidence.Find(key, period)) is not { } whole)
            return [];
        var parts = sum.Parts.Select(part => Past.Positive(evidence.Find(part, period))).OfType<Known>().ToList();
        if (parts.Count < 2 || !parts.Append(whole).Any(IsOwn))
            return [];
        var isSure = parts.Count == sum.Parts.Count && Divisions.IsDivided(evidence.Catalog, sum.Parts[0].Area);
        var total = parts.Sum(p => p.Value);
        // An average has many parts, ten perhaps.
        var isSum = !Sums.LooksLikeAverage(whole, parts);
        if (isSum && parts.TrueForAll(IsOwn) && RatioOf(evidence, parts[0], total, whole.Value) is { } ofParts && (!IsOwn(whole) || IsSettled(evidence, whole)))
            return [new Slip([.. parts.Select(p => p.Figure!)], ofParts, [whole], isSure)];
        if (isSum && IsOwn(whole) && RatioOf(evidence, whole, whole.Value, total) is { } ofWhole)
            return [new Slip([whole.Figure!], ofWhole, parts, isSure)];
        return
        [
            .. from part in parts
               where IsOwn(part)
               let left = whole.Value - (total - part.Value)
               where left > 0 && RatioOf(evidence, part, part.Value, left) is not null
               select new Slip([part.Figure!], RatioOf(evidence, part, part.Value, left)!, [whole, .. parts.Where(p => p != part)], isSure),
        ];
    }

    private static bool IsOwn(Known known) => known.Figure is { Observation.Basis: Basis.Own };

    // Whether a figure of the same report agrees with what is known of it otherwise.
    private static bool IsSettled(Evidence evidence, Known known) =>
        Past.Reference(evidence, known.Figure!.Observation.Key, known.Figure.Observation.Period) is { Vintage: not null } && !UnitSlip.IsAsked(evidence, known.Figure);

    private static UnitRatio? RatioOf(Evidence evidence, Known where, decimal value, decimal expected) =>
        Math.Max(value, expected) >= LeastSteps * 2 * where.Tolerance && !UnitSlip.IsAsked(evidence, where.Figure!)
            ? UnitRatio.Of(evidence.Catalog, where.Figure!.Said, Robust.LogRatio(value, expected), Within)
            : null;

    /// <param name="Figures">Those that are off.</param>
    /// <param name="Ratio">By how much.</param>
    /// <param name="Others">What they are held against.</param>
    /// <param name="IsSure">Whether the areas are all that there are.</param>
    private sealed record Slip(IReadOnlyList<Figure> Figures, UnitRatio Ratio, IReadOnlyList<Known> Others, bool IsSure);
}
