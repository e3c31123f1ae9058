using System.Text.RegularExpressions;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Expressions;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>Figures for which an assertion of checks.yaml does not hold, whatever digits were rounded away.</summary>
internal sealed partial class BrokenAssertion : ICheck
{
    public CheckKind Kind => CheckKind.Expression;

    public FindingCode Code => FindingCodes.BrokenAssertion;

    /// <summary>In the unit of the sides.</summary>
    public decimal Tolerance => 0;

    public void Ask(CheckedReport report, Questions questions)
    {
        foreach (var (_, assertion, at, period) in Places(report))
        {
            foreach (var reference in assertion.References)
                questions.Ask(KeyOf(report.Catalog, reference, at), PeriodOf(reference, period));
        }
    }

    public IEnumerable<Finding> Find(Evidence evidence)
    {
        foreach (var (rule, assertion, at, period) in Places(evidence.Report))
        {
            Interval? Value(FigureReference reference) => evidence.Find(KeyOf(evidence.Catalog, reference, at), PeriodOf(reference, period))?.Interval;
            if (Evidence.SettingOf(this, rule) is not { } setting
                || assertion.Left.Evaluate(Value) is not { } left
                || assertion.Right.Evaluate(Value) is not { } right
                || assertion.Holds(left, right, setting.Tolerance))
            {
                continue;
            }

            var known = assertion.References.Select(r => evidence.Find(KeyOf(evidence.Catalog, r, at), PeriodOf(r, period))).OfType<Known>().Distinct().ToList();
            var where = known.First(k => k.Figure is not null).Figure!;
            yield return Evidence.Make(
                this,
                setting.Against(known),
                where,
                FindingArgument.Named($"{at.Area}.{at.Item}", evidence.AreaName(at.Area), period),
                FindingArgument.Formula(assertion.Text, rule.Message is { } message ? $"{message}（{WordsOf(assertion, evidence.Catalog)}）" : WordsOf(assertion, evidence.Catalog)),
                Shown.Rounded(left.Middle),
                Shown.Rounded(right.Middle),
                Evidence.PlacesOf(known.Where(k => k.Figure != where), where.Observation.Origin.Sheet));
        }
    }

    // By names and signs as they are written: the sender knows no codes.
    private static string WordsOf(Assertion assertion, IndicatorCatalog catalog) => References().Replace(assertion.Text, reference =>
    {
        var (when, code, measure) = (reference.Groups["when"].Value, reference.Groups["code"].Value, reference.Groups["measure"].Value);
        var name = catalog.IndicatorsByCode.GetValueOrDefault(code)?.Name ?? code;
        if (measure.Length > 0 && Codelists.Measure.Parse(measure) is not Measure.Level and var other)
            name = FindingArgument.Of(other, name);
        return when switch
        {
            "previous" => FindingArgument.OfThePeriodBefore(name),
            "year_before" => FindingArgument.OfAYearBefore(name),
            _ => name,
        };
    }).Replace("<=", "≤", StringComparison.Ordinal).Replace(">=", "≥", StringComparison.Ordinal);

    // Wherever a figure arrives that an assertion speaks of: its area, its item, its period.
    private static IEnumerable<(CheckRule Rule, Assertion Assertion, SeriesKey At, TimePeriod Period)> Places(CheckedReport report) =>
        (from rule in report.Catalog.Checks
         where rule.Assertion is not null
         from figure in report.OwnFigures
         let key = figure.Observation.Key
         where rule.Assertion!.References.Any(r => r.When == RelativePeriod.Same && KeyOf(report.Catalog, r, key) == key)
         select (rule, rule.Assertion!, key with { Indicator = "", Accumulation = default, Measure = default }, figure.Observation.Period)).Distinct();

    private static SeriesKey KeyOf(IndicatorCatalog catalog, FigureReference reference, SeriesKey at)
    {
        var indicator = catalog.IndicatorsByCode[reference.Indicator];
        return new SeriesKey(indicator.Code, at.Area, at.Item, indicator.Frequency, indicator.Accumulation, reference.Measure);
    }

    private static TimePeriod PeriodOf(FigureReference reference, TimePeriod period) => reference.When switch
    {
        RelativePeriod.Previous => period.Previous,
        RelativePeriod.YearBefore => period.YearBefore,
        _ => period,
    };

    // As the parser has read them.
    [GeneratedRegex(@"(?<when>previous|year_before)\s*\(\s*(?<code>\w+)(\.(?<measure>\w+))?\s*\)|(?<code>[A-Za-z_]\w*)(\.(?<measure>\w+))?", RegexOptions.ExplicitCapture)]
    private static partial Regex References();
}
