using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Support.Generation.Habits;
using IndicatorPipeline.Support.Generation.Layouts;

namespace IndicatorPipeline.Support.Generation;

/// <summary>
/// Composes workbooks as departments write them, out of layouts and habits thrown together by chance, each with what it means. What the
/// contract calls ambiguous is not made.
/// </summary>
public sealed class WorkbookGenerator(IndicatorCatalog catalog)
{
    private static readonly ILayout[] AllLayouts =
    [
        new IndicatorsDown(), new IndicatorsDownNested(), new AreasDown(), new AreasDownOneIndicator(), new AreasDownThreeHeadings(), new AreasDownGrowthBeside(), new AreasAcross(),
        new AreaAndIndicatorDown(), new MonthsAcross(), new MonthsAndCumulativesAcross(), new QuartersAcross(), new YearsAcross(), new YearsDown(),
        new MonthsDown(), new MonthsDownBothWays(), new MonthsUnderIndicators(), new MeasuresDown(), new YearsOverMeasures(), new GrowthAlone(), new ItemsAcross(), new LongForm(), new ItemsDown(), new ProjectList(), new TaskList(), new TotalUrbanRural(),
    ];

    // A bare year below another table's title would mean that title's months of it.
    private static readonly ILayout[] LayoutsInCompany = [.. AllLayouts.Where(l => l is not YearsDown)];

    private static readonly ILayout[] LayoutsOfOneArea = [new IndicatorsDown(), new IndicatorsDownNested(), new YearsAcross()];

    private static readonly ILayout[] LayoutsOfOneMonth = [new IndicatorsDown(), new IndicatorsDownNested(), new AreasDown(), new AreasDownOneIndicator()];

    private static readonly IHabit[] Units =
        [new UnitInCaption(), new UnitInTitle(), new UnitInHeading(), new UnitInRowLabel(), new UnitColumn(), new UnitRow(), new NearestUnitWins()];

    private static readonly IHabit[] Headings = [new MergedHeadings(), new MergedHeadings(), new UnmergedHeadings(), new CenteredHeadings(), new RepeatedHeadings(), new MarkedHeadings()];

    private static readonly IHabit[] PeriodPlaces = [new PeriodOnOwnLine(), new PeriodInSheetName(), new PeriodInFileName()];

    // In the order in which they may be applied to one another's work.
    private static readonly (IHabit Habit, double Chance)[] BeforeUnits = [(new NoTitle(), 0.3), (new FlashReport(), 0.06), (new RepeatedGroups(), 0.4)];

    private static readonly (IHabit Habit, double Chance)[] AfterUnits =
    [
        (new TopHeading(), 0.08), (new BrokenHeadingLines(), 0.1), (new BilingualHeadings(), 0.06),
        (new SpacedNames(), 0.15), (new NumberedLabels(), 0.15), (new PartsOfAbove(), 0.15), (new IndentedLabels(), 0.15), (new SerialColumn(), 0.15),
        (new RemarkColumn(), 0.12), (new CheckColumn(), 0.08), (new CodeRow(), 0.1), (new BlankRows(), 0.06),
        (new ChineseYear(), 0.05), (new MergedTitle(), 0.4), (new WanderingTitle(), 0.15), (new LinesAboveTitle(), 0.1),
        (new SenderLine(), 0.15), (new GapBelowTitle(), 0.12), (new NotesBelow(), 0.25),
        (new FiguresLikeYears(), 0.08), (new MissingMarks(), 0.12), (new BlankCells(), 0.12), (new RowsNotReported(), 0.08), (new BoldLabels(), 0.08),
        (new PercentFormat(), 0.1), (new SignsInWords(), 0.08), (new ArrowsForSigns(), 0.06), (new BracketsForSigns(), 0.08), (new TrailingUnits(), 0.06),
        (new SeparatedNumbers(), 0.08), (new FullWidthNumbers(), 0.06), (new NumbersAsText(), 0.1), (new FormattedNumbers(), 0.12),
    ];

    /// <summary>The workbook of a seed.</summary>
    public GeneratedWorkbook Generate(int seed)
    {
        var dice = new Dice(seed);
        var draft = new Draft(new Scene(catalog, dice), dice);
        switch (dice.Next(0, 19))
        {
            case 0 or 1:
                draft.SheetOfEachTownship();
                break;
            case 2:
                draft.SheetOfEachMonth();
                break;
            case 3 or 4:
                draft.Stacked();
                break;
            case 5:
                draft.SideBySide();
                break;
            default:
                draft.Single();
                break;
        }

        return draft.Finish(seed);
    }

    /// <summary>A workbook in the making.</summary>
    private sealed class Draft(Scene scene, Dice dice)
    {
        private readonly List<SheetBuilder> _sheets = [];
        private readonly SortedSet<string> _habits = new(StringComparer.Ordinal);
        private readonly List<Observation> _observations = [];
        private readonly List<ItemText> _texts = [];
        private readonly List<Label> _labels = [];
        private string _fileName = dice.Pick("报表", "附件", "统计表", "月报") + ".xlsx";

        public void Single()
        {
            var table = Table(AllLayouts, isAlone: true);
            var name = "Sheet1";
            if (table.PeriodPlace == PeriodPlace.SheetName)
                name = table.PeriodText;
            if (table.PeriodPlace == PeriodPlace.FileName)
                _fileName = table.PeriodText + _fileName;
            else if (table is { PeriodPlace: PeriodPlace.Title or PeriodPlace.OwnLine } && dice.Chance(0.05))
                _fileName = Habit("workbook: file name of another year", $"{scene.Year - dice.Next(1, 2)}年{_fileName}");
            var sheet = Sheet(name);
            var (top, left) = Place();
            Write(sheet, table, top, left);
        }

        public void Stacked()
        {
            Habit("sheet: tables one above the other");
            var sheet = Sheet("Sheet1");
            var (row, left) = Place();
            for (var i = dice.Next(2, 3); i > 0; i--)
                row = Write(sheet, Table(LayoutsInCompany, isAlone: false), row, left) + dice.Next(1, 3);
        }

        public void SideBySide()
        {
            Habit("sheet: tables side by side");
            var sheet = Sheet("Sheet1");
            var (row, left) = Place();
            var first = Table(LayoutsInCompany, isAlone: false);
            Write(sheet, first, row, left);
            Write(sheet, Table(LayoutsInCompany, isAlone: false), row, left + first.Columns.Count + dice.Next(1, 2));
        }

        public void SheetOfEachTownship()
        {
            Habit("workbook: a sheet for each township");
            var (top, left) = Place();
            foreach (var area in dice.SomeInOrder(scene.Townships, dice.Next(2, 5)))
            {
                scene.Area = area;
                Write(Sheet(area.Name), Table(LayoutsOfOneArea, isAlone: false), top, left);
            }
        }

        public void SheetOfEachMonth()
        {
            Habit("workbook: a sheet for each month");
            var (top, left) = Place();
            var last = scene.Month;
            for (var month = Math.Max(1, last - dice.Next(1, 4)); month <= last; month++)
            {
                scene.Month = month;
                Write(Sheet(PeriodWords.Number(month) + "月"), Table(LayoutsOfOneMonth, isAlone: false), top, left);
            }
        }

        public GeneratedWorkbook Finish(int seed)
        {
            if (dice.Chance(0.05))
            {
                Habit("workbook: a sheet that is no report");
                _sheets.Add(new SheetBuilder("通讯录").Row("姓名", "电话", "地址").Row("王芳", "13900000000", "云城").Row("赵强", "13900000001", "东川"));
            }

            if (dice.Chance(0.04))
            {
                Habit("workbook: a hidden sheet");
                _sheets.Add(new SheetBuilder("底稿").Row("指标", "累计").Row("固定资产投资", 1).Hidden());
            }

            var form = dice.Next(0, 19) switch { 0 or 1 or 2 => FileForm.Xlsx, 3 => FileForm.Xls, _ => FileForm.Values };
            if (form != FileForm.Values)
                Habit(form == FileForm.Xls ? "file: .xls" : "file: .xlsx");
            if (form == FileForm.Xls)
                _fileName = Path.ChangeExtension(_fileName, ".xls");
            return new GeneratedWorkbook(seed, _fileName, _sheets, form, [.. _habits], _observations, _texts, _labels);
        }

        private SheetBuilder Sheet(string name)
        {
            var sheet = new SheetBuilder(name);
            _sheets.Add(sheet);
            return sheet;
        }

        private (int Top, int Left) Place()
        {
            if (!dice.Chance(0.2))
                return (0, 0);
            Habit("sheet: table away from A1");
            return (dice.Next(0, 4), dice.Next(0, 3));
        }

        private int Write(SheetBuilder sheet, TablePlan table, int top, int left)
        {
            var writer = new TableWriter(sheet, table, left);
            var next = writer.Write(top);
            _observations.AddRange(writer.Truth.Observations);
            _texts.AddRange(writer.Truth.Texts);
            _labels.AddRange(writer.Labels);
            return next;
        }

        private TablePlan Table(ILayout[] among, bool isAlone)
        {
            while (true)
            {
                var layout = dice.Pick(among);
                if (layout.Compose(scene, dice) is not { } table || !table.FigureCells.Any())
                    continue;
                Habit(layout.Name);
                if (dice.Chance(0.35))
                    TryOneOf(isAlone ? PeriodPlaces : PeriodPlaces[..1], table);
                foreach (var (habit, chance) in BeforeUnits)
                    Try(habit, table, chance);
                // Without a unit of its own a table is in that of the table above it: only one that stands alone can say none.
                if (!(isAlone && dice.Chance(0.1) && Try(new UnitUnsaid(), table)) && !TryOneOf(Units, table))
                    Try(new UnitUnsaid(), table);
                TryOneOf(Headings, table);
                foreach (var (habit, chance) in AfterUnits)
                    Try(habit, table, chance);
                return table;
            }
        }

        private bool TryOneOf(IHabit[] habits, TablePlan table)
        {
            foreach (var habit in dice.Shuffled(habits))
            {
                if (Try(habit, table))
                    return true;
            }

            return false;
        }

        private bool Try(IHabit habit, TablePlan table, double chance = 1)
        {
            if (!dice.Chance(chance) || !habit.TryApply(table, dice))
                return false;
            Habit(habit.Name);
            return true;
        }

        private void Habit(string name) => _habits.Add(name);

        private T Habit<T>(string name, T value)
        {
            Habit(name);
            return value;
        }
    }
}
