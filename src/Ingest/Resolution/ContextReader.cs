using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using IndicatorPipeline.Ingest.Tables;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>Reads what stands around a table: its own lines, those of the sheet above it, the notes below it, the names of sheet and file.</summary>
internal sealed partial class ContextReader
{
    private readonly Table _table;
    private readonly LabelReader _labels;
    private readonly ImmutableArray<LabelProblem>.Builder _problems = ImmutableArray.CreateBuilder<LabelProblem>();
    private AxisMeaning _title = AxisMeaning.Nothing;
    private PeriodPhrase _period = PeriodPhrase.Unsaid;
    private Cell? _periodLabel;
    private ContextLine? _periodLine;
    private PeriodPhrase _inLines = PeriodPhrase.Unsaid;
    private readonly ImmutableArray<PartUnits>.Builder _partUnits = ImmutableArray.CreateBuilder<PartUnits>();
    private Said<string>? _unknownUnit;
    private Said<string>? _unknownArea;
    private Said<string>? _sendersOwn;
    private Said<Narrowing>? _narrowed;
    private Said<string>? _since;
    private (int Year, Said<string> Line)? _sinceYear;
    private Said<string>? _openWord;
    private readonly StringBuilder _titleWords = new();
    private readonly ImmutableArray<Indicator>.Builder _titleIndicators = ImmutableArray.CreateBuilder<Indicator>();
    private Said<ImmutableArray<ItemRef>> _mentioned = new([], null);
    private readonly ImmutableArray<SaidInNote>.Builder _inNotes = ImmutableArray.CreateBuilder<SaidInNote>();
    private bool _saysCumulative;
    private DateOnly? _filledIn;
    private DateOnly? _bareDate;

    private ContextReader(Table table, LabelReader labels)
    {
        _table = table;
        _labels = labels;
    }

    /// <param name="inherited">Lines that stand above earlier tables of the sheet.</param>
    /// <param name="headings">Those of them that head the sheet, not one of its tables.</param>
    /// <param name="names">The names of the sheet and the file.</param>
    public static TableContext Read(Table table, ImmutableArray<Cell> inherited, ImmutableArray<Cell> headings, ContextNames names, LabelReader labels)
    {
        var reader = new ContextReader(table, labels);
        reader.ReadOwnLines();
        reader.ReadInheritedLines(inherited, headings);
        reader.ReadNotes();
        reader.TakeBareDate();
        var report = reader.ReadNames(names);
        return new TableContext
        {
            Lines = [.. inherited, .. table.Title],
            Names = names,
            Title = reader._title,
            SaysCumulative = reader._saysCumulative,
            MeasureName = names.Measure?.Name,
            Report = report,
            ReportLabel = reader._periodLabel,
            InLines = reader._inLines,
            FilledIn = reader._filledIn,
            // What is said of the one leaves the others open.
            UnknownUnit = reader._unknownUnit ?? (reader._partUnits is [{ Units.Where: { } line }, ..] ? new(line.Text.Trim(), line) : null),
            PartUnits = reader._partUnits.ToImmutable(),
            UnknownArea = reader._title.Area is null ? reader._unknownArea ?? reader._sendersOwn : null,
            Narrowed = reader._narrowed,
            Since = reader._since,
            OpenYear = reader.OpenYear(report),
            OpenWord = reader._openWord,
            InNotes = reader._inNotes.ToImmutable(),
            TitleWords = reader._titleWords.ToString(),
            TitleIndicators = reader._titleIndicators.ToImmutable(),
            Mentioned = reader._mentioned,
            Problems = reader._problems.ToImmutable(),
            Status = reader.StatusOfFigures(),
        };
    }

    // The nearest line speaks first. What is announced as the period of the report adds what titles do not say; where it contradicts them, one is wrong.
    private void ReadOwnLines()
    {
        var lines = ContextLine.Of(_table.Title, _labels).Reverse().ToList();
        foreach (var line in lines)
        {
            ReadDate(line);
            ReadSubject(line);
            if (line.Sort is { } sort)
                _inNotes.Add(new(null, sort, line.Cell, IsEntry: true));
            ReadUnits(line);
            ReadArea(line);
            if (line is { Kind: LineKind.Title, IsAboutMethod: false })
                ReadPeriod(line);
        }

        ReadBrackets(lines);
        AskOfWhatALineIsAPart(lines);
        foreach (var line in lines.Where(l => l is { Kind: LineKind.Title, IsAboutMethod: true } && (l.NamesSubject || _period.IsDated)))
            ReadPeriod(line);

        foreach (var line in lines.Where(l => l.Kind == LineKind.ReportPeriod))
            ReadPeriod(line);
        _inLines = _period;
        _saysCumulative = lines.Exists(l => l.Kind == LineKind.Title && l.Text.Contains("累计", StringComparison.Ordinal));
        AskAboutStretches(lines);
    }

    private void ReadDate(ContextLine line)
    {
        if (line.Kind == LineKind.FillDate)
            _filledIn ??= line.Day;
        else if (line.Kind == LineKind.BareDate)
            _bareDate ??= line.Day;
    }

    private void ReadSubject(ContextLine line)
    {
        if (line.Kind is LineKind.FillDate or LineKind.BareDate)
            return;
        var said = line.Said;
        var isRemark = line.Kind == LineKind.Remark;
        _title = _title with
        {
            Indicator = _title.Indicator ?? (!isRemark && said.Indicator is { } indicator ? new(indicator, line.Cell) : null),
            Item = _title.Item ?? (isRemark ? null : ItemOf(said, line.Cell)),
            Kind = _title.Kind ?? (!isRemark && said.Kind is { } kind ? new(kind, line.Cell) : null),
            IndexBase = _title.IndexBase ?? (!isRemark && said.HasIndexBase ? line.Cell : null),
            Measure = _title.Measure ?? (!isRemark && (said.Measure ?? said.AimBeforeUnknown) is { } measure ? new(measure, line.Cell) : null),
        };
        if (line.Kind == LineKind.Title)
        {
            _titleWords.Append(said.Unknown);
            _titleIndicators.AddRange(said.Ambiguous);
            // What is foreseen, or is still missing, is not what was reported.
            AskAboutWord(Foreseen().Match(line.Text), said.Indicator, line.Cell);
            // 月均固定资产投资 is no 固定资产投资.
            if (said.Indicator is not null)
                AskAboutWord(Derived().Match(line.Text), said.Indicator, line.Cell);
            // 地区生产总值构成 and 地区生产总值考核得分 are in other units than 地区生产总值 is.
            if ((said.BehindName ?? said.Ambiguous.FirstOrDefault(i => i.Unit.IsOfScores)?.Name) is { } open && !_labels.Vocabulary.IsIgnored(open))
                _openWord ??= new(open, line.Cell);
            // 县本级 is what is the county's own of it, without the townships.
            AskAboutWord(UnknownPlaces.OwnLevelIn(line.Text), said.Indicator, line.Cell);
            if (PeriodChecks.SinceIn(line.Text) is { } since)
                _since ??= new(since, line.Cell);
            if (PeriodChecks.SinceYearIn(line.Text) is var (year, words))
                _sinceYear ??= (year, new(words, line.Cell));
            if (_mentioned.Value.IsEmpty)
                _mentioned = new([.. said.Items.Select(i => _labels.Vocabulary.RefOf(i)).OfType<ItemRef>()], line.Cell);
        }

        if (line.Kind == LineKind.Title && said.Narrowed is { } narrowed)
            _narrowed ??= new(narrowed, line.Cell);
        if (said.InvalidPeriod is { } invalid && !isRemark)
            _problems.Add(new LabelProblem(FindingCodes.InvalidPeriod, line.Cell, [invalid]));
    }

    // （国税） in a line of its own below a title says of it what it would behind its words.
    private void ReadBrackets(List<ContextLine> lines)
    {
        if (lines.Find(l => l is { Kind: LineKind.Title, Said: { Indicator: not null, Narrowed: null, InvalidPeriod: null } }) is not { Said.Indicator: var named } title)
            return;
        foreach (var aside in lines.Where(l => l.Kind == LineKind.Title && l.Cell.Address > title.Cell.Address && (MethodNote.IsAside(l.Text) || SomeOf().IsMatch(l.Text) || (!l.NamesSender && BareWord().IsMatch(l.Text)))))
        {
            var both = _labels.Read($"{title.Text.Trim()}({aside.Text.Trim().Trim('(', ')', '（', '）')})");
            if (both.Narrowed is { } narrowed)
                _narrowed ??= new(narrowed, aside.Cell);
            if (both.InvalidPeriod is { } invalid)
                _problems.Add(new LabelProblem(FindingCodes.InvalidPeriod, aside.Cell, [invalid]));
            if (aside.Said is { IsUnderstood: true, Period.YearOffset: < 0 })
                _problems.Add(new LabelProblem(FindingCodes.ContradictoryPeriods, aside.Cell, [aside.Text, title.Cell.Place.ToString(), title.Text]));
            AskAboutWord(Derived().Match(aside.Text), named, aside.Cell);
        }
    }

    // 第三产业 in a line below 固定资产投资 is a part of that, though the catalog calls a part of 地区生产总值 so.
    private void AskOfWhatALineIsAPart(List<ContextLine> lines)
    {
        var naming = lines.Where(l => l is { Kind: LineKind.Title, Said.Indicator: not null }).ToList();
        if (naming is [{ Said.Indicator: { } part } nearest, ..] && naming[1..].Find(l => new PartsOfAnother(_labels).IsCalledAsAPartOfSomethingElse(nearest.Text, part, l.Said.Indicator!)) is { Said.Indicator: { } whole })
            _problems.Add(new LabelProblem(FindingCodes.AmbiguousLabel, nearest.Cell, [nearest.Text.Trim(), $"{part.Name}、{whole.Name}"]));
    }

    private void ReadPeriod(ContextLine line)
    {
        var said = line.Period;
        if (!said.IsDated)
            return;
        if (_periodLine is { } nearer && Contradict(_period, said))
        {
            // A caption below the sheet's heading speaks for its table. A line of nothing but time, or of words that nobody knows, may be anything's.
            var speaksForTable = line.Kind == LineKind.Title && nearer.NamesSubject;
            var speaksForNobody = line.IsAboutMethod && !line.NamesSubject;
            // 数据截至8月31日 does not reach as far as a title of September does.
            var isOnlyHowFar = line.Kind == LineKind.ReportPeriod && said.Part is { Form: PeriodForm.Day } && !EndsBefore(said, _period);
            if (!speaksForTable && !isOnlyHowFar && !speaksForNobody)
                _problems.Add(new LabelProblem(FindingCodes.ContradictoryPeriods, nearer.Cell, [nearer.Text, line.Cell.Place.ToString(), line.Text]));
            return;
        }

        _periodLine ??= line;
        _periodLabel ??= line.Cell;
        _period = _period.Within(said);
    }

    private static bool EndsBefore(PeriodPhrase day, PeriodPhrase stretch) =>
        stretch is { Year: { } year, Part: { IsRelative: false, ToMonth: var last } } && ((day.Year ?? year) < year || ((day.Year ?? year) == year && day.Part!.Value.ToMonth < last));

    private static bool Contradict(PeriodPhrase nearer, PeriodPhrase farther) =>
        (nearer.Year is { } y && farther.Year is { } other && y != other)
        || (nearer.Part is { IsRelative: false } a && farther.Part is { IsRelative: false } b && a.ToMonth != b.ToMonth);

    // A form's entry that nobody knows may hold the stretch of the year that no title says: then it is not passed over.
    private void AskAboutStretches(List<ContextLine> lines)
    {
        if (_period is not { Year: not null, Part: null } || lines.Find(l => l.Kind == LineKind.Remark && l.Text.Length <= 20 && l.Said is { IsUnderstood: true, Period.Part.IsRelative: false, Period.Part.Form: not PeriodForm.Day }) is not { } line)
            return;
        _problems.Add(new LabelProblem(FindingCodes.ContradictoryPeriods, line.Cell, [line.Text, _periodLabel!.Place.ToString(), _periodLabel.Text.Trim()]));
    }

    private void ReadUnits(ContextLine line)
    {
        if (line.Kind is LineKind.FillDate or LineKind.BareDate)
            return;
        foreach (var stated in UnitStatement.AllOf(line.Text, _labels))
            TakeUnits(stated, line);
    }

    private void TakeUnits(UnitStatement stated, ContextLine line)
    {
        if (stated.Subject is not null)
            _partUnits.Add(new(stated.Subject, new(stated.Units, line.Cell)));
        else if (!stated.Units.IsEmpty)
        {
            AskAboutOtherUnits(stated, line);
            // 总产：吨 单产：千克 in one cell leaves open what else is in.
            if (_title.Units is { } said && said.Where == line.Cell && Disagree(said.Value, stated.Units))
                _unknownUnit ??= new(line.Cell.Text.Trim(), line.Cell);
            _title = _title with { Units = _title.Units is { } nearer ? WithRates(nearer, stated.Units, line.Cell) : new(stated.Units, line.Cell) };
        }

        if (stated.Unknown is { } unknown)
            _unknownUnit ??= new(unknown, line.Cell);
    }

    // 总量单位：万元 over 增速单位：%: the one says of amounts, the other of rates, whichever is nearer.
    private static Said<ImmutableArray<Unit>> WithRates(Said<ImmutableArray<Unit>> nearer, ImmutableArray<Unit> units, Cell line)
    {
        var (nearerAreRates, areRates) = (nearer.Value.All(Unit.BuiltIn.Contains), units.All(Unit.BuiltIn.Contains));
        return nearerAreRates == areRates ? nearer : new(nearer.Value.AddRange(units), areRates ? nearer.Where : line);
    }

    private void ReadArea(ContextLine line)
    {
        if (line.Kind is LineKind.FillDate or LineKind.BareDate || _title.Area is not null || line.IsAside)
            return;
        // 云川县黑石镇: the place within the one that is known is meant; nor is 黑石开发区 the one zone that goes by 开发区.
        var unknown = line.Said.UnclearArea ?? UnknownPlaces.In(line.Said.Unknown)
            ?? (line.Kind == LineKind.Title ? line.Said.SomeAreas ?? (line.Said.Area is null ? UnknownPlaces.In(line.Text) : null) ?? (line.Said.Area is null || _labels.Vocabulary.IsHomeOrWithin(line.Said.Area) ? line.Said.BeforeYear : null) : null);
        if (unknown is not null)
            _unknownArea ??= new(unknown, line.Cell);
        else if (line.Said.Area is { } area)
            TakeArea(area, line);
        else if (line.Kind == LineKind.Area && line.Text.Length > 0)
            _unknownArea ??= new(line.Text, line.Cell);
        else if (line.Kind == LineKind.Title && UnknownPlaces.OfSender(line.Text) is { } own)
            _sendersOwn ??= new(own, line.Cell);
    }

    // The bureau of the city sends what is about the county; a township sends what is about itself.
    private void TakeArea(RefArea area, ContextLine line)
    {
        var isOwn = _labels.Vocabulary.IsHomeOrWithin(area);
        if (isOwn || !line.NamesSender)
            _title = _title with { Area = new(area, line.Cell) };
        // A neighbor of the county sends what is its own.
        else if (!_labels.Vocabulary.IsWithin(_labels.Vocabulary.Catalog.Areas[0], area))
            _unknownArea ??= new(line.Text.Trim(), line.Cell);
    }

    // What an earlier table's lines say of time and unit holds on until something else is said. Their indicator does not, and their
    // area and a part of the year do where they head the sheet, or where the table has no title of its own.
    private void ReadInheritedLines(ImmutableArray<Cell> inherited, ImmutableArray<Cell> headings)
    {
        var hasTitle = TableContext.CaptionOf(_table) is not null;
        foreach (var line in ContextLine.Of(inherited, _labels).Reverse())
        {
            if (line.Kind is LineKind.FillDate or LineKind.BareDate)
                continue;
            var holdsOn = !hasTitle || headings.Contains(line.Cell);
            if (line.Period.IsDated && (_period.Year is null || (_period.Part is null && holdsOn)) && !Contradict(_period, line.Period))
            {
                _periodLabel ??= line.Cell;
                _period = _period.Within(line.Period);
            }

            if (_title.Units is null && _unknownUnit is null)
                ReadUnits(line);
            if (holdsOn)
                ReadArea(line);
        }
    }

    private void ReadNotes()
    {
        foreach (var note in ContextLine.Of(_table.Notes, _labels))
        {
            if (note.Kind == LineKind.FillDate)
                _filledIn ??= note.Day;
            else
                ReadUnitsOfNote(note);
            // 填报单位：云城镇 says whose figures they are below the table as above it.
            if (note.Kind == LineKind.Area || (note.NamesSender && note.Said.Area is not null))
                ReadArea(note);
            var ofAll = OfTheTable().Match(note.Text);
            if (ofAll.Success)
                _inNotes.Add(new(null, ofAll.Groups["what"].Value, note.Cell));
            else
                _inNotes.AddRange(OfSome().Matches(note.Text).Select(m => new SaidInNote(m.Groups["of"].Value, m.Groups["what"].Value, note.Cell)));
            // 本表数字放大10倍: in which unit, then?
            if (Multiplied().Match(note.Text) is { Success: true, Value: var factor })
                _problems.Add(new LabelProblem(FindingCodes.UnknownUnit, note.Cell, [factor]));
            if ((note.Kind == LineKind.ReportPeriod || ofAll.Success) && _periodLine is { } line && note.Said.Period is { IsDated: true } said && (said.YearOffset < 0 || said.Part is { IsTheOneBefore: true } || (said.YearOffset is null && Contradict(_period, said))))
                _problems.Add(new LabelProblem(FindingCodes.ContradictoryPeriods, note.Cell, [note.Text, line.Cell.Place.ToString(), line.Text]));
            AskAboutStretchOfSome(note);
            // 注：2025年为1-10月数 makes the figures of one year others than the line above says.
            if (LabelPeriod.StretchOfOneYear(note.Text) is { } stretch)
                _problems.Add(new LabelProblem(FindingCodes.InvalidPeriod, note.Cell, [stretch]));
        }
    }

    // 注：税收收入为1-5月数 makes those figures others than the line above says. What is of quarters may be of the last one.
    private void AskAboutStretchOfSome(ContextLine note)
    {
        if (_periodLabel is not { } title || StretchOfSome().Match(note.Text) is not { Success: true, Groups: var said } || _labels.Read(said["what"].Value).Indicator is { Frequency: not Freq.Monthly })
            return;
        if (_labels.Read(said["stretch"].Value).Period is { IsDated: true } stretch && (stretch.YearOffset < 0 || stretch.Part is { IsTheOneBefore: true } || Contradict(_period, stretch)))
            _problems.Add(new LabelProblem(FindingCodes.ContradictoryPeriods, note.Cell, [note.Text, title.Place.ToString(), title.Text.Trim()]));
    }

    // A note may say of one figure what the lines above do not, and must not say something else than they do.
    private void ReadUnitsOfNote(ContextLine note)
    {
        if (_title.Units is not { } above || UnitStatement.Of(note.Text, _labels) is not { Subject: null } stated)
            ReadUnits(note);
        else if (stated.Unknown is { } unknown)
            _problems.Add(new LabelProblem(FindingCodes.UnknownUnit, note.Cell, [unknown]));
        else
            AskAboutOtherUnits(stated, note);
    }

    // 单位：万元 above and 注：单位为亿元 below: the one makes the figures ten thousand times what they are by the other.
    private void AskAboutOtherUnits(UnitStatement stated, ContextLine line)
    {
        if (_title.Units is { Where: { } other, Value: var said } && other != line.Cell && Disagree(said, stated.Units))
            _problems.Add(new LabelProblem(FindingCodes.ContradictoryLabels, line.Cell, [line.Text, other.Place.ToString(), other.Text.Trim()]));
    }

    private static bool Disagree(ImmutableArray<Unit> some, ImmutableArray<Unit> others) => others.Any(u => some.Any(a => a.Quantity == u.Quantity) && !some.Contains(u));

    private void TakeBareDate()
    {
        if (_bareDate is { } day && !_period.IsDated && day.Day == DateTime.DaysInMonth(day.Year, day.Month))
            _inLines = _period = new PeriodPhrase(day.Year, Part: new PeriodPart(PeriodForm.Day, day.Month, day.Month, day.Day));
        _filledIn ??= _bareDate;
    }

    private void AskAboutWord(Match word, Indicator? named, Cell? where) => AskAboutWord(word.Success ? word.Value : null, named, where);

    // A word that makes another thing of what it stands beside, unless the catalog passes it over or the indicator is called so.
    private void AskAboutWord(string? word, Indicator? named, Cell? where)
    {
        if (word is not null && !_labels.Vocabulary.IsIgnored(word) && !(named is not null && _labels.Vocabulary.NamesOf(named).Any(n => n.Contains(word, StringComparison.Ordinal))))
            _problems.Add(new LabelProblem(FindingCodes.UnknownLabel, where, [word]));
    }

    // 2026年以来, or 2026年 on a sheet that was filled in on 25 September, is no whole year; how far it goes, nobody says.
    private Said<string>? OpenYear(PeriodPhrase report)
    {
        if (_sinceYear is { } since && !(report.Year == since.Year && report.Part is not null))
            return since.Line;
        if (report is not { Year: { } year, LastYear: null, Part: null })
            return null;
        var days = ContextLine.Of(_table.Title, _labels).Where(l => l.Kind is LineKind.FillDate or LineKind.BareDate or LineKind.Remark && l.Said.Period is { Part.Form: PeriodForm.Day } said && (said.Year ?? year) == year && said.Part!.Value.ToMonth < 12);
        return days.FirstOrDefault() is { } day ? new(string.Create(CultureInfo.InvariantCulture, $"{year}年 {day.Text.Trim()}"), day.Cell) : null;
    }

    // A name adds what the lines do not say.
    private PeriodPhrase ReadNames(ContextNames names)
    {
        var named = names.Sheet.Indicator ?? names.File.Indicator;
        foreach (var name in names.Names)
        {
            AskAboutWord(UnknownPlaces.OwnLevelIn(name), named, null);
            AskAboutWord(Foreseen().Match(name), named, null);
            if ((named ?? _title.Indicator?.Value) is { } whole)
                AskAboutWord(Derived().Match(name), whole, null);
            if (PeriodChecks.SinceIn(name) is { } since)
                _since ??= new(since, null);
        }

        if (UnitStatement.Of(names.Names[0], _labels) is { Subject: null, Unknown: null, Units: { IsEmpty: false } units })
            TakeUnitsOfName(units, names.Names[0]);
        _title = _title with
        {
            Area = _title.Area ?? (names.UnknownSheetArea is null ? Named(names.Sheet.Area) : null) ?? (_unknownArea is null && names.UnknownSheetArea is null ? Named(names.File.Area) : null),
            Item = _title.Item ?? ItemOf(names.Sheet, null),
            Indicator = _title.Indicator ?? (names.Sheet.Indicator is { } indicator ? new(indicator, null) : null),
            Measure = _title.Measure ?? (names.Measure is { } said ? new(said.Word, null) : null),
        };
        _unknownArea ??= names.UnknownSheetArea is { } sheet ? new(sheet, null) : names.UnknownFileArea is { } file ? new(file, null) : null;
        return Complete(Complete(_period, names.Sheet.Period), names.File.Period);
    }

    // A sheet called 亿元 is in that unit where no line says one.
    private void TakeUnitsOfName(ImmutableArray<Unit> units, string name)
    {
        if (_title.Units is not { } lines)
            _title = _title with { Units = new(units, null) };
        else if (lines.Where is { } line && units.Any(u => lines.Value.Any(l => l.Quantity == u.Quantity) && !lines.Value.Contains(u)))
            _problems.Add(new LabelProblem(FindingCodes.ContradictoryLabels, line, [line.Text.Trim(), _table.Sheet.Name, name]));
    }

    private static Said<RefArea>? Named(RefArea? area) => area is null ? null : new(area, null);

    // A stretch of another year than that of the lines adds nothing.
    private static PeriodPhrase Complete(PeriodPhrase report, PeriodPhrase name)
    {
        if (report is { Year: not null, Part: not null } || !name.IsDated || name.YearOffset is not null || name.Part is { IsValid: false })
            return report;
        return report.Year is not null && name.Year is not null && report.Year != name.Year ? report : report.Within(name);
    }

    // In a sentence the name of an item may be part of anything (新能源运行月报): it is one only with its kind beside it (新能源产业链).
    // A sheet may be named by the item alone.
    private Said<ItemRef>? ItemOf(LabelMeaning said, Cell? line) =>
        said is { Item: { } item, Items.Length: 1 } && (said.SaysKindOfItem || said.Kind?.Code == item.Kind || (line is null && said.IsUnderstood)) && _labels.Vocabulary.RefOf(item) is { } named
            ? new(named, line)
            : null;

    private ObsStatus StatusOfFigures()
    {
        var titles = ContextLine.Of(_table.Title, _labels).Where(l => l.Kind != LineKind.Remark).Select(l => l.Text);
        return titles.Concat(_table.Notes.Select(c => c.Text)).Select(StatusIn).Concat(_inNotes.Where(n => n.IsEntry).Select(n => FigureStatus.InRemark(n.What))).OfType<ObsStatus>().DefaultIfEmpty(ObsStatus.Normal).First();
    }

    // 2022年数为快报数 is about another year than the report's.
    private ObsStatus? StatusIn(string text) =>
        FigureStatus.InLine(text) is { } status && (_labels.Read(text).Period.Year is not { } year || _period.Year is null || year == _period.Year) ? status : null;

    [GeneratedRegex("预[计测估期](?!数)|测算|推算|估[算计]|缺口|[未拟须待](完成|入库|入统|纳统|到位|开工|拨付|支付)|(?<![供响反效适])应完成|(?<!内)需完成|(规模|限额)以下|规下|限下|剩余|欠[缴收账费]|短收|调整前|计划外|预算外")]
    private static partial Regex Foreseen();

    [GeneratedRegex(
        @"(\A\s*[（(]?\s*((注|说明|备注|附注)\s*[:：]\s*)?([0-9]+[.、]\s*)?|[，。；;]\s*)((以上|上述|上表|本表|此表|表[内中])(所[列示])?(各项)?(数据|数值|数字|数额|金额|数)?|数据|数值|数字|数额)(均|都|全部)?(为|系|是)(?<what>[^，。；;,.()（）]+)",
        RegexOptions.ExplicitCapture)]
    private static partial Regex OfTheTable();

    [GeneratedRegex(@"(?<=\A|[，。；;:：、.]\s*)(?<of>[^，。；;:：为系是\s]{2,10}?)(数据)?(均|都)?(为|系|是)(?<what>[^，。；;,.()（）]{1,20})", RegexOptions.ExplicitCapture)]
    private static partial Regex OfSome();

    // A line of its own that is no more than a name of some (园区企业, 山区, 全省).
    [GeneratedRegex(@"\A\s*(\p{IsCJKUnifiedIdeographs}{1,6}(区|县|市|镇|乡|村|街道|园|企业|农村|城镇|系统|行业|流域|片|组)|全[省国市]|[省市县]直)\s*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex SomeOf();

    // Of what part a table is, where it is no office, no edition and nobody's name with a title: 工业, 国有企业.
    [GeneratedRegex(@"\A\s*\p{IsCJKUnifiedIdeographs}{1,5}[^科股室组员长稿件表月年度\P{IsCJKUnifiedIdeographs}]\s*\z")]
    private static partial Regex BareWord();

    [GeneratedRegex("(放大|扩大|缩小|乘以|除以)[0-9一二两三四五六七八九十百千万]+倍?")]
    private static partial Regex Multiplied();

    // 国庆期间旅游收入 is of a stretch that no calendar has, 0-14岁 of some of the people, 跨区域 of more than the county.
    [GeneratedRegex("[年月日户人]均|差[距额]|核减|核增|指数(?!化)|密度|弹性|加权|定基|平均(?!水平|增[速长幅])|(?<!(增速|增长率?|增幅)[^，。；]{0,4})(可比价|不变价|[0-9]{4}年价)(?!.{0,6}(增|速|计算))|跨(?=[省市县区])|\\p{IsCJKUnifiedIdeographs}{2,4}(?<!报告|统计|所属|数据|核算|考核)期间|[0-9]+周?岁(以[上下])?|假日", RegexOptions.ExplicitCapture)]
    private static partial Regex Derived();

    [GeneratedRegex(@"(?<=\A|[，。；;:：])(?<what>(?![^，。；;:：]*(同期|上年|去年|基数|基期|比较|对比))[^，。；;:：]+?)((均?为|系|是)截?[至止]?|(数据?)?截[至止])(?<stretch>((19|20)\d\d年)?(\d{1,2}月?[-—–~～至到])?\d{1,2}月(份|末|底)?|[一二三四]季度末?|上半年|前三季度|上年同期|去年同期|上年|去年|上月)(当月|累计|的)*(数据?|值|情况|统计数)?\s*(?=[，。；、,;）)]|\z)", RegexOptions.ExplicitCapture)]
    private static partial Regex StretchOfSome();
}
