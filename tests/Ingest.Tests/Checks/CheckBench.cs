using IndicatorPipeline.Ingest.Checks;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Tests.Checks;

/// <summary>A report of a few figures and what is known from earlier ones, for one check to look at.</summary>
internal sealed class CheckBench(ICheck check)
{
    private static readonly Unit SmallYuan = new("元", "money", 1, []);
    private static readonly Unit Yuan = new("万元", "money", 10_000, []);
    public static readonly Unit BigYuan = new("亿元", "money", 100_000_000, []);
    private static readonly Unit Head = new("头", "head", 1, []);

    private readonly List<Figure> _arriving = [];
    private readonly Dictionary<(SeriesKey, TimePeriod), Vintage> _earlier = [];
    private readonly List<TextRow> _textRows = [];
    private readonly List<string> _earlierTexts = [];
    private readonly List<CheckRule> _rules = [];
    private readonly List<ReportDefinition> _reports = [];
    private int _row = 1;

    public string? Department { get; set; } = "stats";

    private static Indicator Indicator(string code, Unit unit, Accumulation accumulation, params string[] parts) => new()
    {
        Code = code,
        Name = code,
        Domain = "economy",
        Unit = unit,
        Frequency = Freq.Monthly,
        Accumulation = accumulation,
        Better = Better.Higher,
        Minimum = 0,
        Department = "stats",
        Parts = parts,
    };

    /// <summary>In the next row of column B, unless a cell is given.</summary>
    public CheckBench Gives(
        string indicator,
        decimal value,
        string period = "2025-M06",
        string area = "county",
        string? item = null,
        Measure measure = Measure.Level,
        Accumulation accumulation = Accumulation.YearToDate,
        Basis basis = Basis.Own,
        string? cell = null,
        Unit? said = null)
    {
        var half = 0.5m;
        for (var digits = value.Scale; digits > 0; digits--)
            half /= 10;
        _arriving.Add(new Figure(Observation(indicator, value, period, area, item, measure, accumulation, basis, cell ?? $"B{++_row}"), $"{value}", half, said ?? Yuan));
        return this;
    }

    /// <summary>From an earlier workbook, 旧报表.xlsx of the department.</summary>
    public CheckBench Knows(
        string indicator,
        decimal value,
        string period,
        string area = "county",
        string? item = null,
        Measure measure = Measure.Level,
        Accumulation accumulation = Accumulation.YearToDate,
        Basis basis = Basis.Own,
        string department = "stats")
    {
        var submission = new Submission(1, "earlier", "旧报表.xlsx", department, DateTimeOffset.UnixEpoch, Verdict.Accepted, "", null, null, null, null);
        var observation = Observation(indicator, value, period, area, item, measure, accumulation, basis, "C9");
        _earlier[(observation.Key, observation.Period)] = new Vintage(observation, 0, submission);
        return this;
    }

    /// <summary>A text of a task, the task named in the next row of column A.</summary>
    public CheckBench GivesText(string item)
    {
        _textRows.Add(new TextRow("task", item, "Sheet1", $"A{++_row}"));
        return this;
    }

    /// <summary>A text of a task, from an earlier workbook.</summary>
    public CheckBench KnowsText(string item)
    {
        _earlierTexts.Add(item);
        return this;
    }

    public CheckBench Rules(params CheckRule[] rules)
    {
        _rules.AddRange(rules);
        return this;
    }

    public CheckBench Asks(params ReportDefinition[] reports)
    {
        _reports.AddRange(reports);
        return this;
    }

    /// <summary>What it finds, with no more known than it asked for.</summary>
    public IReadOnlyList<Finding> Findings()
    {
        var catalog = new IndicatorCatalog
        {
            Indicators =
            [
                Indicator("total", Yuan, Accumulation.YearToDate, "first", "second"),
                Indicator("first", Yuan, Accumulation.YearToDate),
                Indicator("second", Yuan, Accumulation.YearToDate),
                Indicator("herd", Head, Accumulation.Stock),
                Indicator("born", Head, Accumulation.Period) with { Decimals = 0 },
                Indicator("slaughtered", Head, Accumulation.Period),
                Indicator("rate", Unit.Percent, Accumulation.YearToDate) with { Maximum = 100 },
                Indicator("profit", Yuan, Accumulation.YearToDate) with { Minimum = null },
                Indicator("group", Yuan, Accumulation.YearToDate, "member"),
                Indicator("member", Yuan, Accumulation.YearToDate),
                Indicator("steady", Yuan, Accumulation.YearToDate) with { Growth = GrowthRule.ConstantPrice },
            ],
            Areas =
            [
                new RefArea("county", "全县", [], "county", null, null),
                new RefArea("east", "东镇", [], "township", "county", null),
                new RefArea("west", "西镇", [], "township", "county", null),
                new RefArea("north", "北乡", [], "township", "county", null),
                new RefArea("south", "南乡", [], "township", "county", null),
            ],
            Items = [new Item("beef", "牛", "kind", [], null), new Item("lamb", "羊", "kind", [], null), new Item("leek", "菜", "kind", [], null)],
            Kinds = [new ItemKind("kind", "产业", ["产业"], false, null), new ItemKind("task", "实事", ["实事"], true, "total")],
            Departments = [new Department("stats", "统计局", "统计局", []), new Department("other", "农业局", "农业局", [])],
            Units = [.. Unit.BuiltIn, SmallYuan, Yuan, BigYuan, Head],
            Checks = _rules,
            Reports = _reports,
        };
        var report = new CheckedReport(catalog, new Reading([], [.. _arriving], [], []) { TextRows = [.. _textRows] }, Department, "arriving");
        var questions = new Questions();
        check.Ask(report, questions);
        var history = new History(1, AnswersTo(questions)) { Asked = questions };
        for (var further = Further(report, history); !further.IsEmpty; further = Further(report, history))
        {
            history = history.And(further, AnswersTo(further)) with
            {
                Registers = _earlier.Keys.Where(k => k.Item1.Item is not null).Select(k => (Register: ItemRegister.OfFigures(k.Item1.Indicator), Item: k.Item1.Item!))
                    .Concat(_earlierTexts.Select(item => (Register: ItemRegister.OfTexts("task"), Item: item)))
                    .Where(r => further.AllRegisters.Contains(r.Register)).ToLookup(r => r.Register, r => r.Item),
            };
        }

        return [.. check.Find(new Evidence(report, history))];
    }

    private Questions Further(CheckedReport report, History history)
    {
        var questions = new Questions(history.Asked);
        check.AskFurther(new Evidence(report, history), questions);
        return questions;
    }

    private Dictionary<(SeriesKey Key, TimePeriod Period), Vintage> AnswersTo(Questions questions) => _earlier
        .Where(e => questions.Stretches.Any(s => s.Group == e.Key.Item1.Group && s.From <= e.Key.Item2 && e.Key.Item2 <= s.To)
            || questions.Columns.Contains((e.Key.Item1.Indicator, e.Key.Item1.Freq, e.Key.Item1.Accumulation, e.Key.Item2)))
        .ToDictionary(e => e.Key, e => e.Value);

    private static Observation Observation(
        string indicator, decimal value, string period, string area, string? item, Measure measure, Accumulation accumulation, Basis basis, string cell) => new(
        new SeriesKey(indicator, area, item, Freq.Monthly, indicator == "herd" ? Accumulation.Stock : accumulation, measure),
        TimePeriod.Parse(period).Value,
        value,
        measure is Measure.Yoy or Measure.Mom or Measure.Completion or Measure.Share ? Unit.Percent.Name : measure == Measure.YoyPoints ? Unit.PercentagePoint.Name : Yuan.Name,
        ObsStatus.Normal,
        basis,
        null,
        new Metrics.Observations.Origin("Sheet1", cell));
}
