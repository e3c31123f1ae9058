using System.Globalization;
using IndicatorPipeline.Ingest.Checks;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Support;
using OfficeOpenXml;

namespace IndicatorPipeline.Ingest.Tests.Receipts;

/// <summary>The conversation with a department: returned, corrected or explained, accepted.</summary>
public sealed class ReturnedWorkbookTests : IDisposable
{
    private const string Nothing = "核实无误，情况属实，请予通过，谢谢";
    private const string Why = "六月核减了上半年重复上报的三家企业产值，已与企业核对";

    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task CumulativeThatFalls_GoesBack_AndIsAcceptedWithAnExplanation()
    {
        await DropAsync("五月.xlsx", 5, 120);
        await DropAsync("六月.xlsx", 6, 100);
        _place.Files().Should().Equal("统计局/已接收/五月.xlsx", "统计局/退回/六月.xlsx");
        var review = _place.Reviews().Should().ContainSingle().Subject;
        review.Should().Be("统计局/退回/六月.审核.xlsx");

        using (var package = Open(review))
        {
            var page = package.Workbook.Worksheets[0];
            page.Name.Should().Be("审核结果");
            package.Workbook.Worksheets[1].Cells["B3"].Comment.Text.Should().Contain("CHK106");
            package.Workbook.Worksheets[1].Cells["B3"].Value.Should().Be(100d);
            Answer(page, Nothing);
            _place.Drop("统计局/六月改.xlsx", package.GetAsByteArray());
        }

        await _place.RunAsync(_cancellation);
        var again = _place.Reviews().Should().HaveCount(2).And.Subject.Last();
        using (var package = Open(again))
        {
            // What was said stays, and that it does not do is said.
            package.Workbook.Worksheets[0].Cells.Should().Contain(c => c.Text == Nothing).And.Contain(c => c.Text.StartsWith("有 1 条情况说明", StringComparison.Ordinal));
            Answer(package.Workbook.Worksheets[0], Why);
            _place.Drop("统计局/六月说明.xlsx", package.GetAsByteArray());
        }

        await _place.RunAsync(_cancellation);

        _place.Files().Should().Contain("统计局/已接收/六月说明.xlsx");
        _place.ReadReceipt("统计局/已接收/六月说明.xlsx").Should().Contain($"情况说明：{Why}");
        var submission = (await _place.Ledger.Submissions.ListAsync(new SubmissionFilter(), _cancellation)).First(s => s.FileName == "六月说明.xlsx");
        (await _place.Ledger.Submissions.FindingsAsync(submission.Id, _cancellation)).Should()
            .ContainSingle(f => f.Code == FindingCodes.CumulativeFalls).Which.Explanation.Should().Be(Why);
        (await _place.InForceAsync(_cancellation)).Should().Contain("output.county..M.ytd.level 2025-M06", 100m);
    }

    [Theory]
    [InlineData("LBL112")]
    [InlineData("LBL114")]
    [InlineData("VAL108")]
    [InlineData("VAL109")]
    [InlineData("FIL206")]
    [InlineData("FIL207")]
    public async Task WhatTheSheetLeavesOpen_GoesBack_AndIsAcceptedWithAnExplanation(string code)
    {
        using (var package = new ExcelPackage())
        {
            Fill(package.Workbook.Worksheets.Add(code == "LBL112" ? "2024年6月" : "Sheet1"), code);
            _place.Drop("统计局/六月.xlsx", package.GetAsByteArray());
        }

        await _place.RunAsync(_cancellation);
        using (var package = Open(_place.Reviews().Should().ContainSingle().Subject))
        {
            Answer(package.Workbook.Worksheets[0], Why);
            _place.Drop("统计局/六月说明.xlsx", package.GetAsByteArray());
        }

        await _place.RunAsync(_cancellation);

        _place.Files().Should().Contain("统计局/已接收/六月说明.xlsx");
        var submission = (await _place.Ledger.Submissions.ListAsync(new SubmissionFilter(), _cancellation)).First(s => s.FileName == "六月说明.xlsx");
        (await _place.Ledger.Submissions.FindingsAsync(submission.Id, _cancellation)).Should().ContainSingle(f => f.Code.Code == code).Which.Explanation.Should().Be(Why);
    }

    [Fact]
    public async Task UnknownName_BesideWhatSendsTheWorkbookBack_IsForTheStatistician_AndNotSaidToBeOfNoConsequence()
    {
        await DropAsync("五月.xlsx", 5, 120);
        Write("六月.xlsx", 6, 100, "云上产值𠮷");
        await _place.RunAsync(_cancellation);

        _place.Files().Should().Equal("统计局/已接收/五月.xlsx", "统计局/退回/六月.xlsx");
        _place.ReadReceipt("统计局/退回/六月.xlsx").Should().ContainAll("需要核实的问题（1 处）", "待统计员登记的内容（1 处）", "云上产值").And.NotContain("不影响接收");
        using var package = Open(_place.Reviews()[0]);
        var page = package.Workbook.Worksheets[0];
        page.Cells.Should().Contain(c => c.Text.Contains("需要核实 1 处，待统计员登记 1 处，提示 0 处", StringComparison.Ordinal));
        page.Cells.Should().Contain(c => c.Text.StartsWith("待统计员登记的名称", StringComparison.Ordinal));
        page.Cells.Should().Contain(c => c.Text.Contains("云上产值𠮷", StringComparison.Ordinal));
        page.Cells.Should().Contain(c => c.Text == "待统计员登记").And.NotContain(c => c.Text == "提示");
    }

    [Fact]
    public async Task FilesTakenTogether_AreHeldAgainstEachOther()
    {
        Write("五月.xlsx", 5, 120);
        Write("六月.xlsx", 6, 100);

        await _place.RunAsync(_cancellation);

        _place.Files().Should().Equal("统计局/已接收/五月.xlsx", "统计局/退回/六月.xlsx");
        (await _place.InForceAsync(_cancellation)).Should().ContainSingle().And.Contain("output.county..M.ytd.level 2025-M05", 120m);
    }

    [Fact]
    public async Task CorrectedCopy_IsAccepted_AndItsFirstSheetIsNoData()
    {
        await DropAsync("五月.xlsx", 5, 120);
        await DropAsync("六月.xlsx", 6, 100);
        using (var package = Open(_place.Reviews()[0]))
        {
            package.Workbook.Worksheets[0].Name = "我的表";
            package.Workbook.Worksheets[1].Cells["B3"].Value = 150;
            _place.Drop("统计局/六月改.xlsx", package.GetAsByteArray());
        }

        await _place.RunAsync(_cancellation);

        _place.Files().Should().Contain("统计局/已接收/六月改.xlsx");
        (await _place.InForceAsync(_cancellation)).Should().Contain("output.county..M.ytd.level 2025-M06", 150m).And.HaveCount(2);
    }

    [Theory]
    [InlineData("")]
    [InlineData("张三：六月已核")]
    public async Task WhatWasPutRight_IsNotMarkedAnyMore_WhenSomethingElseIsWrongStill(string note)
    {
        await DropAsync("五月.xlsx", 5, 120);
        using (var package = new ExcelPackage())
        {
            var sheet = Fill(package, 6, 100);
            sheet.Cells["C2"].Value = "本月";
            sheet.Cells["C3"].Value = "很多";
            sheet.Cells["C3"].AddComment("这里还没有数", "李四");
            if (note.Length > 0)
                sheet.Cells["B3"].AddComment(note, "张三");
            _place.Drop("统计局/六月.xlsx", package.GetAsByteArray());
        }

        await _place.RunAsync(_cancellation);
        for (var round = 1; round < 3; round++)
        {
            using var package = Open(_place.Reviews().Should().HaveCount(round).And.Subject.Last());
            var sheet = package.Workbook.Worksheets[1];
            if (round == 1)
                sheet.Cells["B3"].Comment.Text.Should().StartWith(note).And.Contain("CHK106");
            sheet.Cells["B3"].Value = 150 + round;
            sheet.Cells["C3"].Value = $"很多{round}";
            _place.Drop($"统计局/六月改{round}.xlsx", package.GetAsByteArray());
            await _place.RunAsync(_cancellation);
        }

        var last = _place.Reviews().Should().HaveCount(3).And.Subject.Last();
        using (var package = Open(last))
        {
            package.Workbook.Worksheets.Select(s => s.Name).Should().Equal("审核结果", "Sheet1");
            var sheet = package.Workbook.Worksheets[1];
            sheet.Cells["B3"].Style.Fill.PatternType.Should().Be(OfficeOpenXml.Style.ExcelFillStyle.None);
            (sheet.Cells["B3"].Comment?.Text ?? "").Should().Be(note);
            sheet.Cells["C3"].Style.Fill.BackgroundColor.Rgb.Should().Be("FFFF9999");
            sheet.Cells["C3"].Comment.Text.Should().StartWith("这里还没有数").And.Contain("很多2").And.NotContain("很多1");
            sheet.Cells["C3"].Comment.Text.Split("VAL101").Should().HaveCount(2);
        }

        (await File.ReadAllBytesAsync(_place.InShare(last), _cancellation)).Parts().Where(p => p.Key.Contains("vml", StringComparison.OrdinalIgnoreCase))
            .Sum(p => System.Text.Encoding.UTF8.GetString(p.Value).Split("ObjectType=\"Note\"").Length - 1).Should().Be(note.Length > 0 ? 2 : 1);
    }

    [Fact]
    public async Task SheetOfTheSendersOwnThatIsCalledLikeOurs_Stays()
    {
        await DropAsync("五月.xlsx", 5, 120);
        using (var package = new ExcelPackage())
        {
            Fill(package, 6, 100);
            package.Workbook.Worksheets.Add("审核结果").Cells["A1"].Value = "本局自己的审核记录";
            _place.Drop("统计局/六月.xlsx", package.GetAsByteArray());
        }

        await _place.RunAsync(_cancellation);

        using (var package = Open(_place.Reviews().Should().ContainSingle().Subject))
        {
            package.Workbook.Worksheets.Select(s => s.Name).Should().Equal("审核结果 (2)", "Sheet1", "审核结果");
            package.Workbook.Worksheets[2].Cells["A1"].Text.Should().Be("本局自己的审核记录");
            Answer(package.Workbook.Worksheets[0], Why);
            _place.Drop("统计局/六月说明.xlsx", package.GetAsByteArray());
        }

        await _place.RunAsync(_cancellation);
        _place.Files().Should().Contain("统计局/已接收/六月说明.xlsx");
    }

    [Fact]
    public async Task EveryCellThatAFindingStandsFor_IsColored_AndAfterItIsPutRightNoMore()
    {
        string[] cells = ["B3", "C3", "D3", "E3", "F3"];
        using (var package = new ExcelPackage())
        {
            var sheet = Fill(package, 6, 100);
            sheet.Cells["A1"].Value = "2025年各月生产情况（单位：万元）";
            foreach (var (cell, i) in cells.Select((c, i) => (c, i)))
            {
                sheet.Cells[$"{cell[0]}2"].Value = string.Create(CultureInfo.InvariantCulture, $"{i + 1}月当月");
                sheet.Cells[cell].Value = "很多";
            }

            _place.Drop("统计局/各月.xlsx", package.GetAsByteArray());
        }

        await _place.RunAsync(_cancellation);
        using (var package = Open(_place.Reviews().Should().ContainSingle().Subject))
        {
            var sheet = package.Workbook.Worksheets[1];
            cells.Select(c => sheet.Cells[c].Style.Fill.BackgroundColor.Rgb).Should().AllBe("FFFF9999");
            package.Workbook.Worksheets[0].Cells.Should().Contain(c => c.Text == "B3、C3:F3");
            foreach (var cell in cells[..^1])
                sheet.Cells[cell].Value = 10;
            _place.Drop("统计局/各月改.xlsx", package.GetAsByteArray());
        }

        await _place.RunAsync(_cancellation);
        using (var package = Open(_place.Reviews().Should().HaveCount(2).And.Subject.Last()))
            cells.Select(c => package.Workbook.Worksheets[1].Cells[c].Style.Fill.PatternType == OfficeOpenXml.Style.ExcelFillStyle.Solid).Should().Equal(false, false, false, false, true);
    }

    [Fact]
    public async Task ExplanationOfAFigureThatARowPutInAboveHasMoved_Counts()
    {
        await DropAsync("五月.xlsx", 5, 120);
        await DropAsync("六月.xlsx", 6, 100);
        using (var package = Open(_place.Reviews()[0]))
        {
            Answer(package.Workbook.Worksheets[0], Why);
            package.Workbook.Worksheets[1].InsertRow(2, 1);
            _place.Drop("统计局/六月说明.xlsx", package.GetAsByteArray());
        }

        await _place.RunAsync(_cancellation);

        _place.Files().Should().Contain("统计局/已接收/六月说明.xlsx");
        _place.ReadReceipt("统计局/已接收/六月说明.xlsx").Should().Contain($"情况说明：{Why}");
    }

    [Fact]
    public async Task ExplanationOfAnotherFigure_DoesNotCount()
    {
        await DropAsync("五月.xlsx", 5, 120);
        await DropAsync("六月.xlsx", 6, 100);
        using (var package = Open(_place.Reviews()[0]))
        {
            Answer(package.Workbook.Worksheets[0], Why);
            package.Workbook.Worksheets[1].Cells["B3"].Value = 90;
            _place.Drop("统计局/六月改.xlsx", package.GetAsByteArray());
        }

        await _place.RunAsync(_cancellation);

        _place.Files().Should().Contain("统计局/退回/六月改.xlsx");
    }

    [Theory]
    [InlineData(Why, true)]
    [InlineData("受春节错月影响，本月停产检修十五天", true)]
    [InlineData("核实无误", false)]
    [InlineData("经核实，数据准确无误，情况属实，请予通过", false)]
    [InlineData("是是是是是是是是是是是是是是", false)]
    [InlineData("企业停产", false)]
    [InlineData("因A企业2024年12月起停产，产值减少", true)]
    [InlineData("该数据经统计局领导审核确认无误，特此说明", false)]
    [InlineData("数据正确，与实际一致，如实填报，谢谢", false)]
    [InlineData("123456789012345", false)]
    public void Explanation_MustSaySomething(string text, bool isSound) => SoundExplanation.Is(text).Should().Be(isSound);

    private async Task DropAsync(string name, int month, int output)
    {
        Write(name, month, output);
        await _place.RunAsync(_cancellation);
    }

    private void Write(string name, int month, int output, string? unknown = null)
    {
        using var package = new ExcelPackage();
        var sheet = Fill(package, month, output);
        if (unknown is not null)
        {
            sheet.Cells["A4"].Value = unknown;
            sheet.Cells["B4"].Value = 7;
        }

        _place.Drop($"统计局/{name}", package.GetAsByteArray());
    }

    private static ExcelWorksheet Fill(ExcelPackage package, int month, int output)
    {
        var sheet = package.Workbook.Worksheets.Add("Sheet1");
        sheet.Cells["A1"].Value = string.Create(CultureInfo.InvariantCulture, $"2025年1-{month}月生产情况（单位：万元）");
        sheet.Cells["A2"].Value = "指标";
        sheet.Cells["B2"].Value = "累计";
        sheet.Cells["A3"].Value = "总产值";
        sheet.Cells["B3"].Value = output;
        return sheet;
    }

    // A sheet with one thing that it leaves open.
    private static void Fill(ExcelWorksheet sheet, string code)
    {
        sheet.Cells["A1"].Value = "2025年6月生产情况（单位：万元）";
        sheet.Cells["A2"].Value = "指标";
        sheet.Cells["B2"].Value = code == "LBL114" ? "6月" : "累计";
        sheet.Cells["A3"].Value = "总产值";
        sheet.Cells["B3"].Value = 90;
        switch (code)
        {
            case "VAL108":
                sheet.Cells["B3"].Value = 90_123;
                sheet.Cells["B3"].Style.Numberformat.Format = "#,##0,";
                break;
            case "VAL109":
                sheet.Cells["C2"].Value = "本月";
                sheet.Cells["C3"].Value = 12;
                sheet.Cells["C3"].Style.Font.Strike = true;
                break;
            case "FIL206":
                sheet.Cells["C2"].Value = "本月";
                sheet.Cells["C3"].Value = 12;
                sheet.Column(3).Hidden = true;
                break;
            case "FIL207":
                sheet.Cells["A1"].Value = "2025年6月生产情况";
                sheet.InsertRow(2, 1);
                sheet.Cells["A2"].Value = "单位：亿元";
                sheet.Row(2).Hidden = true;
                break;
            default:
                break;
        }
    }

    private ExcelPackage Open(string path) => new(new FileInfo(_place.InShare(path)));

    private static void Answer(ExcelWorksheet page, string text)
    {
        var heading = page.Cells.First(c => c.Text == "情况说明");
        page.Cells[heading.Start.Row + 1, heading.Start.Column].Value = text;
    }
}
