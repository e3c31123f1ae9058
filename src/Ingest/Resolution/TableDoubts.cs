using System.Text.RegularExpressions;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>What the lines of a table leave open, or say against its labels and its figures, once all of those are read.</summary>
/// <param name="measure">What the title says of the measure of all figures; null for nothing.</param>
internal sealed partial class TableDoubts(TableContext context, TableAxes axes, Said<MeasureWord>? measure, LabelReader labels, TableFindings findings)
{
    /// <summary>Tells what is to be asked of the table.</summary>
    /// <param name="sheet">Its sheet's name.</param>
    /// <param name="units">What its figures made of what notes say of the unit.</param>
    public void Tell(string sheet, FigureReader figures, UnheardUnits units)
    {
        foreach (var problem in context.Title.Problems.Concat(context.Problems))
            findings.Tell(problem, null);
        // A part of what the title names (国有固定资产投资) is not the whole where the figures are of that indicator, whoever names it, and a place is not the county whatever they are of.
        if (context.Narrowed is { } narrowed && !(narrowed.Value.Another is { } another && figures.Series.Indicators.Contains(another)) && !NamesItemsOf(narrowed.Value.By)
            && (figures.Indicators.TakesTitles || figures.Series.Indicators.Contains(narrowed.Value.Of) || !labels.Vocabulary.IsOfNames(narrowed.Value.Words)))
        {
            findings.Tell(FindingCodes.UnknownLabel, narrowed.Where, [narrowed.Value.Words]);
        }

        // 自开工以来固定资产投资 is no figure of the year, though 累计 heads it.
        if (context.Since is { } since && figures.Series.HoldsStretches && axes.All.All(l => PeriodChecks.SinceIn(l.Innermost?.Text ?? "") is null))
            findings.Tell(FindingCodes.UnknownLabel, since.Where, [since.Value]);
        if (context.OpenYear is { } open && figures.Series.HoldsYearsToDate && figures.Periods.TakesReport)
            findings.Tell(FindingCodes.InvalidPeriod, open.Where, [open.Value.Trim()]);
        if (figures.Series.Indicators.Count > 0)
            TellOfTheTitlesMeasure(sheet);
        if (units.Found is { } unheard)
            findings.Tell(LabelProblem.Contradiction(FindingCodes.ContradictoryLabels, unheard.Line, unheard.Label), null);
        if (PeriodChecks.AgainstTitle(context, figures.Periods.Labeled, figures.Periods.TakesReport) is { } stale)
            findings.Tell(stale, null);
        foreach (var problem in PeriodChecks.MonthsBesideCumulatives([.. axes.Columns.Columns.Values]).Concat(PeriodChecks.MonthsBesideCumulatives([.. axes.Rows.Values.Select(r => r.Labels)])))
            findings.Tell(problem, null);
    }

    private void TellOfTheTitlesMeasure(string sheet)
    {
        if (LeftOpen() is { } choices)
            findings.Tell(FindingCodes.AmbiguousLabel, context.Title.Measure?.Where, [context.Title.Measure?.Where?.Text.Trim() ?? context.MeasureName!, choices]);
        // 固定资产投资增速 over 单位：万元 is a growth by its name and an amount by its unit.
        if (measure is { Value.Measure: Measure.Yoy or Measure.Mom or Measure.Completion or Measure.Share } rate && axes.All.All(l => l.Units is null)
            && context.Title.Units is { Where: { } amounts, Value: var said } && said.All(u => !Unit.BuiltIn.Contains(u)))
        {
            findings.Tell(FindingCodes.ContradictoryLabels, amounts, [amounts.Text.Trim(), rate.Where?.Place.ToString() ?? sheet, rate.Where?.Text.Trim() ?? context.MeasureName!]);
        }
    }

    // 固定资产投资计划表, 主要经济指标计划表, or a sheet or file that is called 计划, over figures that no label says more of: they may be what is aimed at, or what was done. 增量 over 金额 may be either, too, and so may 增速 over 万元.
    private string? LeftOpen()
    {
        if (context.Title is not { Measure.Value.Measure: { } said })
            return null;
        // 完成情况 over all of them says no more than that they are results.
        if (said is Measure.Yoy or Measure.Mom)
        {
            return measure is null && context.Title.Indicator is null && context.UnknownUnit is null
                && axes.All.All(a => a is { Measure: null or { Value: { Measure: Measure.Level, IsResult: true } }, Units: null })
                && context.Title.Units?.Value.Contains(Unit.Percent) is not true ? "@growth_or_level" : null;
        }

        // 固定资产投资目标分解表 over 全年目标 | 一季度 | 二季度: the quarters are those of the aim, or what was done in them.
        if (said is Measure.Target && context.Title.Measure?.Where is { } title && HandedOut().IsMatch(title.Text) && axes.All.All(a => a.Measure is null or { Value: { Measure: Measure.Target } or { Measure: Measure.Level, IsResult: false } })
            && axes.Columns.Columns.Values.Any(a => a is { Measure: null, Attribute: null, IsIgnored: false, Period.Part: not null }))
            return "@aim_or_result";
        if (!axes.All.All(a => a.Measure is null or { Value: { Measure: Measure.Level, IsResult: false } }))
            return null;
        return said switch
        {
            Measure.Target or Measure.YoyTarget when !IsAboutDuties() => "@aim_or_result",
            Measure.YoyDiff when context.Title.Indicator is not null && axes.All.Any(a => a.Measure is not null) => "@difference_or_level",
            _ => null,
        };
    }

    // 2025年1-4月重点任务 is about what was to be done, and its figures of four months what came of it.
    private bool IsAboutDuties() =>
        context.Title is { Indicator: null, Measure.Where: { } line } && context.Report.Part is not null && Duties().IsMatch(line.Text);

    private bool NamesItemsOf(ItemKind? kind) =>
        kind is not null && (axes.Columns.Headings.Values.Any(h => h.Kind?.Value == kind) || axes.All.Any(a => a.Item?.Value.Kind == kind));

    [GeneratedRegex(@"\A(?!.*(完成|进度|进展|执行|落实|实施)).*(分解|分配|下达|安排|(计划|目标|任务)(一览)?表)", RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex HandedOut();

    [GeneratedRegex(@"\A(?!.*(计划|目标|预算)).*任务", RegexOptions.Singleline)]
    private static partial Regex Duties();
}
