using System.Globalization;
using System.Text.RegularExpressions;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>What figures that were understood one by one leave open once they are seen together, and what remarks beside them say against them.</summary>
internal sealed partial class FigureDoubts(RowRemarks remarks, TableContext context, LabelReader labels, TableFindings findings)
{
    // A little more than all of it was done.
    private const decimal MostFraction = 1.5m;

    /// <summary>Tells what is to be asked of a table's cells.</summary>
    public void Tell(IReadOnlyCollection<CellReading> cells)
    {
        AskAboutFractions(cells);
        AskAboutFractionsBesidePercents(cells);
        AskAboutBareNumbers(cells);
        AskAboutRemarks(cells);
        AskAboutNotes(cells);
        AskAboutSheet(cells);
    }

    /// <summary>Whether a text says whose figures are, or how they were counted.</summary>
    public static bool SaysHowItWasMade(string text) => HowItWasMade().IsMatch(text);

    // 注：本表数据为合同数 says of all figures what none of them was read as, or what nobody knows; 同比为环比 says it of some. What some are may be told at length (规上工业为年主营业务收入2000万元以上的企业).
    private void AskAboutNotes(IReadOnlyCollection<CellReading> cells)
    {
        foreach (var note in context.InNotes.Where(n => FigureStatus.InRemark(n.What) is null && UnitStatement.Of(n.What, labels).Units.IsEmpty))
        {
            // What some are and nobody understands is asked about where it is a sort of figures (增速为两年平均增速).
            var said = labels.Read(note.What);
            if (note.Of is not null && !said.IsUnderstood && !SortOfFigures().IsMatch(note.What))
                continue;
            var own = cells.Where(c => c.Observation is { Value: not null } && (note.Of is null || IsOf(c, note.Of)) && !(note.IsEntry && c.Observation.Key.Item is not null)).ToList();
            if (own.Count == 0)
                continue;
            var isOfOthers = note.Of is null && said.Area is { } area && (note.IsEntry ? own.TrueForAll(f => IsOfOther(f, area)) : !labels.Vocabulary.IsHomeOrWithin(area));
            if (isOfOthers && note.IsEntry)
                findings.Tell(FindingCodes.ContradictoryLabels, note.Note, [note.What.Trim(), own[0].Cell.Cell.Place.ToString(), own[0].Cell.Cell.Text.Trim()]);
            else if (isOfOthers || (!said.IsUnderstood && !SaysHowItWasMade(note.What) && !(note.IsEntry && own.TrueForAll(f => labels.Vocabulary.Calls(f.Meaning!.Indicator!, LabelText.Normalize(note.What))))))
                findings.Tell(FindingCodes.UnknownLabel, note.Note, [note.What.Trim()]);
            else if (note.Of is not null && said is { IsUnderstood: true, Indicator: null, Period.IsDated: true } && IsOfOtherYears(said.Period, own))
                findings.Tell(FindingCodes.ContradictoryPeriods, note.Note, [note.What.Trim(), own[0].Cell.Cell.Place.ToString(), own[0].Cell.Cell.Text.Trim()]);
            else if (SaysOtherOf(said, own) || (said is { IsUnderstood: true, Indicator: { } indicator } && own.TrueForAll(f => f.Meaning!.Indicator != indicator)))
                findings.Tell(FindingCodes.ContradictoryLabels, note.Note, [note.What.Trim(), own[0].Cell.Cell.Place.ToString(), own[0].Cell.Cell.Text.Trim()]);
        }
    }

    // A sheet that is called 当月 holds no year to date.
    private void AskAboutSheet(IEnumerable<CellReading> cells)
    {
        if (context.Names is not { Sheet: { IsUnderstood: true, Indicator: null, Period.Accumulation: { } said }, Names: [var name, ..] })
            return;
        var figures = cells.Where(c => c.Observation is { Value: not null } && c.Observation.Key.Accumulation != Accumulation.Stock).ToList();
        if (figures.Count > 0 && figures.TrueForAll(f => f.Observation!.Key.Accumulation != said))
            findings.Tell(FindingCodes.ContradictoryLabels, null, [name.Trim(), figures[0].Cell.Cell.Place.ToString(), figures[0].Cell.Cell.Text.Trim()]);
    }

    // 范围：全市 over townships says of which city they are, over what was taken for the county's that it is not.
    private bool IsOfOther(CellReading figure, RefArea area) =>
        labels.Vocabulary.Catalog.AreasByCode.GetValueOrDefault(figure.Observation!.Key.Area) is { } own && (own == labels.Vocabulary.Catalog.Areas[0] ? area != own : !labels.Vocabulary.IsWithin(own, area));

    // By its labels, by its measure, or as the level of what it is called.
    private bool IsOf(CellReading figure, string words) =>
        figure.Cell.ColumnLabels.Concat(figure.Cell.RowLabels).Any(l => l.Text.Contains(words, StringComparison.Ordinal))
        || (labels.Read(words) is { IsUnderstood: true, Indicator: null, Measure.Measure: { } measure } && figure.Measure == measure)
        || (figure.Measure == Measure.Level && figure.Meaning!.Indicator is { } indicator && new PiecesOfNames(labels).Names(words, indicator));

    // 1-5月, 上年数 or 单位：亿元 under 备注 says of the figures of its row something else than was read of them.
    private void AskAboutRemarks(IReadOnlyCollection<CellReading> cells)
    {
        if (remarks.All.Count == 0)
            return;
        // Beside a project a month is when it is to be finished.
        var figures = cells.Where(c => c.Observation is { Value: not null, Key.Item: null }).ToLookup(c => c.Cell.Cell.Address.Row);
        foreach (var remark in remarks.All.Where(r => figures[r.Address.Row].Any()))
        {
            var (own, said) = (figures[remark.Address.Row].ToList(), labels.Read(remark.Text));
            if (said is { IsUnderstood: true, Indicator: null, Item: null, Period.IsDated: true } && PeriodResolver.Resolve(said.Period, context.Report) is { } told && own.TrueForAll(f => f.Meaning?.Span is { } span && (span.Year, span.ToMonth) != (told.Year, told.ToMonth)))
                findings.Tell(FindingCodes.ContradictoryPeriods, remark, [remark.Text.Trim(), own[0].Cell.Cell.Place.ToString(), own[0].Cell.Cell.Text.Trim()]);
            else if (UnitStatement.Of(remark.Text, labels) is { Subject: null, Units: { Length: > 0 } units } && own.Exists(f => f.Meaning?.Recorded is { } series && MeasureUnits.IsInOwnUnit(series.Measure) && units.Any(u => u.Quantity == series.Unit.Quantity) && !units.Contains(series.Unit)))
                findings.Tell(FindingCodes.ContradictoryLabels, remark, [remark.Text.Trim(), own[0].Cell.Cell.Place.ToString(), own[0].Cell.Cell.Text.Trim()]);
            else if (SaysOtherOf(said, own))
                findings.Tell(FindingCodes.ContradictoryLabels, remark, [remark.Text.Trim(), own[0].Cell.Cell.Place.ToString(), own[0].Cell.Cell.Text.Trim()]);
        }
    }

    // 完成额为去年同期数, or of two years together, says that none of them is of the year that they were read as.
    private bool IsOfOtherYears(PeriodPhrase said, List<CellReading> figures) =>
        said.LastYear is not null || ((said.Year ?? context.Report.Year + said.YearOffset) is { } year && figures.TrueForAll(f => f.Meaning?.Span is { } span && span.Year != year));

    // 计划数, 增速 and 当月数 say of figures what none beside them was read as.
    private static bool SaysOtherOf(LabelMeaning said, List<CellReading> figures) =>
        said is { IsUnderstood: true, Indicator: null, Area: null, Item: null, IsIgnored: false, Units.IsEmpty: true }
        && ((said.Measure is { Measure: { } measure } && figures.TrueForAll(f => f.Observation!.Key.Measure != measure))
            || (said.Period.Accumulation is { } accumulation && figures.TrueForAll(f => f.Observation!.Key.Accumulation != accumulation)));

    // 0.352 and 0.648 under 占比 may be 35.2 % without their format: a column of shares or of completions is not all below 2 %, nor one of growths all below 1 % to the third digit, or the second where nothing says %.
    private void AskAboutFractions(IEnumerable<CellReading> cells)
    {
        foreach (var column in cells.Where(c => c is { Observation.Key.Measure: Measure.Share or Measure.Completion or Measure.Yoy, Cell.Cell.Content.Number: { Unit: null, Value: not null } }).GroupBy(c => (c.Cell.Column, c.Observation!.Key.Measure)))
        {
            var values = column.Select(c => c.Value!.Value).ToList();
            var isGrowth = column.Key.Measure == Measure.Yoy;
            if (values.Count < 2 || values.TrueForAll(v => v == 0) || values.Exists(v => Math.Abs(v) > (isGrowth ? 1 : MostFraction)))
                continue;
            var (first, shown) = (column.First(c => c.Value != 0).Cell, column.First(c => c.Value != 0).Value!.Value);
            var label = first.ColumnLabels.IsEmpty ? first.Cell : first.ColumnLabels[^1];
            var saysPercent = first.ColumnLabels.Concat(first.RowLabels).Any(l => l.Text.Contains('%', StringComparison.Ordinal) || l.Text.Contains('％', StringComparison.Ordinal));
            if (!values.Exists(v => v.Scale >= (!isGrowth ? 1 : saysPercent ? 3 : 2)))
                continue;
            findings.Tell(FindingCodes.AmbiguousLabel, label, [label.Text.Trim(), string.Create(CultureInfo.InvariantCulture, $"{shown}%、{shown * 100:0.####}%")]);
        }
    }

    // 60% and 0.54 in one column: the second is 54 % without its sign, or hardly anything was done.
    private void AskAboutFractionsBesidePercents(IEnumerable<CellReading> cells)
    {
        foreach (var column in cells.Where(c => c is { Observation.Key.Measure: Measure.Share or Measure.Completion, Cell.Cell.Content.Number.Value: not null }).GroupBy(c => c.Cell.Column))
        {
            if (!column.Any(c => c.Cell.Cell.Content.Number is { Unit: not null }))
                continue;
            foreach (var bare in column.Where(c => c.Cell.Cell.Content.Number is { Unit: null, Value: not 0 and <= 1 and > -1 } && c.Value is { Scale: > 0 } or 1))
                findings.Tell(FindingCodes.AmbiguousLabel, bare.Cell.Cell, [bare.Cell.Cell.Text.Trim(), string.Create(CultureInfo.InvariantCulture, $"{bare.Value}%、{bare.Value * 100:0.####}%")]);
        }
    }

    // 520万, 0.041亿 and 300 in one column under no unit: the last may be counted as the others are, or in the catalog's unit.
    private void AskAboutBareNumbers(IEnumerable<CellReading> cells)
    {
        foreach (var column in cells.Where(c => c.Figure is not null).GroupBy(c => c.Cell.Column))
        {
            var typed = column.Select(c => c.Cell.Cell.Content.Number?.Unit).OfType<string>().Distinct().Select(labels.Vocabulary.StatedUnitOf).OfType<Unit>().ToList();
            if (typed.Count == 0)
                continue;
            foreach (var bare in column.Where(c => c.Cell.Cell.Content.Number is { Unit: null, Value: not 0 } && c.Meaning!.Problems.Any(p => p.Problem.Code == FindingCodes.UnitAssumed)))
            {
                var canonical = bare.Meaning!.Recorded!.Canonical;
                var others = typed.Select(t => labels.Vocabulary.UnitFor(t, canonical)).OfType<Unit>().Where(u => u.Quantity == canonical.Quantity && u.Factor != canonical.Factor).Select(u => u.Name).ToList();
                if (others.Count > 0)
                    findings.Tell(FindingCodes.AmbiguousLabel, bare.Cell.Cell, [bare.Cell.Cell.Text.Trim(), string.Join('、', others.Append(canonical.Name).Select(unit => $"{bare.Cell.Cell.Text.Trim()}{unit}"))]);
            }
        }
    }

    [GeneratedRegex("抽样|调查|普查|核算|[季年月快]报|推算|提供|反馈|来[源自]|[核审认]定|审核|统计[局站员]|汇总|上报|填报|报送|口径|价|四舍五入|整数|[局委院厅站办部处所]\\z|[0-9]\\s*位小数")]
    private static partial Regex HowItWasMade();

    [GeneratedRegex("(增速|增幅|增长率?|增长速度|(?<!总)数|数据|数值|金额)\\z")]
    private static partial Regex SortOfFigures();
}
