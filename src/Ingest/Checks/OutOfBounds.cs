using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>A level or target outside the bounds that the catalog gives its indicator, or a share or completion that no such rate can be.</summary>
internal sealed class OutOfBounds : ICheck
{
    public CheckKind Kind => CheckKind.Bounds;

    public FindingCode Code => FindingCodes.OutOfBounds;

    /// <summary>In the figure's unit.</summary>
    public decimal Tolerance => 0;

    public void Ask(CheckedReport report, Questions questions)
    {
    }

    public IEnumerable<Finding> Find(Evidence evidence)
    {
        foreach (var figure in evidence.Report.Figures)
        {
            var indicator = evidence.Report.IndicatorOf(figure);
            var (least, most) = BoundsOf(figure.Observation.Key.Measure, indicator);
            var value = figure.Observation.Value!.Value;
            if (evidence.SettingOf(this, indicator.Code) is { } setting && (value < least - setting.Tolerance || value > most + setting.Tolerance))
                yield return Evidence.Make(this, setting, figure, NameOf(evidence, figure), Shown.Number(value), Stretch(least, most), figure.Observation.Unit);
        }
    }

    private static string NameOf(Evidence evidence, Figure figure) => evidence.NameOf(figure.Observation.Key, figure.Observation.Period);

    private static (decimal? Least, decimal? Most) BoundsOf(Measure measure, Indicator indicator) => measure switch
    {
        Measure.Level or Measure.Target => (indicator.Minimum, indicator.Maximum),
        Measure.Share => (0, 100),
        // What cannot be negative is not completed by less than nothing, and shrinks by no more than all of it.
        Measure.Completion when indicator.Minimum >= 0 => (0, null),
        Measure.Yoy or Measure.Mom when indicator.Minimum >= 0 => (-100, null),
        _ => (null, null),
    };

    private static string Stretch(decimal? least, decimal? most) => (least, most) switch
    {
        ({ } low, { } high) => $"{Shown.Number(low)}～{Shown.Number(high)}",
        ({ } low, null) => $"≥ {Shown.Number(low)}",
        (null, { } high) => $"≤ {Shown.Number(high)}",
        _ => "",
    };
}
