using System.Globalization;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>
/// A figure that is far from what it is held against and close to it with one digit more or less: one was left out, or typed twice. It is asked where the history
/// is too short for <see cref="JumpOutOfHistory"/>, of single figures: where more of a column are far from theirs, something else has happened to it.
/// </summary>
internal sealed class MistypedDigit : ICheck
{
    // How far a figure must be from what it is held against, as the logarithm of a ratio: by half.
    private const double Far = 0.4;

    // How many times closer it must be with another digit.
    private const double Better = 4;

    // Of fewer digits nearly every number is one more or less of another.
    private const int LeastDigits = 3;

    private static readonly MistypedDigit Check = new();

    public CheckKind Kind => CheckKind.Digit;

    public FindingCode Code => FindingCodes.MistypedDigit;

    /// <summary>In %: how close the figure must come with another digit.</summary>
    public decimal Tolerance => 10;

    public void Ask(CheckedReport report, Questions questions) => Past.AskReferences(Levels(report), questions);

    public void AskFurther(Evidence evidence, Questions questions)
    {
        Past.AskOtherReferences(Levels(evidence.Report), evidence, questions);
        Past.AskChanges(this, Levels(evidence.Report), evidence, questions, (figure, setting) => MistypedOf(evidence, setting.Tolerance, figure) is not null);
    }

    public IEnumerable<Finding> Find(Evidence evidence)
    {
        foreach (var column in Levels(evidence.Report).GroupBy(f => (f.Observation.Origin.Sheet, FigureLine.AddressOf(f).Column)))
        {
            var far = column.Where(f => IsFar(evidence, f)).ToList();
            if (far.Count > 1 && far.Count * 4 > column.Count())
                continue;
            foreach (var figure in far)
            {
                var (key, period) = (figure.Observation.Key, figure.Observation.Period);
                if (evidence.SettingOf(this, key.Indicator) is not { } setting
                    || MistypedOf(evidence, setting.Tolerance, figure) is not var (reference, meant)
                    || Past.Changes(evidence, key, period).Count >= Past.LeastChanges)
                {
                    continue;
                }

                yield return Evidence.Make(
                    this,
                    setting,
                    figure,
                    evidence.NameOf(key, period),
                    Shown.Number(figure.Observation.Value!.Value),
                    Shown.Number(reference.Value),
                    Shown.Number(meant),
                    Evidence.PlacesOf([reference], figure.Observation.Origin.Sheet),
                    FindingArgument.Words(figure.Observation.Unit)) with
                    {
                        Suggestion = evidence.Expected(figure, Known.Of(figure)!, meant),
                    };
            }
        }
    }

    /// <summary>Whether it would ask about a figure, were the figures beside it in order.</summary>
    public static bool IsAsked(Evidence evidence, Figure figure) =>
        evidence.SettingOf(Check, figure.Observation.Key.Indicator) is { Severity: not Severity.Info } setting && IsLevel(evidence.Report, figure) && MistypedOf(evidence, setting.Tolerance, figure) is not null;

    private static IEnumerable<Figure> Levels(CheckedReport report) =>
        report.OwnFigures.Where(f => IsLevel(report, f));

    private static bool IsLevel(CheckedReport report, Figure figure) =>
        figure.Observation.Key.Measure == Measure.Level && figure.Observation.Value > 0 && Additive.IsAmount(report.IndicatorOf(figure));

    private static bool IsFar(Evidence evidence, Figure figure) =>
        Past.SameSeason(evidence, figure.Observation.Key, figure.Observation.Period) is { } reference && Math.Abs(Robust.LogRatio(figure.Observation.Value!.Value, reference.Value)) > Far;

    // What was held against the figure, and the number with one digit more or less that is closest to it.
    private static (Known Reference, decimal Meant)? MistypedOf(Evidence evidence, decimal tolerance, Figure figure)
    {
        var (key, period, value) = (figure.Observation.Key, figure.Observation.Period, figure.Observation.Value!.Value);
        if (Past.SameSeason(evidence, key, period) is not { } reference || Distance(value, reference.Value) is var own && own <= Far
            || (Past.Last(evidence, key, period) is { } last && Distance(value, last.Value) < own / 2))
        {
            return null;
        }

        var meant = WithAnotherDigit(value).Where(v => v > 0).OrderBy(v => Distance(v, reference.Value)).FirstOrDefault();
        return meant > 0 && Distance(meant, reference.Value) is var close && close <= Math.Log(1 + ((double)tolerance / 100)) && own > Better * close && !UnitSlip.IsAsked(evidence, figure)
            ? (reference, meant)
            : null;
    }

    private static double Distance(decimal value, decimal reference) => Math.Abs(Robust.LogRatio(value, reference));

    // Only what stands before the point makes a figure another one.
    private static IEnumerable<decimal> WithAnotherDigit(decimal value)
    {
        var text = Shown.Shortest(value).ToString(CultureInfo.InvariantCulture);
        var whole = text.Split('.')[0].Length;
        var more = whole + 1 < LeastDigits ? [] : Enumerable.Range(0, whole + 1).SelectMany(at => Enumerable.Range(0, 10).Select(digit => text.Insert(at, digit.ToString(CultureInfo.InvariantCulture))));
        var less = whole < LeastDigits ? [] : Enumerable.Range(0, whole).Select(at => text.Remove(at, 1));
        return more.Concat(less).Select(t => decimal.TryParse(t, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : 0);
    }
}
