using System.Globalization;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Samples;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.EndToEnd.Tests;

/// <summary>The sample workbooks in the repository, and the list of what their cells mean.</summary>
public class SamplesTests
{
    private static readonly string Committed = Path.Combine(AppContext.BaseDirectory, "samples");

    private static readonly IReadOnlyList<Truth> Figures = ReadTruth();

    private static readonly IReadOnlyDictionary<Series, decimal> Values = Figures
        .Where(f => f.Value is not null)
        .GroupBy(f => f.Series)
        .ToDictionary(g => g.Key, g => g.First().Value!.Value);

    private static readonly IndicatorCatalog County = CatalogLoader.Load(Path.Combine(AppContext.BaseDirectory, "catalog")).Catalog!;

    [Fact]
    public void CommittedSamples_AreWhatTheProgramMakes()
    {
        using var folder = new TempFolder();
        SampleSet.Write(folder.Path);
        Files(folder.Path).Should().Equal(Files(Committed));
        BeCommitted(folder.Path, Committed);
    }

    [Fact]
    public void CommittedConversation_IsWhatTheProgramMakes_AndAnAnswer()
    {
        var committed = Path.Combine(AppContext.BaseDirectory, "conversation");
        using var folder = new TempFolder();
        SampleSet.WriteConversation(folder.Path);
        Files(folder.Path).Append("工信局/2025年12月工业经济补充指标.审核.xlsx").Should().BeEquivalentTo(Files(committed));
        BeCommitted(folder.Path, committed);
    }

    [Fact]
    public void Samples_AreManyInBothFormatsAndSmall()
    {
        var workbooks = Files(Committed).Where(f => f is not (SampleSet.TruthFile or SampleSet.ArrivalsFile)).ToList();
        workbooks.Should().HaveCountGreaterThanOrEqualTo(45);
        workbooks.Count(f => f.EndsWith(".xls", StringComparison.Ordinal)).Should().BeGreaterThan(workbooks.Count / 4);
        workbooks.Sum(f => new FileInfo(Path.Combine(Committed, f)).Length).Should().BeLessThan(5_000_000);
        workbooks.Select(f => Path.GetDirectoryName(f)).Distinct().Should().BeSubsetOf(County.Departments.Select(d => d.Folder));
    }

    [Fact]
    public void Figures_CoverThreeYearsAndAllDomains()
    {
        Figures.Should().HaveCountGreaterThanOrEqualTo(15_000);
        Figures.Select(f => County.IndicatorsByCode[f.Series.Indicator].Domain).Distinct().Should().HaveCount(9);
        var investment = Figures.Where(f => f.Series is { Indicator: "fixed_investment", Area: "county", Measure: "level", Accumulation: "ytd" });
        investment.Select(f => f.Series.Period).Should().Contain(["2023-M02", "2024-M06", "2025-M12"]);
    }

    [Fact]
    public void SameFigure_IsTheSameInEveryWorkbook() =>
        Figures.GroupBy(f => f.Series).Where(g => g.Select(f => f.Value).Distinct().Count() > 1).Should().BeEmpty();

    [Fact]
    public void Townships_AddUpToTheCounty()
    {
        var townships = County.Areas.Where(a => a.Level == "township").Select(a => a.Code).ToList();
        var wholes = Values.Keys.Where(k => k is { Area: "county", Measure: "level" or "target" }
            && County.IndicatorsByCode[k.Indicator].Unit.Quantity != "ratio"
            && townships.All(t => Values.ContainsKey(k with { Area = t }))).ToList();
        wholes.Should().HaveCountGreaterThan(500);
        wholes.Where(k => Values[k] != townships.Sum(t => Values[k with { Area = t }])).Should().BeEmpty();
    }

    [Fact]
    public void Parts_AddUpToTheirWhole()
    {
        var wholes = Values.Keys.Where(k => k.Measure is "level" or "target"
            && County.IndicatorsByCode[k.Indicator].Parts is { Count: > 0 } parts
            && parts.All(p => Values.ContainsKey(k with { Indicator = p }))).ToList();
        wholes.Should().HaveCountGreaterThan(200);
        wholes.Where(k => Values[k] != County.IndicatorsByCode[k.Indicator].Parts.Sum(p => Values[k with { Indicator = p }])).Should().BeEmpty();
    }

    [Fact]
    public void Months_AreTheDifferencesOfCumulatives()
    {
        var months = Values.Keys.Where(k => k is { Freq: "M", Accumulation: "period", Measure: "level" }).ToList();
        var compared = 0;
        foreach (var key in months)
        {
            var month = TimePeriod.Parse(key.Period).Value;
            var until = key with { Accumulation = "ytd" };
            var before = month.Number == 1 ? 0 : Values.TryGetValue(until with { Period = month.Previous.ToString() }, out var v) ? v : (decimal?)null;
            if (before is { } b && Values.TryGetValue(until, out var total))
            {
                (total - b).Should().Be(Values[key], key.ToString());
                compared++;
            }
        }

        compared.Should().BeGreaterThan(400);
    }

    [Fact]
    public void Growth_AgreesWithLevels_WhereItMayBeComputed()
    {
        var compared = 0;
        foreach (var (key, growth) in Values.Where(v => v.Key.Measure == "yoy" && County.IndicatorsByCode[v.Key.Indicator].Growth == GrowthRule.Computable))
        {
            var level = key with { Measure = "level" };
            var before = level with { Period = TimePeriod.Parse(key.Period).Value.YearBefore.ToString() };
            if (Values.TryGetValue(level, out var now) && Values.TryGetValue(before, out var then) && then != 0)
            {
                ((100 * (now - then) / then) - growth).Should().BeInRange(-0.05m, 0.05m, key.ToString());
                compared++;
            }
        }

        compared.Should().BeGreaterThan(1000);
    }

    [Fact]
    public void Completion_IsLevelOverTarget()
    {
        var completions = Values.Where(v => v.Key.Measure == "completion"
            && Values.ContainsKey(v.Key with { Measure = "target" }) && Values.ContainsKey(v.Key with { Measure = "level" })).ToList();
        completions.Should().HaveCountGreaterThan(200);
        foreach (var (key, completion) in completions)
            ((100 * Values[key with { Measure = "level" }] / Values[key with { Measure = "target" }]) - completion).Should().BeInRange(-0.05m, 0.05m, key.ToString());
    }

    private static void BeCommitted(string made, string committed)
    {
        foreach (var file in Files(made))
        {
            File.ReadAllBytes(Path.Combine(made, file)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(committed, file)))
                .Should().BeTrue($"{file} is made by `dotnet run --project tools/Samples -- samples conversation`");
        }
    }

    private static List<string> Files(string directory) =>
        [.. Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(directory, f)).Order(StringComparer.Ordinal)];

    private static List<Truth> ReadTruth() =>
        [.. File.ReadLines(Path.Combine(Committed, SampleSet.TruthFile)).Skip(1).Select(line => line.Split(',')).Select(f => new Truth(
            new Series(f[3], f[4], f[5], f[6], f[7], f[8], f[9]),
            f[10].Length == 0 ? null : decimal.Parse(f[10], CultureInfo.InvariantCulture)))];

    private sealed record Series(string Indicator, string Area, string Item, string Freq, string Accumulation, string Measure, string Period);

    private sealed record Truth(Series Series, decimal? Value);
}
