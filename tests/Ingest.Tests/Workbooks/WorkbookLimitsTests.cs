using System.Buffers.Binary;
using System.Globalization;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Ingest.Tests.Workbooks;

/// <summary>A workbook beyond a limit is refused, and one that would cost out of proportion is read without the cost.</summary>
public class WorkbookLimitsTests
{
    private const string SheetPart = "xl/worksheets/sheet1.xml";

    private static SheetBuilder Report() => new SheetBuilder().Row("投资", 1, 2).Row("收入", 3, 4);

    private static WorkbookReading Open(byte[] content, WorkbookLimits? limits = null, string fileName = "报表.xlsx") =>
        WorkbookOpener.Open(fileName, content, SomeBudget.Of(limits));

    private static void ShouldBeOver(WorkbookReading reading, string quantity)
    {
        reading.Workbook.Should().BeNull();
        var finding = reading.Findings.Should().ContainSingle().Which;
        finding.Code.Should().Be(FindingCodes.OverLimit);
        finding.Arguments[0].Should().Be(quantity);
        FindingTexts.Message(finding, CultureInfo.GetCultureInfo("en")).Should().NotContain("@");
    }

    [Fact]
    public void FileSize_IsLimited() =>
        ShouldBeOver(Open(Report().ToXlsx(), new WorkbookLimits { FileBytes = 100 }), Terms.FileSize);

    [Fact]
    public void UnpackedSize_IsLimited() =>
        ShouldBeOver(Open(Report().ToXlsx(), new WorkbookLimits { UnpackedBytes = 1000 }), Terms.UnpackedSize);

    [Theory]
    [InlineData(SheetPart)]
    [InlineData("xl/media/image1.png")]
    public void ZipBomb_IsRefused(string part)
    {
        // Five megabytes of nothing pack into five kilobytes.
        var bomb = Report().ToXlsx().RemovePart(part).AddPart(part, new byte[5 << 20]);

        ShouldBeOver(Open(bomb), Terms.CompressionRatio);
    }

    [Fact]
    public void SizeThatTheHeaderHides_IsNotUnpacked()
    {
        var content = WithUnpackedSize(Report().ToXlsx().AddPart("xl/media/image1.png", new byte[100 << 20]), 10);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Open(content).Workbook.Should().BeNull();

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(20 << 20);
    }

    [Fact]
    public void SizeThatTheHeaderExaggerates_TakesNoMemory()
    {
        var content = WithUnpackedSize(Report().ToXlsx(), 0x7FFFFF00);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Open(content);

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(50 << 20);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Sheets_AreLimited(bool isXlsx)
    {
        var workbook = new WorkbookBuilder();
        for (var i = 1; i <= 4; i++)
            workbook.Sheet($"第{i}镇", sheet => sheet.Row(1));

        ShouldBeOver(Open(isXlsx ? workbook.ToXlsx() : workbook.ToXls(), new WorkbookLimits { Sheets = 3 }), Terms.Sheets);
        Open(isXlsx ? workbook.ToXlsx() : workbook.ToXls(), new WorkbookLimits { Sheets = 4 }).Workbook.Should().NotBeNull();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Cells_AreLimited(bool isXlsx)
    {
        var content = isXlsx ? Report().ToXlsx() : Report().ToXls();

        ShouldBeOver(Open(content, new WorkbookLimits { Cells = 5 }), Terms.Cells);
        Open(content, new WorkbookLimits { Cells = 6 }).Workbook.Should().NotBeNull();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Styles_AreLimited(bool isXlsx)
    {
        var sheet = Report();
        for (var level = 1; level < 30; level++)
            sheet.Cell($"A{level + 5}", level).Indent($"A{level + 5}", level % 15).Border($"A{level + 5}", (Borders)(level / 15));

        ShouldBeOver(Open(isXlsx ? sheet.ToXlsx() : sheet.ToXls(), new WorkbookLimits { Styles = 20 }), Terms.Styles);
    }

    [Fact]
    public void LinesOfText_AreLimited() =>
        ShouldBeOver(Open("a,b\nc,d\ne,f\n"u8.ToArray(), new WorkbookLimits { Cells = 5 }, "报表.csv"), Terms.Cells);

    [Theory]
    [InlineData("<mergeCells count=\"1\"><mergeCell ref=\"A2:XFD1048576\"/></mergeCells>")]
    [InlineData("<hyperlinks><hyperlink ref=\"A1:XFD1048576\" location=\"A1\"/></hyperlinks>")]
    public void RangeOverAWholeSheet_TakesNeitherTimeNorMemory(string element)
    {
        var content = Report().ToXlsx().EditPart(SheetPart, xml => xml.Replace("</sheetData>", "</sheetData>" + element, StringComparison.Ordinal));
        var before = GC.GetAllocatedBytesForCurrentThread();

        Open(content).Workbook!.Sheets[0][0, 1]!.Value.Should().Be(new CellValue.Number(1));

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(50 << 20);
    }

    [Theory]
    [InlineData(60_000, "A{0}:B{0}")]
    [InlineData(2_000, "A{0}:XFD1048576")]
    public void MergedRanges_AreLimited(int count, string range)
    {
        var merges = string.Concat(Enumerable.Range(1, count).Select(row => $"<mergeCell ref=\"{string.Format(CultureInfo.InvariantCulture, range, row)}\"/>"));
        var content = Report().ToXlsx().EditPart(SheetPart, xml => xml.Replace("</sheetData>", $"</sheetData><mergeCells>{merges}</mergeCells>", StringComparison.Ordinal));

        ShouldBeOver(Open(content), Terms.MergedRanges);
    }

    [Theory]
    [InlineData(SheetPart, "</sheetData>")]
    [InlineData("xl/styles.xml", "</styleSheet>")]
    [InlineData("_rels/.rels", "</Relationships>")]
    public void XmlNestedWithoutEnd_IsDamaged(string part, string before)
    {
        var nested = string.Concat(Enumerable.Repeat("<x>", 100_000)) + string.Concat(Enumerable.Repeat("</x>", 100_000));
        var content = Report().ToXlsx().EditPart(part, xml => xml.Replace(before, nested + before, StringComparison.Ordinal));

        Open(content).Findings.Should().ContainSingle().Which.Code.Should().Be(FindingCodes.Damaged);
    }

    [Fact]
    public void CellsAtTheCornersOfTheSheet_AreRead()
    {
        var sheet = new SheetBuilder().Cell("A1", 1).Cell("XFD1048576", 2).Cell("A1048576", 3);

        Open(sheet.ToXlsx()).Workbook!.Sheets[0].Cells.Select(c => c.Address.ToString()).Should().Equal("A1", "A1048576", "XFD1048576");
    }

    [Fact]
    public void CompoundFileWhoseHeaderPromisesTooMuch_TakesNoMemory()
    {
        var content = Report().ToXls();
        // The numbers of sectors of the allocation tables: NPOI takes memory for as many as the header says.
        foreach (var offset in (int[])[44, 64, 72])
            BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(offset), 0x00FFFFFF);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Open(content, fileName: "报表.xls");

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(100 << 20);
    }

    // The size stands 22 bytes into a part's header and 24 into its entry in the directory.
    private static byte[] WithUnpackedSize(byte[] package, int size)
    {
        var content = (byte[])package.Clone();
        for (var i = 0; i + 30 <= content.Length; i++)
        {
            if (content.AsSpan(i, 4).SequenceEqual("PK\u0003\u0004"u8))
                BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(i + 22), size);
            else if (content.AsSpan(i, 4).SequenceEqual("PK\u0001\u0002"u8))
                BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(i + 24), size);
        }

        return content;
    }
}
