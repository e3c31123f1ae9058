using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Metrics.Tests.Catalog;

/// <summary>Every kind of problem, each raised by one file written over a catalog that is in order.</summary>
public sealed partial class CatalogProblemTests : IDisposable
{
    private const string Indicators = CatalogFiles.Indicators;
    private const string Areas = CatalogFiles.Areas;
    private const string Items = CatalogFiles.Items;
    private const string Kinds = CatalogFiles.Kinds;
    private const string Attributes = CatalogFiles.Attributes;
    private const string Ignored = CatalogFiles.Ignored;
    private const string Departments = CatalogFiles.Departments;
    private const string Units = CatalogFiles.Units;
    private const string Reports = CatalogFiles.Reports;
    private const string Derivations = CatalogFiles.Derivations;
    private const string Missing = CatalogFiles.Missing;
    private const string Assessments = CatalogFiles.Assessments;

    // What other files refer to, so that a file written anew raises nothing but what it is about.
    private const string Output = "- { code: output, name: 总产值, domain: economy, unit: 万元, frequency: M, accumulation: ytd }\n";
    private const string Investment = "- { code: investment, name: 项目投资, domain: project, unit: 万元, frequency: M, accumulation: ytd }\n";
    private const string County = "- { code: county, name: 全县, level: county }\n";
    private const string Stats = "- { code: stats, name: 统计局, folder: 统计局 }\n";
    private const string Money = "- { name: 万元, quantity: money, factor: 10000 }\n- { name: 亿元, quantity: money, factor: 100000000 }\n";
    private const string Cluster = "- { code: cluster, name: 产业集群, headers: [产业] }\n";
    private const string Report = "- { code: r, name: 报表, department: stats, frequency: M, areas: [county], required: [output], ";
    private const string Overdue = "- { code: a, name: 甲, derive: days_overdue, kinds: [project], finish: stage, stage: stage, finished: [竣工] }\n";
    private const string Due = "due: { day: 1, month: next } }\n";
    private const string Half = "{ indicator: output, measure: level, weight: 50, better: higher, satisfactory: best, lowest: worst }";
    private static readonly string Whole = Scheme(Half.Replace("50", "100"));
    private static readonly string[] Cultures = ["zh-CN", "en"];

    private readonly CatalogFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>The code, the file, and its text with the mark ▸ before the place that is named; no mark for the file as a whole.</summary>
    public static TheoryData<CatalogProblemCode, string, string> Situations { get; } = new()
    {
        { CatalogProblemCode.UnknownFile, "indicators.yml", "" },
        { CatalogProblemCode.FileTooLarge, Ignored, new string('#', CatalogFiles.MaxBytes + 1) },
        { CatalogProblemCode.EmptyFile, Areas, "# none\n" },
        { CatalogProblemCode.ControlCharacter, Ignored, "- 甲\n- 乙▸\0\n- 丙\n" },
        { CatalogProblemCode.SyntaxError, Ignored, "- [甲\n- 乙\n▸" },
        { CatalogProblemCode.TabIndentation, Attributes, "- code: stage\n▸\tname: 形象进度\n" },
        { CatalogProblemCode.AnchorOrAlias, Ignored, "- 甲\n- ▸&a 乙\n" },
        { CatalogProblemCode.AnchorOrAlias, Ignored, "- ▸*a\n" },
        { CatalogProblemCode.Tag, Ignored, "- ▸!!str 甲\n" },
        { CatalogProblemCode.SecondDocument, Ignored, "- 甲\n▸---\n- 乙\n" },
        { CatalogProblemCode.NestedTooDeep, Ignored, "- [[[[[[[▸[甲]]]]]]]]\n" },
        { CatalogProblemCode.NotAList, Ignored, "▸甲: 乙\n" },
        { CatalogProblemCode.NotAList, Attributes, "- { code: stage, name: 形象进度, aliases: ▸进度 }\n" },
        { CatalogProblemCode.NotAnEntry, Attributes, "- ▸形象进度\n" },
        { CatalogProblemCode.NotAnEntry, Reports, Report + "due: ▸10 }\n" },
        { CatalogProblemCode.NotText, Attributes, "- { code: stage, name: ▸[形象进度] }\n" },
        { CatalogProblemCode.NotText, Ignored, "- ▸[甲]\n" },
        { CatalogProblemCode.NotText, Attributes, "- { code: stage, name: 形象进度, ▸[甲]: 乙 }\n" },
        { CatalogProblemCode.NotANumber, Units, Money + "- { name: 亩, quantity: area, factor: ▸\"1\" }\n" },
        { CatalogProblemCode.NotANumber, Units, Money + "- { name: 亩, quantity: area, factor: ▸1e4 }\n" },
        { CatalogProblemCode.NotANumber, Units, Money + "- { name: 亩, quantity: area, factor: ▸1/15 }\n" },
        { CatalogProblemCode.NotANumber, Units, Money + "- { name: 亩, quantity: area, factor: ▸１ }\n" },
        { CatalogProblemCode.NotANumber, Units, Money + "- { name: 亩, quantity: area, factor: ▸0.06666666666666666666666666666667 }\n" },
        { CatalogProblemCode.NotANumber, Units, Money + "- { name: 亩, quantity: area, factor: ▸99999999999999999999999999999999 }\n" },
        { CatalogProblemCode.NotAnInteger, Reports, Report + "due: { day: ▸1.5, month: next } }\n" },
        { CatalogProblemCode.NotTrueOrFalse, Kinds, "- { code: cluster, name: 产业集群, headers: [产业], open: ▸no }\n" },
        { CatalogProblemCode.EmptyValue, Attributes, "- code: stage\n  name:▸\n" },
        { CatalogProblemCode.EmptyValue, Attributes, "- { code: stage, name: 形象进度, aliases: ▸~ }\n" },
        { CatalogProblemCode.EmptyValue, Attributes, "- { code: stage, name: 形象进度, aliases: [▸\"\"] }\n" },
        { CatalogProblemCode.EmptyList, Kinds, "- { code: cluster, name: 产业集群, headers: ▸[] }\n" },
        { CatalogProblemCode.DuplicateKey, Attributes, "- code: stage\n  name: 甲\n  ▸name: 乙\n" },
        { CatalogProblemCode.UnknownKey, Attributes, "- code: stage\n  name: 甲\n  ▸alias: [乙]\n" },
        { CatalogProblemCode.UnknownKey, Reports, Report + "due: { day: 1, month: next, ▸time: 9 } }\n" },
        { CatalogProblemCode.MissingKey, Attributes, "- ▸name: 甲\n" },
        { CatalogProblemCode.MissingKey, Attributes, "- ▸{ code: stage }\n" },
        { CatalogProblemCode.MalformedCode, Attributes, "- { code: ▸进度, name: 形象进度 }\n" },
        { CatalogProblemCode.MalformedCode, Attributes, "- { code: ▸\"stage\\n\", name: 形象进度 }\n" },
        { CatalogProblemCode.UnknownChoice, Indicators, Investment + "- { code: output, name: 总产值, domain: ▸other, unit: 万元, frequency: M, accumulation: ytd }\n" },
        { CatalogProblemCode.UnknownChoice, Indicators, Investment + "- { code: output, name: 总产值, domain: economy, unit: 万元, frequency: ▸m, accumulation: ytd }\n" },
        { CatalogProblemCode.UnknownChoice, Reports, Report + "due: { day: 1, month: ▸later } }\n" },
        { CatalogProblemCode.OutOfRange, Reports, Report + "due: { day: ▸32, month: next } }\n" },
        { CatalogProblemCode.OutOfRange, Indicators, Output + Investment.Replace(" }", ", decimals: ▸-1 }") },
        { CatalogProblemCode.NotPositive, Units, Money + "- { name: 亩, quantity: area, factor: ▸-1 }\n" },
        { CatalogProblemCode.NotPositive, Units, Money + "- { name: 亩, quantity: area, factor: ▸0.0 }\n" },
        { CatalogProblemCode.NotAtLeast, CatalogFiles.Checks, "- { code: a, check: parts, tolerance: ▸-1 }\n" },
        { CatalogProblemCode.UnknownChoice, CatalogFiles.Checks, "- { code: a, check: ▸sum }\n" },
        { CatalogProblemCode.UnknownChoice, CatalogFiles.Checks, "- { code: a, check: parts, severity: ▸warning }\n" },
        { CatalogProblemCode.UnknownReference, CatalogFiles.Checks, "- { code: a, check: parts, indicators: [▸nothing] }\n" },
        { CatalogProblemCode.UnknownReference, CatalogFiles.Checks, "- { code: a, check: expression, assert: ▸output >= nothing }\n" },
        { CatalogProblemCode.UnknownKey, CatalogFiles.Checks, "- { code: a, check: parts, ▸assert: output >= 0 }\n" },
        { CatalogProblemCode.FiguresOfOtherFrequencies, CatalogFiles.Checks, "- { code: a, check: expression, assert: ▸output >= yearly }\n" },
        { CatalogProblemCode.FiguresOfOtherUnits, CatalogFiles.Checks, "- { code: a, check: expression, assert: ▸output >= crops }\n- { code: b, check: expression, assert: output >= crops * 10000 }\n" },
        { CatalogProblemCode.EmptyList, CatalogFiles.Checks, "- { code: a, check: parts, indicators: ▸[], severity: none }\n" },
        { CatalogProblemCode.EmptyList, Derivations, "- { code: a, name: 甲, derive: completion, indicators: ▸[] }\n" },
        { CatalogProblemCode.UnknownKey, Reports, Report.Replace("frequency: M", "frequency: Q") + Due.Replace(" } }", ", ▸january: with_february } }") },
        { CatalogProblemCode.UnknownChoice, Reports, Report + Due.Replace(" } }", ", january: ▸later } }") },
        { CatalogProblemCode.NeitherStockNorFlow, CatalogFiles.Checks, "- { code: a, check: stock_flow, stock: ▸output, plus: [crops] }\n" },
        { CatalogProblemCode.NeitherStockNorFlow, CatalogFiles.Checks, "- { code: a, check: stock_flow, stock: forest, minus: [▸forest] }\n" },
        { CatalogProblemCode.FlowOfAnotherQuantity, CatalogFiles.Checks, "- { code: a, check: stock_flow, stock: forest, plus: [▸output] }\n" },
        { CatalogProblemCode.MalformedAssertion, CatalogFiles.Checks, "- { code: a, check: expression, assert: ▸output => 0 }\n" },
        { CatalogProblemCode.NotADay, CatalogFiles.Calendar, "- { year: 2025, off: [▸2025-02-30] }\n" },
        { CatalogProblemCode.NotADay, CatalogFiles.Calendar, "- { year: 2025, off: [▸2025-05-05/2025-05-01] }\n" },
        { CatalogProblemCode.DayNamedTwice, CatalogFiles.Calendar, "- { year: 2025, off: [2025-05-01/2025-05-05], work: [▸2025-05-03] }\n" },
        { CatalogProblemCode.DayOfAnotherYear, CatalogFiles.Calendar, "- { year: 2025, off: [▸2024-12-31] }\n" },
        { CatalogProblemCode.YearNamedTwice, CatalogFiles.Calendar, "- { year: 2025 }\n- ▸{ year: 2025 }\n" },
        { CatalogProblemCode.BoundsReversed, Indicators, Output + Investment.Replace(" }", ", bounds: ▸{ min: 2, max: 1 } }") },
        { CatalogProblemCode.FolderName, Departments, "- { code: stats, name: 统计局, folder: ▸../统计局 }\n" },
        { CatalogProblemCode.FolderName, Departments, "- { code: stats, name: 统计局, folder: ▸退回 }\n" },
        { CatalogProblemCode.DuplicateCode, Areas, County + "- { code: ▸county, name: 县, level: county }\n" },
        { CatalogProblemCode.EmptyLabel, Areas, County + "- { code: x, name: ▸“”, level: county }\n" },
        { CatalogProblemCode.EmptyLabel, Ignored, "- ▸“”\n" },
        { CatalogProblemCode.DuplicateLabel, Indicators, Output + Investment + "- { code: a, name: 甲, aliases: [▸总　产值], domain: economy, unit: 万元, frequency: M, accumulation: ytd }\n" },
        { CatalogProblemCode.DuplicateLabel, Areas, County + "- { code: x, name: ▸全 县, level: county }\n" },
        { CatalogProblemCode.DuplicateLabel, Items, "- { code: a, name: 甲, kind: cluster }\n- { code: b, name: 乙, kind: cluster, aliases: [▸甲] }\n" },
        { CatalogProblemCode.DuplicateLabel, Kinds, Cluster + "- { code: x, name: 甲, headers: [▸产业], open: true }\n" },
        { CatalogProblemCode.DuplicateLabel, Attributes, "- { code: a, name: 甲 }\n- { code: b, name: ▸甲 }\n" },
        { CatalogProblemCode.DuplicateLabel, Attributes, "- { code: a, name: ▸项目名称 }\n" },
        { CatalogProblemCode.DuplicateLabel, Attributes, "- { code: a, name: 甲, aliases: [▸总产值] }\n" },
        { CatalogProblemCode.DuplicateLabel, Departments, Stats + "- { code: x, name: ▸统计局, folder: 甲 }\n" },
        { CatalogProblemCode.DuplicateLabel, Departments, Stats + "- { code: x, name: 甲, folder: ▸统计局 }\n" },
        { CatalogProblemCode.DuplicateLabel, Units, Money + "- { name: 亩, quantity: area, factor: 1, aliases: [▸万元] }\n" },
        { CatalogProblemCode.BuiltInUnit, Units, Money + "- { name: 点, quantity: points, factor: 1, aliases: [▸百分点] }\n" },
        { CatalogProblemCode.IgnoredAndClaimed, Ignored, "- 甲\n- ▸总产值\n" },
        { CatalogProblemCode.IgnoredAndClaimed, Ignored, "- ▸高原 夏菜\n" },
        { CatalogProblemCode.IgnoredAndClaimed, Ignored, "- ▸亩\n" },
        { CatalogProblemCode.ReservedAttribute, Attributes, "- { code: ▸yoy, name: 甲 }\n" },
        { CatalogProblemCode.ReservedAttribute, Attributes, "- { code: ▸reported, name: 甲 }\n" },
        { CatalogProblemCode.ReservedAttribute, Attributes, "- { code: ▸time, name: 甲 }\n" },
        { CatalogProblemCode.ReservedAttribute, Attributes, "- { code: ▸points, name: 甲 }\n" },
        { CatalogProblemCode.ReservedAttribute, Attributes, "- { code: a, name: 甲, aliases: [▸完成率] }\n" },
        { CatalogProblemCode.UnknownReference, Indicators, Output + Investment.Replace("万元", "▸万圆") },
        { CatalogProblemCode.UnknownReference, Indicators, Output + Investment.Replace(" }", ", department: ▸tax }") },
        { CatalogProblemCode.UnknownReference, Indicators, Output + Investment.Replace(" }", ", parts: [▸x] }") },
        { CatalogProblemCode.UnknownReference, Areas, County + "- { code: x, name: 甲, level: county, parent: ▸y }\n" },
        { CatalogProblemCode.UnknownReference, Kinds, "- { code: cluster, name: 产业集群, headers: [产业], indicator: ▸x }\n" },
        { CatalogProblemCode.UnknownReference, Items, "- { code: a, name: 甲, kind: cluster }\n- { code: b, name: 乙, kind: ▸x }\n" },
        { CatalogProblemCode.UnknownReference, Reports, (Report + Due).Replace("stats", "▸tax") },
        { CatalogProblemCode.UnknownReference, Reports, (Report + Due).Replace("county", "▸x") },
        { CatalogProblemCode.UnknownReference, Reports, (Report + Due).Replace("output", "▸x") },
        { CatalogProblemCode.RepeatedReference, Reports, (Report + Due).Replace("output", "output, ▸output") },
        { CatalogProblemCode.Cycle, Areas, County + "- { code: a, name: 甲, level: county, parent: ▸b }\n- { code: b, name: 乙, level: county, parent: a }\n" },
        { CatalogProblemCode.Cycle, Areas, County + "- { code: a, name: 甲, level: county, parent: ▸a }\n" },
        { CatalogProblemCode.Cycle, Indicators, Output.Replace(" }", ", parts: [▸investment] }") + Investment.Replace(" }", ", parts: [output] }") },
        { CatalogProblemCode.PartOfAnotherQuantity, Indicators, Output.Replace("万元", "％") + Investment.Replace(" }", ", parts: [▸output] }") },
        { CatalogProblemCode.PartOfAnotherFrequency, Indicators, Output.Replace(": M", ": Q") + Investment.Replace(" }", ", parts: [▸output] }") },
        { CatalogProblemCode.PartOfAnotherAccumulation, Indicators, Output.Replace("ytd", "stock") + Investment.Replace(" }", ", parts: [▸output] }") },
        { CatalogProblemCode.ReservedAttribute, Attributes, "- { code: ▸latest, name: 甲 }\n" },
        { CatalogProblemCode.MissingKey, Missing, "- ▸{ reason: not_available }\n" },
        { CatalogProblemCode.UnknownChoice, Missing, "- { label: 待定, reason: ▸never }\n" },
        { CatalogProblemCode.DuplicateLabel, Missing, "- { label: 待定 }\n- { label: ▸待 定 }\n" },
        { CatalogProblemCode.MissingKey, Derivations, "- ▸{ code: a, name: 甲, gap: true }\n" },
        { CatalogProblemCode.UnknownChoice, Derivations, "- { code: a, name: 甲, derive: ▸growth }\n" },
        { CatalogProblemCode.UnknownChoice, Derivations, "- { code: a, name: 甲, derive: gap, accumulations: [ytd, ▸year] }\n" },
        { CatalogProblemCode.UnknownKey, Derivations, "- { code: a, name: 甲, derive: gap, ▸among: areas }\n" },
        { CatalogProblemCode.MissingKey, Derivations, "- ▸{ code: a, name: 甲, derive: rank }\n" },
        { CatalogProblemCode.MissingKey, Derivations, "- ▸{ code: a, name: 甲, derive: rank, among: areas }\n" },
        { CatalogProblemCode.UnknownKey, Derivations, "- { code: a, name: 甲, derive: rank, among: items, ▸level: township }\n" },
        { CatalogProblemCode.UnknownReference, Derivations, "- { code: a, name: 甲, derive: gap, indicators: [▸x] }\n" },
        { CatalogProblemCode.UnknownReference, Derivations, "- { code: a, name: 甲, derive: gap, kinds: [▸x] }\n" },
        { CatalogProblemCode.UnknownReference, Derivations, Overdue.Replace("finish: stage", "finish: ▸x") },
        { CatalogProblemCode.EmptyList, Derivations, Overdue.Replace("[竣工]", "▸[]") },
        { CatalogProblemCode.RankOfOpenKind, Derivations, "- { code: a, name: 甲, derive: rank, among: items, kinds: [▸project] }\n" },
        { CatalogProblemCode.OverdueOfClosedKind, Derivations, Overdue.Replace("project", "▸cluster") },
        { CatalogProblemCode.MergeInClosedKind, CatalogFiles.Registers, "- { kind: ▸cluster, name: 甲, same_as: 乙 }\n" },
        { CatalogProblemCode.Cycle, CatalogFiles.Registers, "- { name: 甲, same_as: ▸乙 }\n- { name: 乙, same_as: 甲 }\n" },
        { CatalogProblemCode.ReservedIndicator, Indicators, Output + Investment + "- { code: ▸computed_score, name: 甲, domain: economy, unit: 万元, frequency: M, accumulation: ytd }\n" },
        { CatalogProblemCode.UnknownReference, Assessments, Scheme(Half, Half.Replace("output", "investment")).Replace("ecology", "▸nobody") },
        { CatalogProblemCode.UnknownReference, Assessments, Scheme(Half, Half.Replace("output", "▸nothing")) },
        { CatalogProblemCode.RepeatedReference, Assessments, Scheme(Half, Half).Replace("- {", "- ▸{") },
        { CatalogProblemCode.WeightsNotHundred, Assessments, Scheme(Half).Replace("- {", "- ▸{") },
        { CatalogProblemCode.NotANumberOr, Assessments, Whole.Replace("best", "▸good") },
        { CatalogProblemCode.NotANumberOr, Assessments, Whole.Replace("best", "▸'3'") },
        { CatalogProblemCode.SatisfactoryNotBetter, Assessments, Whole.Replace("output", "▸output").Replace("best", "5").Replace("worst", "5") },
        { CatalogProblemCode.SatisfactoryNotBetter, Assessments, Whole.Replace("output", "▸output").Replace("higher", "lower").Replace("best", "6").Replace("worst", "5") },
        { CatalogProblemCode.NoDirection, Assessments, Whole.Replace("output", "▸output").Replace(", better: higher", "") },
        { CatalogProblemCode.AssessedMoreOften, Assessments, Whole.Replace("output", "▸yearly") },
        { CatalogProblemCode.UnknownKey, Assessments, Whole.Replace("best", "best, ▸target: 100") },
        { CatalogProblemCode.UnknownChoice, Assessments, Whole.Replace("skip", "▸average") },
        { CatalogProblemCode.MissingKey, Assessments, Whole.Replace("- {", "- ▸{").Replace("equal: satisfactory, ", "") },
        { CatalogProblemCode.BoundsReversed, Assessments, Whole.Replace("equal", "clip: ▸{ min: 100, max: 60 }, equal") },
        { CatalogProblemCode.NotAPeriod, Assessments, Whole.Replace("equal", "from: ▸2025-M06, equal") },
        { CatalogProblemCode.PeriodsReversed, Assessments, Whole.Replace("- {", "- ▸{").Replace("equal", "from: 2025-Q3, to: 2025-Q2, equal") },
        { CatalogProblemCode.AssessedTwice, Assessments, Whole.Replace("equal", "to: 2025-Q2, equal") + Whole.Replace("- { code: a", "- ▸{ code: b").Replace("equal", "from: 2025-Q2, equal") },
        { CatalogProblemCode.EmptyList, Assessments, Scheme().Replace("[]", "▸[]") },
        { CatalogProblemCode.NotAnEntry, Assessments, Scheme("▸output") },
        { CatalogProblemCode.AreaOfAnotherGroup, Assessments, Whole.Replace("equal", "adjustments: [{ area: ▸county, period: 2025-Q2, points: -1, reason: 逾期 }], equal") },
        { CatalogProblemCode.MissingKey, Assessments, Whole.Replace("equal", "adjustments: [▸{ area: east, period: 2025-Q2, points: -1 }], equal") },
        { CatalogProblemCode.NotANumber, Assessments, Whole.Replace("equal", "adjustments: [{ area: east, period: 2025-Q2, points: ▸one, reason: 现场会 }], equal") },
        { CatalogProblemCode.ItemOfOpenKind, Items, "- { code: a, name: 甲, kind: cluster }\n- { code: b, name: 乙, kind: ▸project }\n" },
        { CatalogProblemCode.ClosedKindWithoutItems, Kinds, Cluster + "- { code: ▸chain, name: 产业链, headers: [链] }\n" },
    };

    [Theory]
    [MemberData(nameof(Situations))]
    public void Situation_IsNamedAtItsPlace(CatalogProblemCode code, string file, string marked)
    {
        var mark = marked.IndexOf('▸', StringComparison.Ordinal);
        var lines = marked[..Math.Max(mark, 0)].Split('\n');
        var location = mark < 0 ? file : $"{file}:{lines.Length}:{lines[^1].Length + 1}";
        _folder.Write(file, marked.Replace("▸", ""));

        var problems = _folder.Load().Problems;

        problems.Select(p => (p.Location, p.Code)).Should().Equal((location, code));
        foreach (var culture in Cultures)
            problems[0].Message(CultureInfo.GetCultureInfo(culture)).Should().NotBeEmpty().And.NotContain("{0}");
    }

    [Fact]
    public void MissingFile_IsNamed()
    {
        _folder.Delete(Departments);

        _folder.Load().Problems.Select(p => (p.Location, p.Code)).Should().Equal(("departments.yaml", CatalogProblemCode.MissingFile));
    }

    [Fact]
    public void BytesOfAnotherEncoding_AreNamedWhereTheyBegin()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        _folder.Write(Ignored, Encoding.GetEncoding("GB18030").GetBytes("- a\n- 序时进度\n"));

        _folder.Load().Problems.Select(p => (p.Location, p.Code)).Should().Equal(("ignored.yaml:2:3", CatalogProblemCode.NotUtf8));
    }

    [Fact]
    public void EveryCode_HasASituation() =>
        Situations.Select(s => s.Data.Item1)
            .Append(CatalogProblemCode.MissingFile)
            .Append(CatalogProblemCode.NotUtf8)
            .Should().Contain(Enum.GetValues<CatalogProblemCode>());

    [Fact]
    public void BothLanguages_HaveTheSamePlaceholders()
    {
        foreach (var code in Enum.GetValues<CatalogProblemCode>())
        {
            var placeholders = Cultures
                .Select(c => CatalogTexts.MessageTemplate(code, CultureInfo.GetCultureInfo(c)))
                .Select(text => string.Concat(Placeholder().Matches(text).Select(m => m.Value).Distinct().Order()))
                .ToList();

            placeholders[1].Should().Be(placeholders[0], "of {0}", code);
        }

        CatalogTexts.MessageTemplate(CatalogProblemCode.EmptyFile, CultureInfo.GetCultureInfo("en")).Should().StartWith("The file");
        CatalogTexts.MessageTemplate(CatalogProblemCode.EmptyFile, CultureInfo.GetCultureInfo("zh-CN")).Should().StartWith("文件");
    }

    [Fact]
    public void Documentation_ListsEveryCode()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "IndicatorPipeline.sln")))
            root = root.Parent!;
        var listed = File.ReadLines(Path.Combine(root.FullName, "docs", "catalog.md"))
            .SkipWhile(line => line != "## Codes of problems")
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Skip(2);

        listed.Should().Equal(Enum.GetValues<CatalogProblemCode>().Select(code =>
            $"| {code} | {CatalogTexts.MessageTemplate(code, CultureInfo.GetCultureInfo("en")).Replace("|", "&#124;")} |"));
    }

    [Fact]
    public void DuplicateLabel_NamesTheOtherAndItsPlace()
    {
        _folder.Write(Areas, County + "- { code: x, name: 全 县, level: county }\n");

        _folder.Load().Problems.Single().Message(CultureInfo.GetCultureInfo("en"))
            .Should().Contain("“全 县”").And.Contain("“全县”").And.Contain("areas.yaml:1");
    }

    private static string Scheme(params string[] indicators) =>
        $"- {{ code: a, name: 考核, group: ecology, frequency: Q, equal: satisfactory, missing: skip, indicators: [{string.Join(", ", indicators)}] }}\n";

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Placeholder();
}
