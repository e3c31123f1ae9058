using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Support;
using NPOI.HSSF.Record.Crypto;

namespace IndicatorPipeline.Ingest.Tests.Workbooks;

/// <summary>Workbooks that other programs write, or that one library misreads, are read as a person sees them.</summary>
public class OddWorkbookTests
{
    private const string SheetPart = "xl/worksheets/sheet1.xml";

    private static WorkbookReading Read(byte[] content, string fileName = "报表.xlsx") => WorkbookOpener.Open(fileName, content, SomeBudget.Of());

    private static Sheet Open(byte[] content, string fileName = "报表.xlsx") => Read(content, fileName).Workbook!.Sheets[0];

    private static byte[] WithRows(string rows, string workbookProperties = "") => new SheetBuilder().Row("x").ToXlsx()
        .EditPart(SheetPart, xml => xml[..xml.IndexOf("<sheetData>", StringComparison.Ordinal)] + "<sheetData>" + rows + "</sheetData></worksheet>")
        .EditPart("xl/workbook.xml", xml => xml.Replace("<sheets>", workbookProperties + "<sheets>", StringComparison.Ordinal));

    [Theory]
    [InlineData("<row r='1'><sheetViews r='A1'><v>1</v></sheetViews><c r='B1'><v>2</v></c></row>")]
    [InlineData("<row r='1'><c r='B1'><v>2</v><row/></c></row>")]
    [InlineData("<cols/><row r='1'><c r='B1'><v>2</v></c></row>")]
    [InlineData("<row r='1'><c r='A1'>inlineStr</c><c r='B1'><v>2</v></c></row>")]
    [InlineData("<row r='1'><c r='B1'><v>1</v><v>2</v></c></row>")]
    public void ElementOutOfPlaceAmongTheCells_IsNoTrouble(string rows) =>
        Open(WithRows(rows)).Cells.Select(c => (c.Address.ToString(), c.Text)).Should().Equal(("B1", "2"));

    /// <summary>It stands in the file as any sign that XML cannot hold, and PostgreSQL takes no text with it.</summary>
    [Fact]
    public void SignThatNobodySees_IsNoPartOfTheText() =>
        Open(WithRows("<row r='1'><c r='A1' t='inlineStr'><is><t>已开_x0000_工</t></is></c><c r='B1' t='inlineStr'><is><t>_x0000_</t></is></c></row>"))
            .Cells.Select(c => (c.Address.ToString(), c.Text)).Should().Equal(("A1", "已开工"));

    [Fact]
    public void HiddenSheet_IsKeptAndSaysSo()
    {
        var workbook = new WorkbookBuilder().Sheet("报表", s => s.Row(1, 2)).Sheet("草稿", s => s.Hidden().Row(3, 4));

        foreach (var (content, name) in new[] { (workbook.ToXlsx(), "报表.xlsx"), (workbook.ToXls(), "报表.xls") })
            Read(content, name).Workbook!.Sheets.Select(s => (s.Name, s.IsHidden)).Should().Equal(("报表", false), ("草稿", true));
    }

    [Theory]
    [InlineData("报表.xls", ".xlsx", ".xls")]
    [InlineData("报表.csv", ".xlsx", ".csv")]
    [InlineData("报表", ".xlsx", Terms.NoExtension)]
    public void WrongExtension_IsToldAndReadAllTheSame(string fileName, string content, string extension)
    {
        var reading = Read(new SheetBuilder().Row(1, 2).ToXlsx(), fileName);

        reading.Workbook!.FileName.Should().Be(fileName);
        var finding = reading.Findings.Should().ContainSingle().Which;
        finding.Code.Should().Be(FindingCodes.WrongExtension);
        finding.Arguments.Should().Equal(content, extension);
    }

    [Theory]
    [InlineData("报表.et")]
    [InlineData("报表.xls.xls")]
    [InlineData("报表.XLS")]
    public void ExtensionOfAnXls_RaisesNothing(string fileName) => Read(new SheetBuilder().Row(1, 2).ToXls(), fileName).Findings.Should().BeEmpty();

    [Fact]
    public void Date_CountedFrom1904_IsTheSameDay()
    {
        var sheet = new SheetBuilder().Row(new DateTime(2025, 6, 1), new DateTime(1904, 1, 2)).Format("B1", "m/d/yy");

        var cells = Open(new WorkbookBuilder().Add(sheet).From1904().ToXlsx()).Cells;

        cells.Select(c => c.Value).Should().Equal(new CellValue.Date(new DateTime(2025, 6, 1)), new CellValue.Date(new DateTime(1904, 1, 2)));
    }

    [Fact]
    public void Date_UnderABuiltInFormat_IsADate()
    {
        var sheet = new SheetBuilder().Row(new DateTime(2025, 6, 1), 45809.5, 3).Format("A1:C1", "mm-dd-yy");

        Open(sheet.ToXlsx()).Cells.Select(c => c.Text).Should().Equal("2025-06-01", "2025-06-01", "1900-01-03");
    }

    [Fact]
    public void ChineseBuiltInFormat_WithoutACode_IsADate()
    {
        var content = new SheetBuilder().Row(45809).Format("A1", "0.0000").ToXlsx()
            .EditPart("xl/styles.xml", xml => Regex.Replace(xml, "numFmtId=\"(164|165|166)\"(?! formatCode)", "numFmtId=\"57\""));

        var cell = Open(content).Cells.Should().ContainSingle().Which;

        cell.Value.Should().Be(new CellValue.Date(new DateTime(2025, 6, 1)));
        cell.Text.Should().Be("2025年6月");
    }

    [Fact]
    public void IsoDateOfAStrictWorkbook_IsADate()
    {
        var content = WithRows("<row r=\"1\"><c r=\"A1\" t=\"d\" s=\"1\"><v>2025-06-01</v></c><c r=\"B1\"><v>5</v></c></row>");

        Open(content)[0, 0]!.Text.Should().StartWith("2025-06-01");
    }

    [Theory]
    [InlineData("2025-06-30T00:00:00+08:00", "2025-06-30")]
    [InlineData("2025-06-30T23:00:00-05:00", "2025-06-30")]
    [InlineData("0050-01-01", "0050-01-01")]
    public void IsoDate_IsTheDayThatIsWritten(string written, string shown)
    {
        var content = WithRows($"<row r=\"1\"><c r=\"A1\" t=\"d\" s=\"1\"><v>{written}</v></c><c r=\"B1\"><v>5</v></c></row>");

        Open(content)[0, 0]!.Text.Should().StartWith(shown);
    }

    [Fact]
    public void StrictWorkbook_ReadsAsAnyOther()
    {
        var sheet = new SheetBuilder("1-6月").Row("乡镇", "投资").Row("东川镇", 12.5).Bold("A1:B1");
        var content = sheet.ToXlsx().EditParts(xml => xml
            .Replace("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships", StringComparison.Ordinal)
            .Replace("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main", StringComparison.Ordinal));

        Open(content).Cells.Should().Equal(sheet.Build().Cells);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("true")]
    public void WorkbookThatEpplusCannotOpen_KeepsItsErrorsAndDates(string date1904)
    {
        // An empty style attribute, as a Chinese exporter writes it.
        var content = WithRows(
            "<row r=\"1\"><c r=\"A1\" s=\"\"><v>1.5</v></c><c r=\"B1\" t=\"e\"><f>A1/0</f><v>#DIV/0!</v></c><c r=\"C1\" s=\"1\"><v>44347</v></c></row>",
            $"<workbookPr date1904=\"{date1904}\"/>")
            .EditPart("xl/styles.xml", xml => Regex.Replace(xml, "<cellXfs.*</cellXfs>", "<cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/></cellXfs>"));

        Open(content).Cells.Select(c => c.Value).Should().Equal(
            new CellValue.Number(1.5m), new CellValue.Error("#DIV/0!"), new CellValue.Date(new DateTime(2025, 6, 1)));
    }

    [Fact]
    public void RichText_IsJoinedAndItsReadingDropped()
    {
        var content = WithRows("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> 其中</t></is></c></row>")
            .EditPart("xl/sharedStrings.xml", _ => """
                <sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><r><t>固定</t></r><r><rPr><b/></rPr><t xml:space="preserve">资产 </t></r></si><si><t xml:space="preserve">　合计</t><rPh sb="0" eb="1"><t>heji</t></rPh></si></sst>
                """);

        Open(content).Cells.Select(c => c.Text).Should().Equal("固定资产 ", "　合计", " 其中");
    }

    [Theory]
    [InlineData("<is><r><t>固定</t></r><r><t>资产</t></r></is>")]
    [InlineData("<v>7</v><is><t>固定资产</t></is>")]
    public void InlineText_IsNotMisread(string text)
    {
        var content = WithRows($"<row r=\"1\"><c r=\"A1\" t=\"inlineStr\">{text}</c><c r=\"B1\"><v>5</v></c></row>");

        Open(content).Cells.Select(c => c.Text).Should().Equal("固定资产", "5");
    }

    [Theory]
    [InlineData("<f>A1*2</f>")]
    [InlineData("<f>A1*2</f><v></v>")]
    [InlineData("<f>A1*2</f><v/>")]
    public void FormulaThatWasNeverCalculated_HasNoResult(string formula)
    {
        var cell = Open(WithRows($"<row r=\"1\"><c r=\"A1\"><v>5</v></c><c r=\"B1\">{formula}</c></row>"))[0, 1];

        cell!.IsFormulaWithoutResult.Should().BeTrue();
        cell.Value.Should().Be(new CellValue.Nothing());
    }

    [Fact]
    public void FormulaThatCameToNothing_IsNoCell()
    {
        var sheet = Open(WithRows("<row r=\"1\"><c r=\"A1\"><v>5</v></c><c r=\"B1\" t=\"str\"><f>IF(A1&gt;9,1,\"\")</f><v></v></c></row>"));

        sheet.Cells.Should().ContainSingle();
    }

    [Theory]
    [InlineData("<calcPr fullCalcOnLoad=\"1\"/>", true)]
    [InlineData("<calcPr calcId=\"191029\"/>", false)]
    public void ZeroOfAFormula_CountsUnlessCalculationIsStillAskedFor(string calculation, bool isWithoutResult)
    {
        var content = WithRows("<row r=\"1\"><c r=\"A1\"><v>5</v></c><c r=\"B1\"><f>A1*0</f><v>0</v></c></row>")
            .EditPart("xl/workbook.xml", xml => Regex.Replace(xml, "<calcPr[^>]*>", "").Replace("</sheets>", "</sheets>" + calculation, StringComparison.Ordinal));

        Open(content)[0, 1]!.IsFormulaWithoutResult.Should().Be(isWithoutResult);
    }

    [Fact]
    public void UncalculatedFormulaOfAnXls_HasNoResult()
    {
        var cell = Open(new SheetBuilder().Row(1, 2).FormulaWithoutResult("C1", "A1+B1").ToXls(), "报表.xls")[0, 2];

        cell!.IsFormulaWithoutResult.Should().BeTrue();
    }

    [Fact]
    public void ChartSheet_IsSteppedOver()
    {
        var content = new SheetBuilder().Row("x", 1).ToXlsx()
            .EditPart("xl/workbook.xml", xml => xml.Replace("<sheets>", "<sheets><sheet name=\"图\" sheetId=\"7\" r:id=\"rId77\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"/>", StringComparison.Ordinal))
            .EditPart("xl/_rels/workbook.xml.rels", xml => xml.Replace("</Relationships>", "<Relationship Id=\"rId77\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/chartsheet\" Target=\"chartsheets/sheet1.xml\"/></Relationships>", StringComparison.Ordinal))
            .EditPart("[Content_Types].xml", xml => xml.Replace("</Types>", "<Override PartName=\"/xl/chartsheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.chartsheet+xml\"/></Types>", StringComparison.Ordinal))
            .AddPart("xl/chartsheets/sheet1.xml", "<chartsheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetViews><sheetView workbookViewId=\"0\"/></sheetViews></chartsheet>"u8.ToArray());

        Read(content).Workbook!.Sheets.Select(s => s.Name).Should().Equal("Sheet1");
    }

    [Fact]
    public void XlsOfProtectedStructure_IsReadUnderThePasswordThatEverybodyKnows()
    {
        var sheet = new SheetBuilder().Row("东川镇", 12.5);
        var content = CompoundFiles.Of(("Workbook", EncryptUnderDefaultPassword(BadFileTests.Records(sheet.ToXls()))));

        Open(content, "报表.xls").Cells.Should().Equal(sheet.Build().Cells);
    }

    [Fact]
    public void RecordsOfTheFirstExcel_AreRead()
    {
        byte[] content =
        [
            0x09, 0x00, 4, 0, 2, 0, 0x10, 0,
            0x00, 0x00, 8, 0, 0, 0, 1, 0, 0, 0, 2, 0,
            0x04, 0x00, 12, 0, 0, 0, 0, 0, 0, 0, 0, 4, .. "Jan."u8,
            0x03, 0x00, 15, 0, 0, 0, 1, 0, 0, 0, 0, .. BitConverter.GetBytes(12.5),
            0x0A, 0x00, 0, 0,
        ];

        Open(content, "报表.xls").Cells.Select(c => c.Text).Should().Equal("Jan.", "12.5");
    }

    [Theory]
    [InlineData(",")]
    [InlineData(";")]
    [InlineData("\t")]
    public void Delimiter_IsFoundOut(string delimiter)
    {
        var content = Encoding.UTF8.GetBytes($"乡镇{delimiter}\"投资{delimiter}万元\"{delimiter} 备注\n东川镇{delimiter}1234.5{delimiter}\"1,234\"\n");

        var sheet = Open(content, "报表.csv");

        sheet.Cells.Select(c => c.Text).Should().Equal("乡镇", $"投资{delimiter}万元", " 备注", "东川镇", "1234.5", "1,234");
        sheet[1, 1]!.Value.Should().Be(new CellValue.Number(1234.5m));
        sheet[1, 2]!.Value.Should().Be(new CellValue.Text("1,234"));
    }

    private static byte[] EncryptUnderDefaultPassword(byte[] records)
    {
        byte[] salt = [.. Enumerable.Range(1, 16).Select(i => (byte)i)];
        byte[] verifier = [.. Enumerable.Range(50, 16).Select(i => (byte)i)];
        var key = (Biff8EncryptionKey)Biff8EncryptionKey.Create(salt);
#pragma warning disable CA5351 // The format asks for this hash.
        byte[] proof = [.. verifier, .. MD5.HashData(verifier)];
#pragma warning restore CA5351
        new Biff8RC4(0, key).Xor(proof, 0, proof.Length);
        var afterFirst = 4 + BitConverter.ToUInt16(records, 2);
        byte[] password = [0x2F, 0, 54, 0, 1, 0, 1, 0, 1, 0, .. salt, .. proof];
        byte[] content = [.. records[..afterFirst], .. password, .. records[afterFirst..]];

        // The key's stream runs on under what is not encrypted: the headers of records, and the beginning of a sheet.
        var stream = new Biff8RC4(afterFirst + password.Length, key);
        for (var at = afterFirst + password.Length; at + 4 <= content.Length;)
        {
            var length = BitConverter.ToUInt16(content, at + 2);
            var isPlain = BitConverter.ToUInt16(content, at) is 0x0809 or 0x00E1;
            stream.SkipTwoBytes();
            stream.SkipTwoBytes();
            stream.Xor(isPlain ? new byte[length] : content, isPlain ? 0 : at + 4, length);
            at += 4 + length;
        }

        return content;
    }
}
