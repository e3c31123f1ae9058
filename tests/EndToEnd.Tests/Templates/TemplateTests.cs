using IndicatorPipeline.Ingest;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.EndToEnd.Tests.Templates;

/// <summary>A template of every report of the samples, filled in: it is read like any other workbook, and each figure is what was asked for.</summary>
public sealed class TemplateTests(SampleLedgerFixture samples) : IClassFixture<SampleLedgerFixture>
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private static readonly string[] Months = ["2024-M11", "2025-M06", "2026-M02"];
    private static readonly string[] Quarters = ["2024-Q3", "2025-Q2", "2026-Q1"];

    private static readonly HashSet<string> StubHeadings = ["指标", "地区", "产业", "清单名称", "资金来源地", "治理模式", "项目名称", "实事名称", "产业链", "推进阶段"];

    [Fact]
    public async Task EveryReport_IsAcceptedAsItWasAskedFor()
    {
        var wrong = new List<string>();
        foreach (var (report, period) in Reports())
        {
            using var form = await FilledForm.OfAsync(report, period, samples.Catalog, samples.Ledger, Cancel);
            wrong.AddRange(Differences(form, await CheckAsync(form)).Select(w => $"{report.Code} {period}: {w}"));
        }

        wrong.Should().BeEmpty(string.Join('\n', wrong));
    }

    [Fact]
    public async Task WhatIsAddedAround_ChangesNothing()
    {
        var wrong = new List<string>();
        foreach (var (report, period) in Reports())
        {
            using var form = await FilledForm.OfAsync(report, period, samples.Catalog, samples.Ledger, Cancel);
            AddAround(form);
            wrong.AddRange(Differences(form, await CheckAsync(form)).Select(w => $"{report.Code} {period}: {w}"));
        }

        wrong.Should().BeEmpty(string.Join('\n', wrong));
    }

    [Fact]
    public async Task EarlierFigures_AreThereForComparison()
    {
        using var form = await FilledForm.OfAsync(Report("investment_townships"), Period("2026-M01"), samples.Catalog, samples.Ledger, Cancel);
        var result = await CheckAsync(form);
        var earlier = result.Reading.Figures.Where(f => f.Observation.Period.ToString() is "2025-M12").ToList();
        earlier.Should().HaveCount(12);
        earlier.Should().OnlyContain(f => f.Observation.Basis == Basis.Comparable && f.Observation.Value == form.Form.Known[new(f.Observation.Key, f.Observation.Period)]);
    }

    [Theory]
    [InlineData("investment_townships")]
    [InlineData("finance_monthly")]
    [InlineData("livelihood_monthly")]
    public async Task CellLeftBlank_IsNamed(string code)
    {
        using var form = await FilledForm.OfAsync(Report(code), Period("2026-M02"), samples.Catalog, samples.Ledger, Cancel);
        AddAround(form);
        var cell = form.Clear(2);
        var result = await CheckAsync(form);
        result.Verdict.Should().Be(Verdict.Returned);
        result.Findings.Where(f => f.Blocks).Should().ContainSingle().Which.Should().BeEquivalentTo(new { Code = FindingCodes.RequiredMissing, Sheet = "我的表", Cell = cell });
    }

    [Fact]
    public async Task CellOfWhichThereIsNoFigure_MayBeMarkedSo_AsTheNoteSays()
    {
        using var form = await FilledForm.OfAsync(Report("finance_monthly"), Period("2026-M02"), samples.Catalog, samples.Ledger, Cancel);
        var cell = form.Figures.First().Cell;
        var rule = form.Sheet.DataValidations.Single(v => v.Address.Address == cell).Should().BeAssignableTo<OfficeOpenXml.DataValidation.Contracts.IExcelDataValidationCustom>().Subject;
        rule.Formula.ExcelFormula.Should().Be($"OR(AND(ISNUMBER({cell}),{cell}>=0),TRIM({cell})=\"—\",TRIM({cell})=\"-\",TRIM({cell})=\"…\")");

        form.Sheet.Cells[cell].Value = "—";
        (await CheckAsync(form)).Findings.Where(f => f.Blocks && f.Cell == cell).Should().BeEmpty();
    }

    [Fact]
    public async Task FigureThatCannotBeSeen_IsAskedAbout()
    {
        using var form = await FilledForm.OfAsync(Report("finance_monthly"), Period("2026-M02"), samples.Catalog, samples.Ledger, Cancel);
        form.Sheet.Cells[form.Figures.First().Cell].Style.Font.Color.SetColor(System.Drawing.Color.White);
        form.Sheet.Cells[form.Figures.First().Cell].Style.Fill.PatternType = OfficeOpenXml.Style.ExcelFillStyle.None;

        var result = await CheckAsync(form);

        result.Verdict.Should().Be(Verdict.Returned);
        result.Findings.Where(f => f.Blocks).Should().Contain(f => f.Cell == form.Figures.First().Cell);
    }

    [Fact]
    public async Task WithoutALedger_ItIsReadAllTheSame()
    {
        foreach (var code in new[] { "finance_monthly", "investment_townships", "projects_monthly", "clusters_quarterly" })
        {
            var report = Report(code);
            using var form = await FilledForm.OfAsync(report, Period(report.Frequency == Freq.Monthly ? "2026-M02" : "2026-Q1"), samples.Catalog, null, Cancel);
            Differences(form, await CheckAsync(form)).Where(d => !d.Contains("CHK1", StringComparison.Ordinal)).Should().BeEmpty(code);
        }
    }

    [Theory]
    [InlineData("economy_montly", "2026-M02", "economy_monthly")]
    [InlineData("finance_monthly", "2026-Q1", "2026-M03")]
    [InlineData("finance_monthly", "February", "2025-M06")]
    public async Task WhatCannotBeMade_IsWrongUsageWithTheNearestName(string report, string period, string nearest)
    {
        using var folder = new TempFolder();
        var file = folder.Combine("a.xlsx");
        var outcome = await new BuiltProgram().RunAsync(
            Cancel, "template", report, "--period", period, "-o", file, "--catalog", Path.Combine(AppContext.BaseDirectory, "catalog"), "--data", folder.Combine("data"));
        outcome.ExitCode.Should().Be(2);
        outcome.Error.Should().Contain(nearest);
        File.Exists(file).Should().BeFalse();
    }

    [Fact]
    public async Task Command_WritesTheWorkbook()
    {
        using var folder = new TempFolder();
        var file = folder.Combine("a.xlsx");
        var outcome = await new BuiltProgram().RunAsync(
            Cancel, "template", "各乡镇固定资产投资月报", "--period", "2026-M02", "-o", file, "--json", "--catalog", Path.Combine(AppContext.BaseDirectory, "catalog"), "--data", folder.Combine("data"));
        outcome.ExitCode.Should().Be(0, outcome.Error);
        outcome.Json.Single().GetProperty("cells").GetInt32().Should().Be(12);
        outcome.Error.Should().Contain("2026年2月各乡镇固定资产投资月报");
        File.Exists(file).Should().BeTrue();
    }

    // As people do it: lines above, a column of remarks, lines below, another name for the sheet.
    private static void AddAround(FilledForm form)
    {
        var (sheet, width) = (form.Sheet, form.Sheet.Dimension.Columns);
        sheet.InsertRow(1, 2);
        form.RowsAbove = 2;
        sheet.Cells[1, 1].Value = "附件2";
        sheet.Cells[2, 1].Value = "请各单位认真核对后填报";
        var heading = Enumerable.Range(1, sheet.Dimension.Rows).First(r => StubHeadings.Contains(sheet.Cells[r, 1].Text));
        sheet.Cells[heading, width + 1].Value = "备注";
        sheet.Cells[heading + 3, width + 1].Value = "数据已经核实";
        sheet.Cells[sheet.Dimension.Rows + 2, 1].Value = "备注：本表数据为快速汇总，请以正式公布为准。";
        sheet.Name = "我的表";
    }

    private static IEnumerable<string> Differences(FilledForm form, IngestionResult result)
    {
        // What is filled in grows from different years, and need not agree as the catalog's rules say.
        var blocks = result.Findings.Where(f => f.Blocks && f.Code != FindingCodes.BrokenAssertion).ToList();
        if (blocks.Count > 0)
            yield return $"{result.Verdict}: {string.Join("; ", blocks.Select(f => $"{f.Code} {f.Cell} {string.Join(',', f.Arguments)}"))}";
        var read = result.Reading.Figures.Where(f => f.Observation.Basis == Basis.Own).Select(f => f.Observation)
            .Select(o => (o.Key, o.Period, o.Unit, o.Origin.Cell, Value: o.Value ?? -1)).ToHashSet();
        var asked = form.Figures.ToHashSet();
        foreach (var missing in asked.Except(read).Take(3))
            yield return $"not read: {missing}";
        foreach (var other in read.Except(asked).Take(3))
            yield return $"not asked for: {other}";
    }

    private async Task<IngestionResult> CheckAsync(FilledForm form)
    {
        using var folder = new TempFolder();
        var file = folder.Combine("填报.xlsx");
        await File.WriteAllBytesAsync(file, form.Save(), Cancel);
        return await samples.Ingestion.CheckAsync(file, Cancel);
    }

    private IEnumerable<(ReportDefinition Report, TimePeriod Period)> Reports() =>
        from report in samples.Catalog.Reports
        from period in report.Frequency == Freq.Monthly ? Months : Quarters
        select (report, Period(period));

    private ReportDefinition Report(string code) => samples.Catalog.Reports.Single(r => r.Code == code);

    private static TimePeriod Period(string period) => TimePeriod.Parse(period).Value;
}
