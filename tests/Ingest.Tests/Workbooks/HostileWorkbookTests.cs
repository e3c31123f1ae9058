using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Support;
using Microsoft.Extensions.Time.Testing;

namespace IndicatorPipeline.Ingest.Tests.Workbooks;

/// <summary>
/// Small files that say much: whatever a workbook makes of itself, reading it asks for memory in proportion to what it unpacks to, and ends.
/// </summary>
public class HostileWorkbookTests
{
    private const string SheetPart = "xl/worksheets/sheet1.xml";

    // What opening any workbook at all asks for: archives, tables of styles, the first use of a library.
    private const long Fixed = 24L << 20;

    // A byte of XML becomes a character of two bytes, once in a buffer and once in a text, and a short cell becomes an object.
    private const long PerByte = 12;

    private static byte[] Book(string rows, string around = "", string texts = "<si><t>x</t></si>") => new SheetBuilder().Row("x").Format("A1", "0.0").ToXlsx()
        .EditPart(SheetPart, xml => xml[..xml.IndexOf("<sheetData>", StringComparison.Ordinal)] + $"<sheetData>{rows}</sheetData>{around}</worksheet>")
        .EditPart("xl/sharedStrings.xml", _ => $"""<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{texts}</sst>""");

    private static string Each(int count, Func<int, string> write) => string.Concat(Enumerable.Range(1, count).Select(write));

    private static string Text(int row, int text = 0) => string.Create(CultureInfo.InvariantCulture, $"<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>{text}</v></c></row>");

    private static long UnpackedSize(byte[] content)
    {
        using var archive = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
        return archive.Entries.Sum(e => e.Length);
    }

    private static WorkbookReading OpenWithinReason(byte[] content, string fileName = "报表.xlsx", WorkbookLimits? limits = null) =>
        OpenWithinReason(content, UnpackedSize(content), fileName, limits);

    private static WorkbookReading OpenWithinReason(byte[] content, long size, string fileName, WorkbookLimits? limits = null)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        var reading = WorkbookOpener.Open(fileName, content, SomeBudget.Of(limits));

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(Fixed + (PerByte * size), "the file unpacks to {0} bytes", size);
        return reading;
    }

    private static void ShouldBeOver(WorkbookReading reading, string quantity, string cell)
    {
        reading.Workbook.Should().BeNull();
        var finding = reading.Findings.Should().ContainSingle().Which;
        (finding.Code, finding.Arguments[0]).Should().Be((FindingCodes.OverLimit, quantity));
        (finding.Sheet, finding.Cell).Should().Be(("Sheet1", cell));
    }

    [Fact]
    public void LongTextInManyCells_IsRefusedByName()
    {
        var content = Book(Each(20_000, row => Text(row)), texts: $"<si><t>{new string('长', 1 << 20)}</t></si>");

        // The first 1,525 cells, cut to what a cell can hold, come to 50 million characters.
        ShouldBeOver(OpenWithinReason(content, limits: new WorkbookLimits { CompressionRatio = 100_000 }), Terms.Characters, "A1526");
    }

    [Fact]
    public void ModerateTextInManyCells_IsRefusedAtTheCellThatIsTooMuch()
    {
        var content = Book(Each(200, row => Text(row)), texts: $"<si><t>{new string('长', 1000)}</t></si>");

        ShouldBeOver(OpenWithinReason(content, limits: new WorkbookLimits { Characters = 100_000 }), Terms.Characters, "A101");
    }

    [Theory]
    [InlineData("<t>{0}</t>")]
    [InlineData("<r><t>{0}</t></r><r><rPr><b/></rPr><t>{0}</t></r>")]
    public void TextThatNoCellCanHold_IsAFindingOnItsCell(string text)
    {
        var content = Book(Text(1) + Text(2, 1), texts: $"<si>{string.Format(CultureInfo.InvariantCulture, text, new string('长', 32_768))}</si><si><t>短</t></si>");

        var reading = OpenWithinReason(content);

        var finding = reading.Findings.Should().ContainSingle().Which;
        (finding.Code, finding.Severity, finding.Sheet, finding.Cell).Should().Be((FindingCodes.TextTooLong, Severity.Error, "Sheet1", "A1"));
        reading.Workbook!.Sheets[0].Cells.Select(c => c.Text.Length).Should().Equal(32_767, 1);
    }

    [Theory]
    [InlineData(32_766, "\U0001F600")]
    [InlineData(4, "&#xFFFE;")]
    public void HalfACharacter_IsReadAsOneThatNobodyKnows(int before, string damaged)
    {
        var cell = OpenWithinReason(Book(Text(1), texts: $"<si><t>{new string('长', before)}{damaged}</t></si>")).Workbook!.Sheets[0].Cells[0];

        cell.Text.Should().EndWith("\uFFFD");
        cell.Content.Kind.Should().Be(CellKind.Text);
    }

    [Fact]
    public void LongestTextOfACell_RaisesNothing() =>
        OpenWithinReason(Book(Text(1), texts: $"<si><t>{new string('长', 32_767)}</t></si>")).Findings.Should().BeEmpty();

    [Fact]
    public void TextInAMillionPieces_CostsWhatItSays()
    {
        var content = Book(Text(1), texts: $"<si><t>{Each(300_000, _ => "<![CDATA[长]]>")}</t></si>");

        OpenWithinReason(content, limits: new WorkbookLimits { CompressionRatio = 100_000 }).Workbook!.Sheets[0].Cells[0].Text.Should().HaveLength(32_767);
    }

    [Fact]
    public void TextOfAMillionRuns_CostsWhatItSays()
    {
        var content = Book(Text(1), texts: $"<si>{Each(100_000, _ => "<r><rPr><vertAlign val=\"superscript\"/></rPr><t>2</t></r>")}</si>");

        OpenWithinReason(content, limits: new WorkbookLimits { CompressionRatio = 100_000 }).Workbook.Should().NotBeNull();
    }

    [Fact]
    public void NumberOfAMillionDigits_IsNoWorkbook()
    {
        var content = Book($"<row r=\"1\"><c r=\"A1\"><v>{new string('1', 1 << 20)}</v></c></row>");

        OpenWithinReason(content, limits: new WorkbookLimits { CompressionRatio = 100_000 }).Findings.Should().ContainSingle().Which.Code.Should().Be(FindingCodes.Damaged);
    }

    [Theory]
    [InlineData("<mergeCells><mergeCell ref=\"A2:XFD1048576\"/></mergeCells>")]
    [InlineData("<hyperlinks><hyperlink ref=\"A1:XFD1048576\" location=\"A1\"/></hyperlinks>")]
    [InlineData("<conditionalFormatting sqref=\"A1:XFD1048576\"><cfRule type=\"expression\" priority=\"1\"><formula>1</formula></cfRule></conditionalFormatting>")]
    [InlineData("<dataValidations><dataValidation sqref=\"A1:XFD1048576\"/></dataValidations>")]
    public void RangeOfAWholeSheet_CostsNothing(string around) =>
        OpenWithinReason(Book("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>2</v></c></row>", around)).Workbook!.Sheets[0].Cells.Should().HaveCount(2);

    [Fact]
    public void ArrayFormulaOfAWholeSheet_CostsNothing() =>
        OpenWithinReason(Book("<row r=\"1\"><c r=\"A1\"><f t=\"array\" ref=\"A1:XFD1048576\">1</f><v>1</v></c></row>")).Workbook!.Sheets[0].Cells.Should().ContainSingle();

    [Fact]
    public void ColumnsNamedOverAndOver_CostWhatTheySay()
    {
        var content = Book("<row r=\"1\" spans=\"1:16384\"><c r=\"A1\"><v>1</v></c></row>")
            .EditPart(SheetPart, xml => xml.Replace("<sheetData>", $"<cols>{Each(100_000, _ => "<col min=\"1\" max=\"16384\" hidden=\"1\"/>")}</cols><sheetData>", StringComparison.Ordinal));

        OpenWithinReason(content, limits: new WorkbookLimits { CompressionRatio = 100_000 }).Workbook!.Sheets[0].HiddenColumns.Should().Equal(0);
    }

    [Fact]
    public void SizeOfTheSheetThatIsALie_CostsNothing()
    {
        var content = Book("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>")
            .EditPart(SheetPart, xml => Regex.Replace(xml, "<dimension[^>]*>", "").Replace("<sheetData>", "<dimension ref=\"A1:XFD1048576\"/><sheetData>", StringComparison.Ordinal));

        OpenWithinReason(content).Workbook!.Sheets[0].Cells.Should().ContainSingle();
    }

    [Theory]
    [InlineData("XFD100000")]
    [InlineData("XFD1048576")]
    public void StrayCell_CountsAsOne(string stray)
    {
        var content = new SheetBuilder().Row("投资", 1, 2).Cell(stray, 3).ToXlsx();

        OpenWithinReason(content, limits: new WorkbookLimits { Cells = 4 }).Workbook!.Sheets[0].Cells[^1].Address.ToString().Should().Be(stray);
        ShouldBeOver(OpenWithinReason(content, limits: new WorkbookLimits { Cells = 3 }), Terms.Cells, stray);
    }

    [Fact]
    public void FormatOfAMillionSigns_IsNotFollowed()
    {
        var content = Book("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>5</v></c></row>")
            .EditPart("xl/styles.xml", xml => Regex.Replace(xml, "formatCode=\"0.0\"", $"formatCode=\"{new string('#', 1 << 20)}\""));

        OpenWithinReason(content, limits: new WorkbookLimits { CompressionRatio = 100_000 }).Workbook!.Sheets[0].Cells[0].Text.Should().Be("5");
    }

    [Fact]
    public void StylesThatShareALongFormat_CostWhatTheySay()
    {
        var content = Book("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>5</v></c></row>").EditPart("xl/styles.xml", xml => Regex.Replace(
            xml, "(<cellXfs[^>]*>)", $"$1{Each(20_000, _ => "<xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>")}"));
        var size = UnpackedSize(content);
        var before = GC.GetAllocatedBytesForCurrentThread();

        WorkbookOpener.Open("报表.xlsx", content, SomeBudget.Of(new WorkbookLimits { CompressionRatio = 100_000 })).Workbook.Should().NotBeNull();

        // The library keeps a tree of them, and looks into it for each of their properties.
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(Fixed + (400 * size));
    }

    [Fact]
    public void SheetsOfOnePart_AreNotReadTwice()
    {
        var content = Book(Each(1000, row => Text(row))).EditPart("xl/workbook.xml", xml => Regex.Replace(xml, "(<sheet [^>]*/>)", string.Concat(Enumerable.Repeat("$1", 200))));

        OpenWithinReason(content).Findings.Should().ContainSingle().Which.Arguments[0].Should().Be(Terms.MissingPart);
    }

    [Theory]
    [InlineData("xl/sharedStrings.xml", "<sst")]
    [InlineData("xl/styles.xml", "<styleSheet")]
    [InlineData("xl/workbook.xml", "<workbook")]
    [InlineData("[Content_Types].xml", "<Types")]
    public void EntitiesThatMultiply_AreNotFollowed(string part, string root)
    {
        const string Laughs = "<!DOCTYPE x [<!ENTITY a \"haha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>";
        var content = Book(Text(1)).EditPart(part, xml => xml.Replace(root, Laughs + root, StringComparison.Ordinal));

        OpenWithinReason(content).Findings.Should().ContainSingle().Which.Code.Should().Be(FindingCodes.Damaged);
    }

    [Fact]
    public void TextOfAnXls_InManyCells_IsCounted()
    {
        var sheet = new SheetBuilder();
        for (var row = 0; row < 2000; row++)
            sheet.Row(new string('长', 200));
        var content = sheet.ToXls();

        ShouldBeOver(WorkbookOpener.Open("报表.xls", content, SomeBudget.Of(new WorkbookLimits { Characters = 100_000 })), Terms.Characters, "A501");
    }

    [Fact]
    public void StrayCellOfAnXls_CountsAsOne()
    {
        var content = new SheetBuilder().Row("投资", 1, 2).Cell("IV65536", 3).ToXls();

        WorkbookOpener.Open("报表.xls", content, SomeBudget.Of(new WorkbookLimits { Cells = 4 })).Workbook!.Sheets[0].Cells.Should().HaveCount(4);
    }

    [Fact]
    public void ColumnThatNoXlsHas_IsNotFilledUpTo()
    {
        var content = new SheetBuilder().Row("投资", 1.5).Cell("A60000", 2.5).ToXls();
        var records = BadFileTests.Records(content);
        for (var at = 0; at + 4 <= records.Length; at += 4 + BitConverter.ToUInt16(records, at + 2))
        {
            // The column of the numbers, two bytes into their record.
            if (BitConverter.ToUInt16(records, at) == 0x0203 && BitConverter.ToUInt16(records, at + 6) == 1)
                BitConverter.TryWriteBytes(records.AsSpan(at + 6), (ushort)60_000);
        }

        var reading = OpenWithinReason(CompoundFiles.Of(("Workbook", records)), records.Length, "报表.xls");

        reading.Findings.Should().ContainSingle().Which.Code.Should().Be(FindingCodes.Damaged);
    }

    [Fact]
    public void FieldOfACsvThatNoCellCanHold_IsAFindingOnItsCell()
    {
        var content = Encoding.UTF8.GetBytes($"乡镇,投资\n{new string('x', 40_000)},1\n");

        var finding = OpenWithinReason(content, content.Length, "报表.csv").Findings.Should().ContainSingle().Which;

        (finding.Code, finding.Cell).Should().Be((FindingCodes.TextTooLong, "A2"));
    }

    [Fact]
    public void CsvOfAMillionEmptyFields_CostsWhatItSays()
    {
        var content = Encoding.UTF8.GetBytes("a,b\n" + string.Join('\n', Enumerable.Repeat(new string(',', 999), 1000)));

        OpenWithinReason(content, content.Length, "报表.csv").Workbook!.Sheets[0].Cells.Should().HaveCount(2);
    }

    [Theory]
    [InlineData("报表.xlsx")]
    [InlineData("报表.xls")]
    [InlineData("报表.csv")]
    public void TimeThatRunsOut_EndsTheReading(string fileName)
    {
        var sheet = new SheetBuilder();
        for (var row = 0; row < 500; row++)
            sheet.Row("东川镇", row, row + 1);
        var content = Path.GetExtension(fileName) switch
        {
            ".xlsx" => sheet.ToXlsx(),
            ".xls" => sheet.ToXls(),
            _ => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("东川镇,1,2\n", 500))),
        };
        // A second goes by whenever the clock is asked.
        var clock = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromSeconds(1) };

        var begun = clock.Start;
        var budget = new ReadingBudget(new WorkbookLimits { ReadingTime = TimeSpan.FromSeconds(3) }, clock, CancellationToken.None, () => clock.GetUtcNow() - begun);
        var finding = WorkbookOpener.Open(fileName, content, budget).Findings.Should().ContainSingle().Which;

        finding.Code.Should().Be(FindingCodes.TooCostly);
        finding.Arguments.Should().Equal(Terms.ReadingTime, "3 s");
    }

    [Fact]
    public void BusyMachine_IsNotTheSendersFault()
    {
        var clock = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromSeconds(1) };
        var budget = new ReadingBudget(new WorkbookLimits { ReadingTime = TimeSpan.FromSeconds(3) }, clock, CancellationToken.None, () => TimeSpan.FromSeconds(2));
        WorkbookOpener.Open("报表.xlsx", Book(Each(2_000, row => Text(row))), budget).Workbook.Should().NotBeNull();
    }

    [Fact]
    public void MemoryThatRunsOut_EndsTheReading()
    {
        var content = Book(Each(20_000, row => Text(row)));

        var finding = WorkbookOpener.Open("报表.xlsx", content, SomeBudget.Of(new WorkbookLimits { ReadingBytes = 1 << 20, CompressionRatio = 100_000 })).Findings.Should().ContainSingle().Which;

        finding.Code.Should().Be(FindingCodes.TooCostly);
        finding.Arguments.Should().Equal(Terms.ReadingMemory, "1 MiB");
    }

    [Fact]
    public void WhoeverWaitsNoLonger_IsHeard()
    {
        var budget = new ReadingBudget(new WorkbookLimits(), TimeProvider.System, new CancellationToken(canceled: true));

        FluentActions.Invoking(() => WorkbookOpener.Open("报表.xlsx", Book(Each(500, row => Text(row))), budget)).Should().Throw<OperationCanceledException>();
    }
}
