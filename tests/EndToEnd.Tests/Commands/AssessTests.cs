using IndicatorPipeline.Support;

namespace IndicatorPipeline.EndToEnd.Tests.Commands;

/// <summary><c>assess</c> at the terminal: scores out of workbooks, opened down to their cells.</summary>
public sealed class AssessTests : IDisposable
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private readonly Workplace _place = new();

    public AssessTests()
    {
        _place.Catalog.Write("areas.yaml", """
            - { code: county, name: 全县, level: county }
            - { code: east, name: 东川镇, level: township, parent: county, group: 农业优先型 }
            - { code: west, name: 西坪镇, level: township, parent: county, group: 农业优先型 }
            - { code: south, name: 南岭乡, level: township, parent: county, group: 农业优先型 }
            """);
        _place.Catalog.Write("assessment.yaml", """
            - code: farming
              name: 农业优先型乡镇考核
              group: 农业优先型
              frequency: Q
              clip: { max: 100 }
              equal: satisfactory
              missing: withhold
              indicators:
                - { indicator: output, measure: level, weight: 60, better: higher, satisfactory: 100, lowest: 50 }
                - { indicator: crops, measure: level, weight: 40, better: higher, satisfactory: best, lowest: worst }
              adjustments:
                - { area: west, period: 2025-Q2, points: -0.5, reason: 逾期未报 }
            """);
    }

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task Scores_AreOpenedDownToTheirCells()
    {
        await IngestAsync();

        var lines = (await RunAsync("assess", "--period", "2025-Q2", "--json")).Json;

        // East: 60 + 40 × (75 − 50) ÷ 50 = 80 by 60 %, 60 + 40 × (4 − 2) ÷ 8 = 70 by 40 %. West: held at 100, and the best of the group, less 0.5.
        lines.Select(l => (l.GetProperty("area").GetString(), l.GetProperty("score").GetDecimal(), l.GetProperty("rank").GetInt32()))
            .Should().Equal(("west", 99.5m, 1), ("east", 76m, 2), ("south", 60m, 3));
        lines[0].GetProperty("adjustments")[0].GetProperty("reason").GetString().Should().Be("逾期未报");
        var (output, crops) = (lines[1].GetProperty("indicators")[0], lines[1].GetProperty("indicators")[1]);
        output.GetProperty("period").GetString().Should().Be("2025-M06");
        output.GetProperty("satisfactory_of").GetString().Should().BeNull();
        output.GetProperty("inputs")[0].GetProperty("cell").GetString().Should().Be("B4");
        output.GetProperty("inputs")[0].GetProperty("file").GetString().Should().Be("乡镇.xlsx");
        (crops.GetProperty("satisfactory_of").GetString(), crops.GetProperty("lowest_of").GetString()).Should().Be(("west", "south"));
        lines[0].GetProperty("indicators")[0].GetProperty("outcome").GetString().Should().Be("clipped");
    }

    [Fact]
    public async Task Forms_SayTheSame()
    {
        await IngestAsync();

        var table = (await RunAsync("assess", "--period", "2025-Q2", "--lang", "en")).Lines;
        table.Should().HaveCount(4);
        table[1].Should().Be("农业优先型\t1\t西坪镇\t99.5\t\t\t-0.5 逾期未报\t");
        var opened = (await RunAsync("assess", "--period", "2025-Q2", "--area", "东川镇", "--lang", "en")).Lines;
        opened.Should().HaveCount(4);
        opened[1].Should().Be("东川镇\t总产值\tlevel\t75\t万元\t100\t50\t80\t60\t48\tformula\t乡镇.xlsx Sheet1!B4");
        var csv = (await RunAsync("assess", "--period", "2025-Q2", "--format", "csv")).Lines;
        csv[0].Should().StartWith("scheme,group,period,area,area_name,total,rank,indicator");
        csv.Should().HaveCount(1 + (3 * 2) + 1).And.Contain(l => l.EndsWith(",逾期未报", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhatIsNotThere_IsWrongUsageWithTheNearest()
    {
        await IngestAsync();

        var period = await RunAsync("assess", "--period", "2025-M06", "--lang", "en");
        (period.ExitCode, period.Output).Should().Be((2, ""));
        period.Error.Should().Contain("2025-M06").And.Contain("2025-Q2");
        (await RunAsync("assess", "--period", "2031-Q1")).Error.Should().Contain("2025-Q2");
        var group = await RunAsync("assess", "--period", "2025-Q2", "--group", "农业优先");
        (group.ExitCode, group.Output).Should().Be((2, ""));
        group.Error.Should().Contain("农业优先型");
        (await RunAsync("assess", "--period", "2025-Q2", "--area", "东川")).Error.Should().Contain("东川镇");
        (await RunAsync("assess", "--period", "2025-Q2", "--area", "county", "--lang", "en")).Error.Should().Contain("全县 is not assessed");
        (await RunAsync("assess", "--period", "2025-Q2", "--group", "farming")).ExitCode.Should().Be(0);
        (await RunAsync("assess", "--period", "2025-Q2", "--as-of", "2020-01-01")).ExitCode.Should().Be(2, "nothing was known then");
        (await RunAsync("assess")).ExitCode.Should().Be(2);
        _place.Catalog.Delete("assessment.yaml");
        (await RunAsync("assess", "--period", "2025-Q2", "--lang", "en")).Error.Should().Contain("assessment.yaml");
    }

    private async Task IngestAsync()
    {
        var workbook = new SheetBuilder()
            .Row("2025年1-6月各乡镇主要指标")
            .Row("单位：万元")
            .Row("乡镇", "总产值", "种植业产值")
            .Row("东川镇", 75m, 4m)
            .Row("西坪镇", 120m, 10m)
            .Row("南岭乡", 50m, 2m);
        _place.Drop("统计局/乡镇.xlsx", workbook.ToXlsx());
        var outcome = await RunAsync("ingest", _place.Share);
        outcome.ExitCode.Should().Be(0, outcome.Output + outcome.Error);
    }

    private Task<ProgramOutcome> RunAsync(params string[] arguments) =>
        new BuiltProgram().RunAsync(Cancel, [.. arguments, "--share", _place.Share, "--data", _place.Data, "--catalog", _place.Catalog.Path]);
}
