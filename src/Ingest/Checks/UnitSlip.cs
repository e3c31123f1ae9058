using System.Globalization;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>A figure that is off its own history by the ratio of two units, or by ten, a hundred, a thousand, ten thousand, and fits when divided by it.</summary>
internal sealed class UnitSlip : ICheck
{
    private static readonly decimal[] Powers = [10, 100, 1000, 10_000];

    // A count of a few units may well be ten times what it was.
    private const int LeastSteps = 20;

    // Less than this, as the logarithm of a ratio, no slip of unit makes: a factor of 3.5.
    private const double LeastSlip = 1.25;

    // A series that moves by this factor from year to year has no level that a unit could be told from.
    private const double Restless = 0.7;

    private static readonly UnitSlip Check = new();

    private const string SlippedDigits = "@slipped_digits";

    public CheckKind Kind => CheckKind.UnitSlip;

    public FindingCode Code => FindingCodes.UnitSlip;

    /// <summary>By how many % the figure may differ from its history once it is divided.</summary>
    public decimal Tolerance => 25;

    public void Ask(CheckedReport report, Questions questions) => Past.AskReferences(Levels(report), questions);

    public void AskFurther(Evidence evidence, Questions questions)
    {
        Past.AskOtherReferences(Levels(evidence.Report), evidence, questions);
        Past.AskChanges(this, Levels(evidence.Report), evidence, questions, (figure, setting) => SlipOf(evidence, setting.Tolerance, figure) is not null);
    }

    public IEnumerable<Finding> Find(Evidence evidence)
    {
        foreach (var figure in Levels(evidence.Report))
        {
            var (key, period) = (figure.Observation.Key, figure.Observation.Period);
            if (evidence.SettingOf(this, key.Indicator) is not { } setting || SlipOf(evidence, setting.Tolerance, figure) is not var (reference, factor, unit) || IsRestless(evidence, key, period))
                continue;

            yield return Evidence.Make(
                this,
                setting,
                figure,
                evidence.NameOf(key, period),
                Shown.Number(figure.Observation.Value!.Value),
                Shown.Number(reference.Value),
                Times(factor),
                unit is null ? SlippedDigits : $"@likely_unit|{unit.Name}",
                Evidence.PlacesOf([reference], figure.Observation.Origin.Sheet),
                FindingArgument.Words(figure.Observation.Unit)) with
                {
                    Suggestion = evidence.Expected(figure, Known.Of(figure)!, figure.Observation.Value!.Value / factor),
                };
        }
    }

    /// <summary>Whether it asks about a figure.</summary>
    public static bool IsAsked(Evidence evidence, Figure figure) =>
        figure.Observation.Value > 0 && evidence.SettingOf(Check, figure.Observation.Key.Indicator) is { Severity: not Severity.Info } setting && SlipOf(evidence, setting.Tolerance, figure) is not null;

    private static IEnumerable<Figure> Levels(CheckedReport report) => report.OwnFigures.Where(f =>
        f.Observation.Key.Measure is Measure.Level or Measure.Target && f.Observation.Value > 0 && Additive.IsAmount(report.IndicatorOf(f)));

    private static (Known Reference, decimal Factor, Unit? Unit)? SlipOf(Evidence evidence, decimal tolerance, Figure figure)
    {
        var (key, period, value) = (figure.Observation.Key, figure.Observation.Period, figure.Observation.Value!.Value);
        return Past.Reference(evidence, key, period) is { } reference
            && Math.Max(value, reference.Value) >= LeastSteps * 2 * figure.Tolerance
            && FactorOf(evidence.Catalog, figure.Said, Robust.LogRatio(value, reference.Value), 1 + (double)(tolerance / 100)) is var (factor, unit)
            && !FollowsTheLast(evidence, key, period, value, factor)
            ? (reference, factor, unit)
            : null;
    }

    // The ratio is a logarithm: of next to nothing there are more multiples than decimals. Units of the same quantity that stand in such a ratio to the one that the sheet says are what the figure may be counted in; the nearest ratio is the likeliest.
    private static (decimal Factor, Unit? Unit)? FactorOf(IndicatorCatalog catalog, Unit said, double ratio, double within)
    {
        if (Math.Abs(ratio) < LeastSlip)
            return null;
        var units = catalog.Units
            .Where(u => u.Quantity == said.Quantity && u.Factor != said.Factor)
            .Select(u => (Factor: said.Factor / u.Factor, Unit: (Unit?)u));
        var plain = Powers.SelectMany(p => new[] { p, 1 / p }).Select(p => (Factor: p, Unit: (Unit?)null));
        var fitting = units.Concat(plain)
            .Where(c => Math.Abs(Math.Log((double)c.Factor)) > LeastSlip * 1.2)
            .Select(c => (c.Factor, c.Unit, Distance: Math.Abs(ratio - Math.Log((double)c.Factor))))
            .Where(c => c.Distance <= Math.Log(within))
            .OrderBy(c => c.Distance)
            .ThenBy(c => c.Unit is null)
            .ToList();
        return fitting is [var best, ..] ? (best.Factor, best.Unit) : null;
    }

    // What was reported last had the same size: the series has changed, not the unit.
    private static bool FollowsTheLast(Evidence evidence, SeriesKey key, TimePeriod period, decimal value, decimal factor) =>
        (Past.Last(evidence, key, period)?.Value ?? Past.OfLastYear(evidence, key, period)) is { } last && Math.Abs(Robust.LogRatio(value, last)) < Math.Abs(Math.Log((double)factor)) / 2;

    private static bool IsRestless(Evidence evidence, SeriesKey key, TimePeriod period) =>
        Past.Changes(evidence, key, period) is { Count: > 0 } changes && Robust.Median([.. changes.Select(Math.Abs)]) > Restless;

    private static string Times(decimal factor) =>
        factor >= 1 ? string.Create(CultureInfo.InvariantCulture, $"×{Shown.Rounded(factor)}") : string.Create(CultureInfo.InvariantCulture, $"÷{Shown.Rounded(1 / factor)}");
}
