using IndicatorPipeline.Support;
using OfficeOpenXml;

namespace IndicatorPipeline.EndToEnd.Tests.Commands;

/// <summary>A workbook that went back and came again with the reasons of its department.</summary>
public sealed class ConversationTests : IDisposable
{
    private const string Why = "六月核减了上半年重复上报的三家企业产值，已与企业核对";

    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private readonly Workplace _workplace = new();
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task ReasonsOfADepartment_StandBesideTheirFigureInQuery_AndBesideNoOther()
    {
        _workplace.Drop("统计局/五月.xlsx", SomeWorkbook.Accepted(5, output: 120));
        _workplace.Drop("统计局/六月.xlsx", SomeWorkbook.Accepted(6, output: 100));
        (await RunAsync("ingest", _workplace.Share)).ExitCode.Should().Be(1);
        _workplace.Drop("统计局/六月说明.xlsx", Answered("统计局/退回/六月.审核.xlsx"));

        (await RunAsync("ingest", _workplace.Share)).ExitCode.Should().Be(0);

        var rows = (await RunAsync("query", "--json")).Json;
        rows.Select(r => (r.GetProperty("indicator").GetString(), r.GetProperty("period").GetString(), r.GetProperty("explanation").GetString())).Should().BeEquivalentTo<(string?, string?, string?)>(
            [("output", "2025-M05", null), ("crops", "2025-M05", null), ("output", "2025-M06", Why), ("crops", "2025-M06", null)]);
        (await RunAsync("query", "--indicator", "output", "--format", "csv")).Lines.Should().Satisfy(
            head => head.EndsWith(",inputs,explanation"), may => may.EndsWith(",,"), june => june.EndsWith(",," + Why));
    }

    [Fact]
    public async Task AnswerUnderTheNameOfItsCopy_DroppedBesideTheWorkbookItself_IsTakenInAsWell()
    {
        _workplace.Drop("统计局/五月.xlsx", SomeWorkbook.Accepted(5, output: 120));
        _workplace.Drop("统计局/六月.xlsx", SomeWorkbook.Accepted(6, output: 100));
        await RunAsync("ingest", _workplace.Share);
        var answer = Answered("统计局/退回/六月.审核.xlsx");
        File.Move(_workplace.InShare("统计局/退回/六月.xlsx"), _workplace.InShare("统计局/六月.xlsx"));
        _workplace.Drop("统计局/六月.审核.xlsx", answer);

        await RunAsync("ingest", _workplace.Share);

        File.ReadAllBytes(_workplace.InShare("统计局/已接收/六月.审核.xlsx")).Should().Equal(answer);
        (await RunAsync("query", "--json", "--indicator", "output", "--from", "2025-M06")).Json.Should().ContainSingle().Which.GetProperty("explanation").GetString().Should().Be(Why);
    }

    [Fact]
    public async Task CopyThatItsSenderIsWorkingOn_StaysWhereItIs_WhenTheWorkbookIsTakenInAfterAll()
    {
        _workplace.Drop("统计局/五月.xlsx", SomeWorkbook.Accepted(5, output: 120));
        _workplace.Drop("统计局/六月.xlsx", SomeWorkbook.Accepted(6, output: 100));
        await RunAsync("ingest", _workplace.Share);
        var copy = _workplace.InShare("统计局/退回/六月.审核.xlsx");
        var answer = Answered("统计局/退回/六月.审核.xlsx");
        File.WriteAllBytes(copy, answer);
        var may = (await RunAsync("query", "--json", "--indicator", "output")).Json.Single().GetProperty("submission").GetRawText();

        await RunAsync("withdraw", may, "--why", "重复报送");
        // A workbook is read again only with another catalog.
        await RunAsync("catalog", "alias", "add", "output", "产出总额");
        await RunAsync("reread", "2");

        File.Exists(_workplace.InShare("统计局/已接收/六月.xlsx")).Should().BeTrue("without May there is nothing to ask about June");
        File.ReadAllBytes(copy).Should().Equal(answer);
    }

    public void Dispose()
    {
        _workplace.Dispose();
        _folder.Dispose();
    }

    // The copy that went back, with the reasons in it.
    private byte[] Answered(string copy)
    {
        using var package = new ExcelPackage(new FileInfo(_workplace.InShare(copy)));
        var page = package.Workbook.Worksheets[0];
        var heading = page.Cells.First(c => c.Text == "情况说明");
        page.Cells[heading.Start.Row + 1, heading.Start.Column].Value = Why;
        return package.GetAsByteArray();
    }

    private Task<ProgramOutcome> RunAsync(params string[] arguments) => new BuiltProgram { WorkingFolder = _folder.Path }.RunAsync(
        Cancel, [.. arguments, "--catalog", _workplace.Catalog.Path, "--share", _workplace.Share, "--data", _workplace.Data]);
}
