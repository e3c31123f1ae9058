using IndicatorPipeline.Ingest.Files;
using IndicatorPipeline.Ingest.Receipts;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Support;
using Microsoft.Extensions.Time.Testing;
using OfficeOpenXml;

namespace IndicatorPipeline.Ingest.Tests.Receipts;

/// <summary>The workbook that tells a department of all that was taken in from it.</summary>
public sealed class DepartmentReceiptsTests : IDisposable
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2025, 7, 1, 1, 0, 0, TimeSpan.Zero));
    private readonly Workplace _place;

    public DepartmentReceiptsTests()
    {
        _place = new Workplace(_clock);
        _place.Catalog.Write(
            "departments.yaml",
            """
            - { code: stats, name: 统计局, folder: 统计局 }
            - { code: farming, name: 农业农村局, folder: 农业农村局 }
            """);
    }

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task WhatOneScanTookIn_IsOneReceiptADepartment_WithTheCellOfEachFigure()
    {
        _place.Drop("统计局/五月.xlsx", SomeWorkbook.Accepted(5, 80m, 30m));
        _place.Drop("统计局/六月.xlsx", SomeWorkbook.Accepted(6, 100m, 40m));
        _place.Drop("统计局/退回的.xlsx", SomeWorkbook.Returned(4));
        _place.Drop("农业农村局/去年.xlsx", SomeWorkbook.Accepted(6, 90m, 35m, year: 2024));
        await TakeInAsync();

        _place.DepartmentReceipts().Should().Equal("农业农村局/已接收/2025-07-01（3）.回执.xlsx", "统计局/已接收/2025-07-01（3）.回执.xlsx");
        using var receipt = Open("统计局/已接收/2025-07-01（3）.回执.xlsx");
        Rows(receipt, "入库数据").Should().Equal(
            "文件|工作表|单元格|指标|地区|对象|时期|口径|度量|数值|单位|状态",
            "五月.xlsx|Sheet1|B4|总产值|全县||2025年5月|本年累计|数值|80|万元|正常",
            "五月.xlsx|Sheet1|B5|种植业产值|全县||2025年5月|本年累计|数值|0.003|亿元|正常",
            "六月.xlsx|Sheet1|B4|总产值|全县||2025年6月|本年累计|数值|100|万元|正常",
            "六月.xlsx|Sheet1|B5|种植业产值|全县||2025年6月|本年累计|数值|0.004|亿元|正常");
        receipt.Workbook.Worksheets.Select(w => w.Name).Should().Equal("回执", "入库数据");
        Rows(receipt, "回执").Should().Contain("没有尚欠的报表。|||||");

        await TakeInAsync();
        _place.DepartmentReceipts().Should().HaveCount(2, "nothing came since");
    }

    [Fact]
    public async Task Revision_IsListedWithOldAndNew()
    {
        _place.Drop("统计局/六月.xlsx", SomeWorkbook.Accepted(6, 100m, 40m));
        await TakeInAsync();
        _place.Drop("统计局/六月改.xlsx", SomeWorkbook.Accepted(6, 110m, 40m));
        await TakeInAsync();

        using var receipt = Open(_place.DepartmentReceipts()[^1]);
        Rows(receipt, "数据修订").Skip(1).Should().Equal("总产值|全县||2025年6月|本年累计|数值|100|110|10|万元|六月.xlsx Sheet1!B4|六月改.xlsx Sheet1!B4");
    }

    [Fact]
    public async Task FigureOfAnotherDepartment_IsNotShown()
    {
        _place.Catalog.Write("checks.yaml", "- { code: other, check: other_department, severity: info }");
        _place.Drop("统计局/六月.xlsx", SomeWorkbook.Accepted(6, 12345m, 40m));
        await TakeInAsync();
        _place.Drop("农业农村局/六月.xlsx", SomeWorkbook.Accepted(6, 12346m, 40m));
        await TakeInAsync();

        using var receipt = Open(_place.DepartmentReceipts().Single(r => r.StartsWith("农业农村局", StringComparison.Ordinal)));
        Rows(receipt, "数据修订").Skip(1).Should().Equal("总产值|全县||2025年6月|本年累计|数值|其他部门报送的数|12346||万元||六月.xlsx Sheet1!B4");
        receipt.Workbook.Worksheets.SelectMany(w => Rows(receipt, w.Name)).Should().NotContain(r => r.Contains("12345", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhatIsOwed_IsListed()
    {
        _clock.SetUtcNow(new DateTimeOffset(2025, 7, 1, 1, 0, 0, TimeSpan.Zero));
        _place.Drop("统计局/五月.xlsx", SomeWorkbook.Accepted(5, 80m, 30m));
        await TakeInAsync();
        _clock.SetUtcNow(new DateTimeOffset(2025, 7, 15, 1, 0, 0, TimeSpan.Zero));
        _place.Drop("统计局/四月.xlsx", SomeWorkbook.Accepted(4, 60m, 20m));
        await TakeInAsync();

        using var receipt = Open(_place.DepartmentReceipts()[^1]);
        Rows(receipt, "回执").Should().Contain("月报|2025年6月|2025-07-10|逾期 5 天|0/1|");
    }

    [Fact]
    public async Task MoreFiguresThanAreListed_IsSaid()
    {
        using var place = new Workplace(_clock, ("Receipts:MostFigures", "1"));
        place.Drop("统计局/六月.xlsx", SomeWorkbook.Accepted());
        await place.RunAsync(Cancel);
        await place.Get<DepartmentReceipts>().WriteAsync(Cancel);

        using var receipt = new ExcelPackage(new FileInfo(place.InShare(place.DepartmentReceipts().Single())));
        Rows(receipt, "入库数据").Should().HaveCount(3).And.HaveElementAt(0, "只列出前 1 个，共 2 个；其余的已同样入库。|||||||||||");
    }

    [Fact]
    public async Task WhatCouldNotBeWritten_IsWrittenLater_AndKeepsNoOtherFolderWaiting()
    {
        _place.Drop("统计局/六月.xlsx", SomeWorkbook.Accepted());
        _place.Drop("农业农村局/五月.xlsx", SomeWorkbook.Accepted(5, 80m, 30m));
        await _place.RunAsync(Cancel);
        var blocked = Directory.CreateDirectory(_place.InShare("农业农村局/已接收/2025-07-01（2）.回执.xlsx"));

        await _place.Get<DepartmentReceipts>().Invoking(r => r.WriteAsync(Cancel)).Should().ThrowAsync<AggregateException>();
        _place.DepartmentReceipts().Should().ContainSingle().Which.Should().StartWith("统计局/");
        blocked.Delete();
        _place.Restart();
        await _place.Get<DepartmentReceipts>().WriteAsync(Cancel);

        _place.DepartmentReceipts().Should().HaveCount(2);
    }

    [Fact]
    public async Task OldReceipts_AreClearedAway_WorkbooksAndReturnedOnesStay()
    {
        _place.Drop("统计局/六月.xlsx", SomeWorkbook.Accepted());
        _place.Drop("统计局/退回的.xlsx", SomeWorkbook.Returned(4));
        await TakeInAsync();
        _place.Receipts().Should().HaveCount(2);

        _clock.Advance(TimeSpan.FromDays(179));
        await _place.Get<DepartmentReceipts>().ClearAsync(Cancel);
        _place.Receipts().Should().HaveCount(2);
        _clock.Advance(TimeSpan.FromDays(2));
        await _place.Get<DepartmentReceipts>().ClearAsync(Cancel);

        _place.Receipts().Should().Equal("统计局/退回/退回的.xlsx.回执.txt");
        _place.DepartmentReceipts().Should().BeEmpty();
        _place.Files().Should().Equal("统计局/已接收/六月.xlsx", "统计局/退回/退回的.xlsx");
    }

    [Fact]
    public async Task OldReceiptThatCannotBeClearedAway_KeepsNoOtherFromIt_AndOneWhoseFolderIsGoneIsCleared()
    {
        _place.Drop("统计局/六月.xlsx", SomeWorkbook.Accepted());
        _place.Drop("农业农村局/五月.xlsx", SomeWorkbook.Accepted(5, 80m, 30m));
        await TakeInAsync();
        Directory.Delete(_place.InShare("农业农村局"), recursive: true);
        _place.Drop("统计局/七月.xlsx", SomeWorkbook.Accepted(7, 120m, 50m));
        await TakeInAsync();
        _clock.Advance(TimeSpan.FromDays(181));

        await _place.Get<DepartmentReceipts>().ClearAsync(Cancel);

        _place.DepartmentReceipts().Should().BeEmpty();
        _place.Receipts().Should().BeEmpty();
        (await _place.Ledger.Receipts.WrittenBeforeAsync(DateTimeOffset.MaxValue, Cancel)).Should().BeEmpty();
    }

    [Fact]
    public async Task OldReceiptIntoWhichSomebodyHasWritten_Stays_AndIsNotLookedForAgain()
    {
        _place.Drop("统计局/六月.xlsx", SomeWorkbook.Accepted());
        await TakeInAsync();
        var (own, beside) = (_place.DepartmentReceipts().Single(), _place.Receipts().Single());
        foreach (var receipt in new[] { own, beside })
            await File.AppendAllTextAsync(_place.InShare(receipt), "已核对", Cancel);
        _clock.Advance(TimeSpan.FromDays(181));

        await _place.Get<DepartmentReceipts>().ClearAsync(Cancel);

        _place.DepartmentReceipts().Should().Equal(own);
        _place.Receipts().Should().Equal(beside);
        (await _place.Ledger.Placements.ReceiptsOfAcceptedAsync(DateTimeOffset.MaxValue, Cancel)).Should().BeEmpty();
        (await _place.Ledger.Receipts.WrittenBeforeAsync(DateTimeOffset.MaxValue, Cancel)).Should().BeEmpty();
    }

    [Fact]
    public async Task ShareThatIsAway_IsNeitherWrittenToNorTakenForCleared()
    {
        _place.Drop("统计局/六月.xlsx", SomeWorkbook.Accepted());
        await TakeInAsync();
        _clock.Advance(TimeSpan.FromDays(181));
        _place.Drop("统计局/七月.xlsx", SomeWorkbook.Accepted(7, 120m, 50m));
        await _place.RunAsync(Cancel);
        var away = _place.Share + " away";
        Directory.Move(_place.Share, away);
        Directory.CreateDirectory(_place.Share);

        await _place.Get<DepartmentReceipts>().Invoking(r => r.WriteAsync(Cancel)).Should().ThrowAsync<ShareAwayException>();
        await _place.Get<DepartmentReceipts>().Invoking(r => r.ClearAsync(Cancel)).Should().ThrowAsync<ShareAwayException>();
        await _place.Get<Reminders>().Invoking(r => r.WriteAsync(Cancel)).Should().ThrowAsync<ShareAwayException>();

        Directory.EnumerateFileSystemEntries(_place.Share).Should().BeEmpty();
        Directory.Delete(_place.Share);
        Directory.Move(away, _place.Share);
        await _place.Get<DepartmentReceipts>().WriteAsync(Cancel);
        await _place.Get<DepartmentReceipts>().ClearAsync(Cancel);
        _place.DepartmentReceipts().Should().ContainSingle("the old one is cleared away, the new one written");
    }

    [Fact]
    public async Task ReceiptThatIsDroppedAgain_IsNoReport()
    {
        _place.Drop("统计局/六月.xlsx", SomeWorkbook.Accepted());
        await TakeInAsync();
        var receipt = _place.DepartmentReceipts().Single();
        File.Move(_place.InShare(receipt), _place.InShare("统计局/" + Path.GetFileName(receipt)));
        await TakeInAsync();

        (await _place.Ledger.Submissions.ListAsync(new SubmissionFilter(), Cancel)).Should().ContainSingle();
    }

    private async Task TakeInAsync()
    {
        await _place.RunAsync(Cancel);
        await _place.Get<DepartmentReceipts>().WriteAsync(Cancel);
    }

    private ExcelPackage Open(string path) => new(new FileInfo(_place.InShare(path)));

    private static IReadOnlyList<string> Rows(ExcelPackage package, string sheet)
    {
        var worksheet = package.Workbook.Worksheets[sheet];
        return
        [
            .. Enumerable.Range(1, worksheet.Dimension.Rows).Select(row => string.Join(
                '|', Enumerable.Range(1, worksheet.Dimension.Columns).Select(column => worksheet.Cells[row, column].Value switch
                {
                    double number => number.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    { } value => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{value}"),
                    null => "",
                }))),
        ];
    }
}
