using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>A figure that another department reports otherwise.</summary>
internal sealed class OtherDepartment : ICheck
{
    public CheckKind Kind => CheckKind.OtherDepartment;

    public FindingCode Code => FindingCodes.OtherDepartment;

    /// <summary>In % of the other's figure.</summary>
    public decimal Tolerance => 0;

    public void Ask(CheckedReport report, Questions questions)
    {
        foreach (var figure in report.OwnFigures)
            questions.Ask(figure.Observation.Key, figure.Observation.Period);
    }

    public IEnumerable<Finding> Find(Evidence evidence)
    {
        foreach (var figure in evidence.Report.OwnFigures)
        {
            var (key, period, given) = (figure.Observation.Key, figure.Observation.Period, Known.Of(figure)!);
            if (evidence.Report.Department is not { } own
                || evidence.SettingOf(this, key.Indicator) is not { } setting
                || evidence.Recorded(key, period) is not { Vintage: { Observation.Basis: Basis.Own, Submission.Department: { } other } vintage } recorded
                || other == own
                || !given.DiffersFrom(recorded, setting.Tolerance))
            {
                continue;
            }

            yield return Evidence.Make(
                this,
                setting,
                figure,
                evidence.NameOf(key, period),
                NameOf(evidence.Catalog, own),
                Shown.Number(given.Value),
                NameOf(evidence.Catalog, other),
                Shown.Number(recorded.Value),
                vintage.Submission.FileName,
                evidence.Report.IndicatorOf(figure).Department is { } owner ? NameOf(evidence.Catalog, owner) : "—",
                FindingArgument.Words(figure.Observation.Unit));
        }
    }

    private static string NameOf(IndicatorCatalog catalog, string department) =>
        FindingArgument.Named(department, catalog.Departments.FirstOrDefault(d => d.Code == department)?.Name ?? department);
}
