using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Ingest.Tests.Workbooks;

public sealed class PersonalDataTests : IDisposable
{
    // Made up: the region is none, the check digits are right.
    private const string Identity = "110101199003070011";

    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Theory]
    [InlineData("姓名", Identity, "1101**********0011")]
    [InlineData("身份证号", "110101900307001", "1101*******7001")]
    [InlineData("说明", "由张三（13800138000）负责登记", "由张三（138******00）负责登记")]
    [InlineData("联系电话", "13800138000", "138******00")]
    [InlineData("联系方式", 13800138000L, "138******00")]
    [InlineData("手机", "138-0013-8000", "138******00")]
    [InlineData("说明", "由张三（+8613800138000）负责登记", "由张三（861********00）负责登记")]
    [InlineData("说明", "由张三（0086-138 0013 8000）负责登记", "由张三（008**********00）负责登记")]
    [InlineData("说明", "由张三（１３８００１３８０００）负责登记", "由张三（138******00）负责登记")]
    [InlineData("姓名", "110101 19900307 0011", "1101**********0011")]
    [InlineData("姓名", "１１０１０１１９９００３０７００１１", "1101**********0011")]
    public void PersonalNumber_IsHiddenAndNamed(string heading, object value, string hidden)
    {
        var reading = Read(new SheetBuilder().Row("指标", heading, "累计").Row("总产值", value, 100));
        reading.Findings.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Code = FindingCodes.PersonalNumber, Severity = Severity.Error, Cell = "B2", Shown = hidden });
        reading.Workbook!.Sheets[0][1, 1]!.Text.Should().Be(hidden);
    }

    [Theory]
    [InlineData("总产值", 13800138000L)]
    [InlineData("总产值", "13800138000")]
    [InlineData("联系电话", "0931-1234567")]
    [InlineData("说明", "联系人：张三 联系电话：0931-1234567")]
    [InlineData("说明", "110101199003070012")]
    [InlineData("说明", "110101199013070011")]
    [InlineData("文号", "统发〔2025〕138001380001号")]
    public void OtherNumber_RaisesNothing(string heading, object value) =>
        Read(new SheetBuilder().Row("指标", heading, "累计").Row("总产值", value, 100)).Findings.Should().BeEmpty();

    [Fact]
    public void KeyOfAFindingThatLooksLikeOne_ComesThroughWhole()
    {
        const string Key = "ab13800138000cd";
        var reading = Read(new SheetBuilder("审核结果").Row("情况说明", "indicators:finding").Row("问过企业，手机13800138000", Key));
        reading.Findings.Should().ContainSingle().Which.Cell.Should().Be("A2");
        ReviewSheet.ExplanationsOf(reading.Workbook!).Should().ContainKey(Key);
    }

    [Fact]
    public void MobileInTheContactLine_OnlyTells()
    {
        var reading = Read(new SheetBuilder().Row("指标", "累计").Row("总产值", 100).Row().Row("联系人：张三 联系电话：138 0013 8000").Row("填表人电话：", 13800138000L));
        reading.Findings.Select(f => (f.Code.Code, f.Cell)).Should().Equal(("VAL302", "A4"), ("VAL302", "B5"));
        reading.Workbook!.Sheets[0].Cells.Should().NotContain(c => c.Text.Contains("8000", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Digits_AreKeptNowhereButInTheArchive()
    {
        _place.Drop("统计局/月报.xlsx", new SheetBuilder().Row("2025年6月主要指标完成情况").Row("单位：万元").Row("指标", "累计").Row("总产值", 100).Row(Identity, 5).Row().Row("联系电话：13800138000").ToXlsx());
        await _place.RunAsync(Cancel);
        var submission = (await _place.Ledger.Submissions.ListAsync(new(), Cancel)).Single();
        var findings = await _place.Ledger.Submissions.FindingsAsync(submission.Id, Cancel);
        findings.Should().Contain(f => f.Code == FindingCodes.PersonalNumber);
        foreach (var file in Directory.EnumerateFiles(_place.Data, "ledger.db*").Append(_place.InShare(_place.Receipts().Single())))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream);
            (await reader.ReadToEndAsync(Cancel)).Should().NotContainAny(Identity, "13800138000");
        }
    }

    [Fact]
    public void NumberShownByAnotherFinding_IsHiddenThere()
    {
        Finding struck = new(FindingCodes.StruckOut, Severity.Info, "Sheet1", "A1", $"{Identity}，13800138000", []);
        var sheet = new SheetBuilder().Row("指标").Build();
        PersonalData.Masked(new WorkbookReading(new Workbook("月报.xlsx", [sheet]), [struck])).Findings.Single().Shown.Should().Be("1101**********0011，138******00");
    }

    private static WorkbookReading Read(SheetBuilder sheet) => WorkbookOpener.Open("月报.xlsx", sheet.ToXlsx(), new ReadingBudget(new WorkbookLimits(), TimeProvider.System, Cancel));
}
