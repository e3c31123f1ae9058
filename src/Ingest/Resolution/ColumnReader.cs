using System.Collections.Immutable;
using System.Text.RegularExpressions;
using IndicatorPipeline.Ingest.Tables;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>
/// Reads what stands over a table's columns. A heading that says only how (增速, 上年同期) speaks of the nearest heading on its left that
/// says what.
/// </summary>
internal sealed partial class ColumnReader
{
    private readonly Table _table;
    private readonly TableContext _context;
    private readonly LabelReader _labels;
    private readonly NamesTogether _names;
    private readonly PiecesOfNames _pieces;
    private readonly AxisReader _axes;
    private readonly Dictionary<int, AxisMeaning> _headings = [];
    private readonly SortedDictionary<int, AxisMeaning> _columns = [];
    private readonly HashSet<int> _qualifiers = [];
    private readonly Dictionary<int, ImmutableArray<Cell>> _paths = [];
    private readonly Dictionary<int, (string Words, string Places)> _over = [];

    private ColumnReader(Table table, TableContext context, LabelReader labels)
    {
        _table = table;
        _context = context;
        _labels = labels;
        _names = new NamesTogether(labels);
        _pieces = new PiecesOfNames(labels);
        _axes = new AxisReader(labels, new DateLabels(HeaderRows(table)), new EarlierPeriod(table));
    }

    private IEnumerable<KeyValuePair<int, AxisMeaning>> Headed => _columns.Where(c => !_paths[c.Key].IsEmpty);

    // Of figures, and not of texts or what is passed over.
    private IEnumerable<KeyValuePair<int, AxisMeaning>> Speaking => Headed.Where(c => !_qualifiers.Contains(c.Key) && c.Value is { Attribute: null, IsIgnored: false });

    public static ColumnMeanings Read(Table table, TableContext context, LabelReader labels)
    {
        var reader = new ColumnReader(table, context, labels);
        reader.Read();
        return new ColumnMeanings(reader._columns, reader._headings, reader._qualifiers);
    }

    private void Read()
    {
        foreach (var stub in _table.StubColumns)
            _headings[stub.Column] = OverHowAndWhen(OverNames(OfIndicators(_axes.Read(stub.Heading, _ => null), stub), stub), stub.Labels);

        CarriedYear? carried = null;
        Cell? whole = null;
        var body = _table.Cells.ToLookup(c => c.Column, c => c.Cell);
        foreach (var (column, path) in _table.ColumnHeadings)
        {
            var cells = body[column].ToList();
            ImmutableArray<Cell> speaking = [.. path.Where((label, level) => level == 0 || !_labels.Read(label.Text).IsUnitAlone)];
            _paths[column] = speaking;
            _over[column] = (string.Join(' ', speaking.SkipLast(1).Select(l => LabelText.Normalize(l.Text))), string.Join(' ', speaking.SkipLast(1).Select(l => l.Address)));
            var meaning = ProgressInPercent(TargetOrText(CarriedYear.Complete(InTheTitlesWords(_axes.Read(path, label => CornerOf(label) ?? PeriodsOver(label, path)), path), _context, ref carried), cells), path, cells);
            // 全体居民人均可支配收入 | 城镇居民 | 农村居民, as in rows.
            if (meaning is { Indicator: null, Problems: [{ Label: { } part, Code: var code }] } && code == FindingCodes.UnknownLabel && whole?.Address.Row == part.Address.Row && _names.OfAPart(whole.Text, part.Text) is { } named)
                meaning = meaning.Naming(named, part);
            else if (meaning.Indicator?.Where is { } says && _labels.Read(says.Text).Indicator is not null)
                whole = says;
            _columns[column] = meaning;
            if (cells.Count > 0 && LabelsRows(meaning, cells))
            {
                _qualifiers.Add(column);
                _headings[column] = meaning;
            }
        }

        UnitsOfParts();
        AimBesideResults();
        AskAboutTheYearBefore();
        ThisPeriodBesideTheCumulative();
        CompleteFromTheLeft();
        PlacesOfNeighbors();
        AskOfWhatAScoreIs();
        foreach (var (column, meaning) in new PartsOfAnother(_labels).Among(_columns.Select(c => (c.Key, c.Value)), _context.Title.Indicator?.Value))
            _columns[column] = meaning;
        TotalsOfStretches();
    }

    // 项目名称 over labels of which most are indicators says no more than 指标 does. Where most are none, the others are projects that are called like an indicator.
    private AxisMeaning OfIndicators(AxisMeaning heading, StubColumn stub)
    {
        // 工作任务 heads texts about items, and over indicators their names.
        if (heading is { Attribute: not null, Kind: null, Indicator: null } && stub.Labels.Count(label => _labels.Read(label.Text) is { IsUnderstood: true, Indicator: not null }) * 2 > stub.Labels.Length)
            return heading with { Attribute = null, Measure = null, HeadsNames = true };
        if (heading.Kind is not { Value.IsOpen: true })
            return heading;
        var named = stub.Labels.Select(label => _labels.Read(label.Text)).Where(said => !said.IsTotal).ToList();
        var indicators = named.Count(said => said is { IsUnderstood: true, Indicator: not null, Item: null }) * 2;
        // Half of them under 实事名称 are tasks that are called like an indicator; 项目名称 heads either.
        var headsEither = heading.Kind?.Where is { } where && LabelText.Normalize(where.Text).StartsWith("项目", StringComparison.Ordinal);
        return indicators > named.Count || (indicators == named.Count && indicators > 0 && headsEither) ? heading with { Kind = null } : heading;
    }

    // 任务 or 2025年1-9月 in the corner promises no figures over labels of which most are names: the one says what they are of, the other when.
    private AxisMeaning OverNames(AxisMeaning heading, StubColumn stub) =>
        heading is { HeadsFigures: true, Indicator: null }
        && stub.Labels.Count(label => _labels.Read(label.Text) is { IsUnderstood: true } and ({ Indicator: not null } or { Area: not null } or { Item: not null })) * 2 > stub.Labels.Length
            ? heading with { Measure = null, HeadsNames = true }
            : heading;

    // 合计 behind 1月 … 6月 is of January to June, not of the year that the title names.
    private void TotalsOfStretches()
    {
        foreach (var siblings in Siblings(Headed))
        {
            var stretches = new StretchesOfATotal();
            foreach (var (column, meaning) in siblings)
                _columns[column] = stretches.Next(meaning);
        }
    }

    // 其中：外来人口 behind 常住人口（万人） is counted as the whole is, unless it cannot be.
    private void UnitsOfParts()
    {
        Said<ImmutableArray<Unit>>? whole = null;
        foreach (var (column, path) in _table.ColumnHeadings)
        {
            var meaning = _columns[column];
            if (!path.Any(label => Numbering.Of(label.Text).IsPart || LabelText.Normalize(label.Text) is "其中" or "其中:"))
                // A growth between the two (%) is not what the part is counted in.
                whole = meaning.Measure is null or { Value.Measure: Measure.Level } ? meaning.Units : whole;
            else if (meaning is { Units: null, Measure: null or { Value.Measure: Measure.Level } } && whole is { } units && (meaning.Indicator is not { } part || units.Value.Any(u => u.Quantity == part.Value.Unit.Quantity)))
                _columns[column] = meaning with { Units = units };
        }
    }

    // 数据类型 or 口径 over 本月, 累计 and 同比: whatever it is called, its words say how the figures of their rows are measured, or of which stretch. Days and months alone
    // may be those of what stands in the row.
    private AxisMeaning OverHowAndWhen(AxisMeaning heading, IEnumerable<Cell> labels)
    {
        if (heading.Problems.IsEmpty)
            return heading;
        var said = labels.Select(l => _labels.Read(l.Text)).ToList();
        return said.TrueForAll(l => l is { IsUnderstood: true, Indicator: null, Area: null, Item: null, Kind: null }) && said.Exists(l => l.Measure is not null || l.Period is { Accumulation: not null } or { IsSamePeriod: true } or { YearOffset: not null } or { Part.Form: PeriodForm.Months } or { Part.IsRelative: true })
            ? heading with { Problems = [] }
            : heading;
    }

    // 指标值 heads the figures themselves; beside 完成值 it heads what was to be done.
    private void AimBesideResults()
    {
        foreach (var siblings in Siblings(Headed))
        {
            if (!siblings.Any(c => c.Value.Measure?.Value.IsResult == true))
                continue;
            foreach (var (column, meaning) in siblings.Where(c => c.Value.Measure is null && _labels.Read(_paths[c.Key][^1].Text).IsAim))
                _columns[column] = meaning with { Measure = new(new MeasureWord(Measure.Target), _paths[column][^1]) };
        }
    }

    // 上年完成 beside 年度目标 is the year's; beside 本年完成, or a growth, it is that of the same stretch.
    private void AskAboutTheYearBefore()
    {
        if (_context.Report is not { Year: { } year, Part.ToMonth: > 0 and < 12 })
            return;
        foreach (var siblings in Siblings(Headed))
        {
            if (siblings.Any(c => c.Value.Period is { YearOffset: 0 } || c.Value.Measure is { Value.Measure: null or Measure.Yoy or Measure.YoyDiff or Measure.YoyPoints }))
                continue;
            foreach (var (column, meaning) in siblings.Where(c => c.Value is { Period: { Part: null, Accumulation: null, IsSamePeriod: false } said } && (said.YearOffset == -1 || said.Year < year)
                && (c.Value.Measure?.Value.IsResult == true || _paths[c.Key][^1].Text.Contains("完成", StringComparison.Ordinal)) && c.Value.Measure?.Value.Measure is null or Measure.Level))
                _columns[column] = meaning with { Problems = meaning.Problems.Add(new LabelProblem(FindingCodes.AmbiguousLabel, _paths[column][^1], [_paths[column][^1].Text.Trim(), "@year_or_same_stretch"])) };
        }
    }

    // 得分 under 各乡镇固定资产投资考核 may be that of the investment, or of all that was judged.
    private void AskOfWhatAScoreIs()
    {
        if (_context.Title.Indicator is not { Value: { Unit.IsOfScores: false } subject })
            return;
        foreach (var (column, meaning) in _columns.Where(c => c.Value.Indicator is { Value.Unit.IsOfScores: true, Where: not null }).ToList())
        {
            var (score, label) = (meaning.Indicator!.Value.Value, meaning.Indicator.Value.Where!);
            if (_labels.Read(label.Text).Core != LabelText.Normalize(score.Name))
                _columns[column] = meaning with { Problems = meaning.Problems.Add(new LabelProblem(FindingCodes.AmbiguousLabel, label, [label.Text.Trim(), $"{score.Name}、{subject.Name}"])) };
        }
    }

    // 本期 beside 累计 is the month or quarter alone: in a report of 1-10月 it is October; of 1-9月 it may be September or the quarter, which is left open.
    private void ThisPeriodBesideTheCumulative()
    {
        foreach (var siblings in Siblings(Headed))
        {
            if (!siblings.Any(c => c.Value.Period is { Accumulation: Accumulation.YearToDate, YearOffset: null or 0 }))
                continue;
            // 本月累计 beside 本年累计 is what the month adds up to.
            foreach (var (column, meaning) in siblings.Where(c => MonthAddedUp().IsMatch(_paths[c.Key][^1].Text) && siblings.Any(o => YearAddedUp().IsMatch(_paths[o.Key][^1].Text))))
                _columns[column] = meaning with { Period = meaning.Period with { Accumulation = Accumulation.Period, Part = new PeriodPart(PeriodForm.ThisMonth) } };
            var isOfTheMonth = _context.Report.Part is { Form: PeriodForm.Months, ToMonth: var last } && last % 3 != 0;
            foreach (var (column, meaning) in siblings.Where(c => c.Value.Period is { Part: null, Accumulation: null } && ThisPeriod().IsMatch(LabelText.Normalize(_paths[c.Key][^1].Text))))
                _columns[column] = meaning with { Period = meaning.Period with { Accumulation = Accumulation.Period, Part = isOfTheMonth ? new PeriodPart(PeriodForm.ThisMonth) : null } };
        }
    }

    private void PlacesOfNeighbors()
    {
        var places = new PlacesBeside(_table, _context.Title.Indicator?.Value);
        foreach (var siblings in Siblings(Speaking))
            places.Add(siblings);
        foreach (var (column, meaning) in _columns.ToList())
            _columns[column] = places.Complete(column, meaning);
    }

    // Columns under the same headings, whether these are merged or written anew over each: 2024年 | 2024年 | 2025年 | 2025年. Further on, the same words head others.
    private List<IGrouping<string, KeyValuePair<int, AxisMeaning>>> Siblings(IEnumerable<KeyValuePair<int, AxisMeaning>> columns)
    {
        var (words, family) = ("", "");
        return
        [
            .. columns.GroupBy(c =>
            {
                if (_over[c.Key] is var over && (over.Words != words || over.Words.Length == 0))
                    (words, family) = over;
                return family;
            }),
        ];
    }

    // 季度 in the corner says what the numbers on its right are (1 2 3 4).
    private AxisMeaning? CornerOf(Cell label) =>
        label.Content.Kind == CellKind.Number
            ? _table.StubColumns.Where(s => s.Heading.Any(h => h.Address.Row == label.Address.Row)).Select(s => _headings[s.Column]).FirstOrDefault(h => h.Heads == HeadingKind.Periods)
            : null;

    // 1 2 3 under 月份, 一 二 三 四 under 季度.
    private AxisMeaning? PeriodsOver(Cell label, ImmutableArray<Cell> path) =>
        path.TakeWhile(l => l != label).LastOrDefault() is { } outer && _labels.Read(outer.Text) is { Heads: HeadingKind.Periods }
            ? new AxisMeaning { Heads = HeadingKind.Periods, Innermost = outer }
            : null;

    private static IEnumerable<IEnumerable<Cell>> HeaderRows(Table table) =>
        table.ColumnHeadings.SelectMany(c => c.Labels).GroupBy(l => l.Address.Row).Select(row => row.OrderBy(l => l.Address.Column));

    private bool LabelsRows(AxisMeaning meaning, List<Cell> cells)
    {
        // Years and months in columns of their own say when, though they are numbers.
        if (meaning is { Heads: HeadingKind.Periods, SaysNothing: true, Problems.IsEmpty: true } && cells.TrueForAll(c => _labels.Read(AxisReader.TextOf(c, meaning)).Period.IsDated))
            return true;
        // A column of words under a heading that says what they sort by labels its rows, wherever it stands.
        var words = cells.Count(c => c.Content.Kind == CellKind.Text);
        var sorts = meaning.Heads is HeadingKind.Units or HeadingKind.Areas || meaning.Kind is not null || (meaning.SaysNothing && meaning.Problems.IsEmpty);
        return meaning.Attribute is null && !meaning.IsIgnored && sorts && words * 2 > cells.Count;
    }

    // Under 各乡镇固定资产投资 a heading 投资额 is the end of that indicator's name, and under 粮食产量 a heading 产量 is that, though it is an indicator's name by itself.
    private AxisMeaning InTheTitlesWords(AxisMeaning meaning, ImmutableArray<Cell> path)
    {
        if (WithinTheTitles(meaning, path) is var (within, named))
        {
            if (meaning is { Measure: not null } or { Period.IsDated: true } or { Indicator: null } || !IsNamedOutright(within))
                return meaning.Naming(within, named);
            // 产量 beside 粮食产量 under 粮食产量 is that once more, or what is called so by itself.
            return meaning with { Problems = meaning.Problems.Add(new LabelProblem(FindingCodes.AmbiguousLabel, named, [named.Text.Trim(), $"{meaning.Indicator.Value.Value.Name}、{within.Name}"])) };
        }

        if (meaning.Indicator is { Where: { } own } && _headings.Values.All(h => h.Kind is null) && _names.OtherUnderTitle(_context, own.Text) is { } other)
            return meaning with { Problems = meaning.Problems.Add(new LabelProblem(FindingCodes.AmbiguousLabel, own, [own.Text.Trim(), $"{meaning.Indicator.Value.Value.Name}、{other.Name}"])) };
        if (meaning.Indicator is null && _context.Title.Indicator is { } title
            && meaning.Problems is [{ Code: var code, Label: var label }] && code == FindingCodes.UnknownLabel && label == path[^1]
            && _pieces.EndsName(label.Text, title.Value))
            return meaning with { Indicator = new(title.Value, label), Problems = [] };
        return IsResultOfTheTitles(meaning, path) ? meaning with { Indicator = new(_context.Title.Indicator!.Value.Value, path[^1]) } : meaning;
    }

    // Rows that are things of a kind (清单, 集群) have names of their own for what is measured of them, and what another column names outright is that column's: but for its plan or its growth
    // (计划产量 beside 粮食产量).
    private (Indicator Indicator, Cell Label)? WithinTheTitles(AxisMeaning meaning, ImmutableArray<Cell> path) =>
        _headings.Values.All(h => h.Kind is null)
        && (meaning.Indicator?.Where ?? meaning.Problems.FirstOrDefault(p => p.Code == FindingCodes.UnknownLabel)?.Label ?? path.LastOrDefault(l => !_labels.Read(l.Text).IsUnitAlone)) is { } label
        && meaning.Indicator?.Value == _labels.Read(label.Text).Indicator
        && _names.UnderTitle(_context, label.Text) is { } within
        && (meaning.Indicator is not null || !IsNamedOutright(within))
            ? (within, label)
            : null;

    private bool IsNamedOutright(Indicator indicator) => _table.ColumnHeadings.Any(c => c.Labels.Any(l => _labels.Read(l.Text).Indicator == indicator));

    // 本年完成投资 under 各乡镇固定资产投资 is what was done of that, unless the rows are things that a name of its own is for.
    private bool IsResultOfTheTitles(AxisMeaning meaning, ImmutableArray<Cell> path) =>
        meaning.Indicator is { } own && own.Where == path[^1] && _context.Title.Indicator is { } title && own.Value != title.Value
        && _headings.Values.All(h => h.Kind is null) && _pieces.SaysResultOf(path[^1].Text, title.Value);

    // 进度 over percentages is how much was done; over amounts or words it may be anything.
    private static AxisMeaning ProgressInPercent(AxisMeaning meaning, ImmutableArray<Cell> path, List<Cell> cells) =>
        meaning is { Measure: null, Attribute: null, Problems: [{ Label: { } label }] } && label == path[^1] && LabelText.Normalize(label.Text) is var text and ("进度" or "进度%" or "进度(%)")
        && cells.Exists(c => c.Content.Number is not null) && cells.TrueForAll(c => c.Content.Number is { Unit: "%" } or { Value: null } || (c.Content.Number is { Unit: null } && text.Length > 2))
            ? meaning with { Measure = new(new MeasureWord(Measure.Completion), label), Problems = [] }
            : meaning;

    // 目标任务 over figures is a target, over words a text about the item.
    private static AxisMeaning TargetOrText(AxisMeaning meaning, List<Cell> cells)
    {
        if (meaning is not { Attribute: not null, Measure: not null, Indicator: null })
            return meaning;
        return cells.Count(c => c.Content.Kind == CellKind.Text) * 2 > cells.Count ? meaning with { Measure = null } : meaning with { Attribute = null };
    }

    private void CompleteFromTheLeft()
    {
        var speaking = Speaking.ToList();
        // Which of two same headings is meant, only what stands on their left can say.
        var repeated = speaking.GroupBy(c => string.Join('\n', _paths[c.Key].Select(label => LabelText.Normalize(label.Text)))).Where(g => g.Count() > 1).SelectMany(g => g.Select(c => c.Key)).ToHashSet();
        var itemsAreMeasured = _headings.Values.Any(h => h.Kind?.Value.Indicator is not null);
        foreach (var siblings in Siblings(speaking))
        {
            var isOfOneStretch = siblings.Where(c => SaysStretch(c.Value) && c.Value.Measure?.Value.Measure is not (Measure.Target or Measure.YoyTarget)).Select(c => c.Value.Period).Distinct().Count() == 1;
            var lastStretch = siblings.LastOrDefault(c => SaysStretch(c.Value)).Key;
            AxisMeaning? what = null;
            AxisMeaning? when = null;
            Indicator? wholeWithoutHow = null;
            var isPart = false;
            Cell? piece = null;
            Cell? beforePiece = null;
            LabelProblem? unknown = null;
            var behind = new StretchesBehind();
            var years = new LaterOfYears();
            var last = -1;
            var (hasOneStretch, isBehindGroup) = (isOfOneStretch, false);
            var parts = 0;
            foreach (var ((column, meaning), next) in siblings.Zip(siblings.Skip(1).Select(s => (KeyValuePair<int, AxisMeaning>?)s).Append(null)))
            {
                // 同比 behind 目标 | 完成 under 固定资产投资 is of that, whatever stands before the group.
                if (GroupBefore.Of(speaking, last, column, _paths, _labels) is { } before)
                {
                    (what, unknown, piece, beforePiece) = (before.Unknown is null ? before.What ?? what : what, before.Unknown, null, null);
                    (isPart, wholeWithoutHow, parts) = (false, null, 0);
                    (behind, years, when, hasOneStretch, isBehindGroup) = (new StretchesBehind(), new LaterOfYears(), before.OneStretch, before.OneStretch is not null, true);
                    foreach (var stretch in before.Stretches)
                    {
                        behind.Add(stretch);
                        years.Add(stretch);
                    }
                }

                if (isBehindGroup && (meaning.Indicator is not null || SaysStretch(meaning)))
                    (when, hasOneStretch, isBehindGroup) = (null, isOfOneStretch, false);
                last = column;
                // 总投资 | 年度计划投资 | 累计完成投资: what is to be done stands before what was done of it, and is none of a sum that says nothing of the two.
                if (what is not null && !itemsAreMeasured && IsTargetOf(meaning, next, what))
                {
                    _columns[column] = meaning with { Indicator = next!.Value.Value.Indicator, IsIndicatorOfNeighbor = true, Units = meaning.Units ?? next.Value.Value.Units };
                    continue;
                }

                // 同比 beside 工业投资, both under 固定资产投资, is that of 工业投资.
                var isOfGroup = meaning.Indicator?.Where is { } where && where != _paths[column][^1] && what?.Indicator?.Where is { } named && named != where && SaysOnlyHow(meaning with { Indicator = null })
                    && meaning.Measure?.Value is { Measure: not Measure.Level };
                // 其中：省外资金 behind 到位资金 leaves open of which of the two a growth behind both is.
                if (meaning.Indicator is not null && !isOfGroup)
                {
                    // So do 地区生产总值 | 第一产业 | 第二产业 | 第三产业 | 增速: the parts are those of the catalog.
                    parts = wholeWithoutHow?.Parts.Contains(meaning.Indicator.Value.Value.Code) == true ? parts + 1 : 0;
                    isPart = Numbering.Of(_paths[column][^1].Text).IsPart || parts > 1;
                    wholeWithoutHow = isPart || parts > 0 ? wholeWithoutHow : meaning.Indicator.Value.Value;
                }

                if (meaning.Indicator is not null && !isOfGroup && what?.Indicator?.Value is { } other && other != meaning.Indicator.Value.Value)
                    behind = new StretchesBehind();
                what = meaning.Indicator is not null && !isOfGroup ? meaning : what;
                if (SaysStretch(meaning) || meaning.IsTotal)
                    behind.Add(meaning);
                when = SaysStretch(meaning) ? meaning : when;
                years.Add(meaning);
                // 上年同期固定资产投资 beside 1-6月固定资产投资, under a title that says the year alone.
                if (meaning is { Period: { IsSamePeriod: true, Part: null }, Indicator: not null } && when is not null && _context.Report.Part is null)
                    _columns[column] = meaning with { Period = meaning.Period.Within(StretchOf(when)) };
                // 同比 beside 累计, both under 工业投资 or naming it themselves, is the growth of that stretch, where there is but one.
                if (hasOneStretch && when is not null && meaning.Measure is not null && IsOfTheStretch(meaning) && !SaysStretch(meaning) && meaning.Indicator?.Value == what?.Indicator?.Value)
                    _columns[column] = meaning with { Period = meaning.Period.Within(StretchOf(when)), PeriodLabel = meaning.PeriodLabel ?? when.PeriodLabel };
                // Under 固定资产投资 as beside it: 1-10月 | 10月 | 同比.
                if (meaning.Indicator is { Where: { } group } && group != _paths[column][^1] && group == what?.Indicator?.Where && !SaysStretch(meaning))
                    _columns[column] = behind.Complete(_columns[column], StretchOf, _paths[column][^1]);
                if (!SaysOnlyHow(meaning) && !isOfGroup)
                {
                    unknown = meaning.Indicator is null && meaning.Problems is [{ Code: var code, Label: { } label }] && code == FindingCodes.UnknownLabel && label == _paths[column][^1] && !_labels.Read(label.Text).IsPieceOfAName ? meaning.Problems[0] : null;
                    (beforePiece, piece) = meaning.Problems.Length > 0 && _labels.Read(_paths[column][^1].Text).IsPieceOfAName ? (piece ?? beforePiece, _paths[column][^1]) : (_paths[column][^1], null);
                    continue;
                }

                // Behind what nobody knows 同比 is of that, and of nothing before it. A piece of a name may be one together with the rows.
                if (unknown is not null && meaning.Problems.IsEmpty)
                {
                    _columns[column] = meaning with { Problems = [unknown] };
                    continue;
                }

                var completed = meaning;
                // 本月新登记 may name something together with the rows: 同比 behind it is of that, or of 期末实有 before it. 9月电量 and 1-9月电量 name the same.
                if (piece is not null && beforePiece is not null && meaning.Problems.IsEmpty && _labels.Read(piece.Text).Core != _labels.Read(beforePiece.Text).Core)
                    completed = completed with { Problems = completed.Problems.Add(new LabelProblem(FindingCodes.AmbiguousLabel, _paths[column][^1], [_paths[column][^1].Text.Trim(), $"{beforePiece.Text.Trim()}、{piece.Text.Trim()}"])) };
                if (!isPart)
                    wholeWithoutHow = null;
                else if (wholeWithoutHow is not null && (!isOfGroup || parts > 1))
                    completed = completed with { Problems = completed.Problems.Add(new LabelProblem(FindingCodes.AmbiguousLabel, _paths[column][^1], [_paths[column][^1].Text.Trim(), $"{wholeWithoutHow.Name}、{what!.Indicator!.Value.Value.Name}"])) };
                if (what is not null && !itemsAreMeasured)
                    completed = completed with { Indicator = what.Indicator, IsIndicatorOfNeighbor = true, Units = meaning.Units ?? what.Units };
                // 8月 | 环比 | 1-8月: what stands between two stretches is of the first.
                var isBetween = lastStretch > column && meaning.Measure is { Value.Measure: Measure.Yoy or Measure.YoyDiff or Measure.YoyPoints or Measure.Mom or null };
                if (!SaysStretch(meaning) && behind.Complete(completed, StretchOf, _paths[column][^1]) is var decided && decided != completed)
                    completed = decided;
                else if (when is not null && when != meaning && (repeated.Contains(column) || ((hasOneStretch || isBetween) && IsOfTheStretch(meaning))))
                    completed = completed with { Period = meaning.Period.Within(StretchOf(years.For(meaning) ?? when)), PeriodLabel = meaning.PeriodLabel ?? when.PeriodLabel };
                _columns[column] = completed;
            }
        }
    }

    private bool IsTargetOf(AxisMeaning meaning, KeyValuePair<int, AxisMeaning>? next, AxisMeaning what) =>
        meaning is { Indicator: null, Measure.Value.Measure: Measure.Target } && SaysOnlyHow(meaning)
        && next is { Key: var place, Value.Indicator: { Where: { } done } named } && done == _paths[place][^1] && named.Value != what.Indicator?.Value
        && done.Text.Contains("完成", StringComparison.Ordinal) && what.Indicator?.Where?.Text.Contains("完成", StringComparison.Ordinal) == false;

    // The year is the report's, which a neighbour says only where nothing else does.
    private PeriodPhrase StretchOf(AxisMeaning neighbor) => _context.Report.Year is null ? neighbor.Period : neighbor.Period with { Year = null, LastYear = null, YearOffset = null };

    private static bool SaysStretch(AxisMeaning meaning) => StretchesBehind.SaysStretch(meaning);

    private static bool SaysOnlyHow(AxisMeaning meaning) =>
        meaning is { Indicator: null, Area: null, Item: null, Kind: null, IsTotal: false } && (meaning.Measure is not null || meaning.Period.YearOffset is not null);

    // A change is one of the figure beside it; a completion or a place may be of what the report is of, where that is more than a year: 完成率 beside 1-7月完成 under
    // 2025年水利工作 is none of December.
    private bool IsOfTheStretch(AxisMeaning meaning) =>
        meaning.Measure is null or { Value.Measure: null or Measure.Yoy or Measure.YoyDiff or Measure.YoyPoints or Measure.Mom }
        || (_context.Report is { Year: not null, Part: null }
            && (meaning.Measure is { Value.Measure: Measure.Completion or Measure.Share or Measure.Rank or Measure.YoyRank } || (meaning is { Measure.Value.IsResult: true, Units: { } units } && units.Value.All(Unit.BuiltIn.Contains))));

    [GeneratedRegex("(?<![至到-])[本当]月累计")]
    private static partial Regex MonthAddedUp();

    [GeneratedRegex("[本当全]年累计|年初(至今|以来)|自年初")]
    private static partial Regex YearAddedUp();

    [GeneratedRegex("[本当]期(?![初末累])")]
    private static partial Regex ThisPeriod();
}
