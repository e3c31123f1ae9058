using System.Collections.Immutable;
using System.Text.RegularExpressions;
using IndicatorPipeline.Ingest.Tables;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>Puts together what a row, a column and the title say of their figures: it makes one series, or problems to be told.</summary>
internal sealed partial class FigureReader
{
    private readonly TableContext _context;
    private readonly Vocabulary _vocabulary;
    private readonly Said<MeasureWord>? _titleMeasure;
    private readonly FigureUnits _units;
    private readonly bool _standsBesideTheYearBefore;

    /// <param name="titleMeasure">What the title says of the measure where no label does.</param>
    /// <param name="alone">The stretches that are of themselves alone by what stands beside them.</param>
    /// <param name="notes">What notes say of units, and whether figures hear it.</param>
    public FigureReader(TableContext context, LabelReader labels, ColumnMeanings headings, Said<MeasureWord>? titleMeasure, StretchesAlone alone, UnheardUnits notes)
    {
        _context = context;
        _vocabulary = labels.Vocabulary;
        _titleMeasure = titleMeasure;
        _units = new FigureUnits(context, labels);
        _standsBesideTheYearBefore = headings.Columns.Values.Any(c => c.Measure is null or { Value.Measure: Measure.Level } && c.Period.YearOffset < 0)
            || headings.Columns.Values.Select(c => c.Period.Year).OfType<int>().Distinct().Count() > 1;
        Indicators = new FigureIndicators(context, headings, labels);
        Periods = new FigurePeriods(context, headings, alone);
        Series = new FigureSeries(context, Periods, labels.Vocabulary, notes);
    }

    public FigureIndicators Indicators { get; }

    public FigurePeriods Periods { get; }

    public FigureSeries Series { get; }

    /// <param name="typed">The unit typed into the cell itself; null for none.</param>
    public FigureMeaning Read(TableCell cell, AxisMeaning row, AxisMeaning column, string? typed)
    {
        var problems = ImmutableArray.CreateBuilder<FigureProblem>();
        (row, column) = Indicators.Understood(cell, row, column);
        foreach (var problem in row.Problems.Concat(column.Problems))
            problems.Add(new FigureProblem(problem));

        var isUnderstood = row.Problems.IsEmpty && column.Problems.IsEmpty;
        var indicator = Indicators.Of(row, column, problems);
        var typedUnit = typed is null ? null : _vocabulary.StatedUnitOf(typed);
        if (typed is not null && typedUnit is null)
        {
            // A unit that nobody knows may change the figure by any factor.
            problems.Add(new FigureProblem(new(FindingCodes.UnknownUnit, null, [typed])));
            return new FigureMeaning { Indicator = indicator, Problems = problems.ToImmutable() };
        }

        var word = MeasureOf(row, column, problems);
        if (typedUnit is null && indicator is not null && _units.SeveralOf(row, column, indicator, word) is { } several)
            problems.Add(new FigureProblem(new(FindingCodes.UnknownUnit, several.Where, [string.Join('、', several.Value.Select(u => u.Name))]), OnlyOfNumbers: true));
        var phrase = Periods.PhraseOf(row, column, problems);
        var unit = _units.Of(typedUnit, row, column, indicator, word);
        var measure = FigureUnits.MeasureIn(word, unit, indicator);
        if (typedUnit is null)
            AskAboutUnit(unit, cell, row, column, indicator, word, measure, problems);
        var span = phrase is null ? null : Periods.SpanOf(phrase, measure, row, column, problems);
        // What stands beside a bare month says more of it than a title that is about the year to date.
        var saidByLabels = phrase?.Accumulation ?? Periods.AccumulationBeside(row, column);
        var said = saidByLabels ?? (phrase is null ? null : Periods.AccumulationOfReport(phrase));
        var recorded = indicator is null || phrase is null || !isUnderstood
            ? null
            : Series.Of(new FigureParts(row, column, indicator, measure, word, phrase, span, said, saidByLabels is not null || _context.SaysCumulative, unit.Unit, unit.Label), problems);
        return new FigureMeaning
        {
            Indicator = indicator,
            Measure = word is null && indicator is null ? null : measure,
            Span = span,
            Said = said,
            Unit = (typedUnit is null && MeasureUnits.IsInOwnUnit(measure) ? _units.RatioOf(row, column) : null) ?? unit.Unit,
            Recorded = recorded,
            Problems = problems.ToImmutable(),
        };
    }

    private Said<MeasureWord>? MeasureOf(AxisMeaning row, AxisMeaning column, ImmutableArray<FigureProblem>.Builder problems)
    {
        if (row.Measure is not { } r || column.Measure is not { } c)
            return column.Measure ?? row.Measure ?? _titleMeasure;
        if (c.Value.With(r.Value) is { } both)
            return new(both, c.Where);
        problems.Add(new FigureProblem(LabelProblem.Contradiction(FindingCodes.ContradictoryLabels, r.Where!, c.Where!)));
        return c;
    }

    // What other labels say against the unit that figures of no unit of their own are taken to be in, or against their measure by it.
    private void AskAboutUnit(
        FigureUnit unit, TableCell cell, AxisMeaning row, AxisMeaning column, Indicator? indicator, Said<MeasureWord>? word, Measure measure, ImmutableArray<FigureProblem>.Builder problems)
    {
        if (unit is { Unit: { } taken, Label: { } saying } && FigureUnits.OtherOf(row, taken, saying, cell) is { } other)
            problems.Add(new FigureProblem(LabelProblem.Contradiction(FindingCodes.ContradictoryLabels, saying, other), OnlyOfNumbers: true));
        if (indicator is not null && FigureUnits.AmountsOver(cell, row, column, indicator, word, measure) is { } amounts)
            problems.Add(new FigureProblem(LabelProblem.Contradiction(FindingCodes.ContradictoryLabels, word!.Value.Where!, amounts), OnlyOfNumbers: true));
        if (word is { Value: var how, Where: { } label } && ((how.IsSignAlone && unit.Label is null) || (label == column.Measure?.Where && LeavesChangeOpen(how, measure, unit.Label))))
            problems.Add(new FigureProblem(new(FindingCodes.AmbiguousLabel, label, [label.Text.Trim(), "@growth_or_difference"]), OnlyOfNumbers: true));
        // 净增 of 存款余额 is what came since the year began, or since last year.
        if (word is { Where: { } change } && measure == Measure.YoyDiff && indicator is { Accumulation: Accumulation.Stock, Frequency: not Freq.Annual } && !_standsBesideTheYearBefore && !BesideWhat().IsMatch(change.Text))
            problems.Add(new FigureProblem(new(FindingCodes.AmbiguousLabel, change, [change.Text.Trim(), "@since_last_year_or_the_start"]), OnlyOfNumbers: true));
    }

    // ± alone may be a growth or a difference, and so may 增减 be where no unit is said of it, or the caption's 万元、%, unless the year before stands beside it to reckon with.
    private bool LeavesChangeOpen(MeasureWord word, Measure measure, Cell? unitLabel) =>
        word is { Measure: null, IsResult: false } && !_standsBesideTheYearBefore
        && (unitLabel is null || (unitLabel == _context.Title.Units?.Where && _context.Title.Units.Value.Value.Contains(Unit.Percent) && measure == Measure.YoyDiff));

    // What a change is set beside.
    [GeneratedRegex("同比|同期|同月|同季|上年|去年|年同")]
    private static partial Regex BesideWhat();
}
