using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Support;
using NPOI.HSSF.UserModel;

namespace IndicatorPipeline.Ingest.Tests.Workbooks;

/// <summary>What cannot be read is refused with the finding that tells the sender what to do, and never with an exception.</summary>
public class BadFileTests
{
    private static SheetBuilder Report() => new SheetBuilder().Grid("""
        指标         | 本月 | 累计
        固定资产投资 | 12.5 | 70.1
        财政收入     | 3    | 21.75
        """);

    private static Finding Refusal(byte[] content, string fileName = "报表.xlsx", WorkbookLimits? limits = null)
    {
        var reading = WorkbookOpener.Open(fileName, content, SomeBudget.Of(limits));
        reading.Workbook.Should().BeNull();
        var finding = reading.Findings.Should().ContainSingle().Which;
        finding.Severity.Should().Be(Severity.Error);
        FindingTexts.Message(finding, CultureInfo.GetCultureInfo("zh-CN")).Should().NotContain("@").And.NotContain("{");
        return finding;
    }

    private static void ShouldBe(Finding finding, FindingCode code, params string[] arguments)
    {
        finding.Code.Should().Be(code);
        finding.Arguments.Take(arguments.Length).Should().Equal(arguments);
    }

    [Fact]
    public void EmptyFile_IsTold() => ShouldBe(Refusal([]), FindingCodes.EmptyFile);

    [Theory]
    [InlineData("%PDF-1.7\n%âãÏÓ\n1 0 obj", "PDF")]
    [InlineData("{\\rtf1\\ansi 统计报表}", "RTF")]
    [InlineData("Rar!\u001a\u0007\u0001", Terms.CompressedArchive)]
    [InlineData("GIF89a\u0001\u0000\u0001\u0000", Terms.Picture)]
    [InlineData("MZ\u0090\u0000\u0003", Terms.Program)]
    [InlineData("{\"indicator\": \"gdp\",\n\"value\": 1}", "JSON")]
    [InlineData("<?xml version=\"1.0\"?><report><row/></report>", "XML")]
    [InlineData("<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>", "XML Spreadsheet 2003")]
    [InlineData("今年以来，全县经济运行平稳。\n各项工作有序推进。\n", Terms.PlainText)]
    [InlineData("\u0001\u0002\u0003\u0000binary,\u0000", Terms.UnknownContent)]
    public void WhatIsNoWorkbook_IsNamed(string content, string named) =>
        ShouldBe(Refusal(Encoding.UTF8.GetBytes(content), "报表.xls"), FindingCodes.NotAWorkbook, named);

    [Fact]
    public void Picture_IsNamed() =>
        ShouldBe(Refusal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13], "报表.xlsx"), FindingCodes.NotAWorkbook, Terms.Picture);

    [Fact]
    public void RandomBytes_AreRefused() =>
        Gen.Byte.Array[1, 4096].Sample(
            bytes => WorkbookOpener.Open("报表.xls", bytes, SomeBudget.Of()).Findings.Should().Contain(f => f.Severity == Severity.Error), iter: 200);

    [Theory]
    [InlineData("word/document.xml", "Word (.docx)")]
    [InlineData("ppt/presentation.xml", "PowerPoint (.pptx)")]
    [InlineData("other/part.xml", Terms.CompressedArchive)]
    public void PackageOfAnotherKind_IsNamed(string part, string named)
    {
        var package = PackageEdit.Of(
            ("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"""), (part, "<a/>"));

        ShouldBe(Refusal(package), FindingCodes.NotAWorkbook, named);
    }

    [Fact]
    public void OpenDocument_IsNamed() =>
        ShouldBe(
            Refusal(PackageEdit.Of(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<a/>"))),
            FindingCodes.NotAWorkbook, "OpenDocument");

    [Fact]
    public void Archive_IsNamed() =>
        ShouldBe(Refusal(PackageEdit.Of(("报表.txt", "x"))), FindingCodes.NotAWorkbook, Terms.CompressedArchive);

    [Theory]
    [InlineData("WordDocument", "Word (.doc)")]
    [InlineData("PowerPoint Document", "PowerPoint (.ppt)")]
    [InlineData("Something", Terms.UnknownContent)]
    public void CompoundFileOfAnotherKind_IsNamed(string stream, string named) =>
        ShouldBe(Refusal(CompoundFiles.Of((stream, new byte[5000])), "报表.xls"), FindingCodes.NotAWorkbook, named);

    [Theory]
    [InlineData("utf-8", "<html><body><table><tr><td>固定资产投资</td></tr></table></body></html>")]
    [InlineData("utf-8", "\n\n  <!-- 导出 --><TABLE border=1><tr><td>1</td></tr></TABLE>")]
    [InlineData("GB18030", "<!DOCTYPE html><html><head><title>数据</title></head></html>")]
    [InlineData("utf-16", "<html><body>数据</body></html>")]
    [InlineData("utf-8", "MIME-Version: 1.0\r\nContent-Type: multipart/related")]
    public void WebPageNamedXls_IsTold(string encoding, string page)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        byte[] content = [.. Encoding.GetEncoding(encoding).Preamble, .. Encoding.GetEncoding(encoding).GetBytes(page)];

        ShouldBe(Refusal(content, "数据.xls"), FindingCodes.WebPage);
    }

    [Fact]
    public void PasswordOfAnXlsx_IsTold() =>
        ShouldBe(Refusal(new WorkbookBuilder().Add(Report()).ToXlsx(password: "密码123")), FindingCodes.Encrypted);

    [Fact]
    public void PasswordOfAnXls_IsTold()
    {
        // RC4 with a random salt and a verifier that no password meets.
        byte[] filePass = [0x2F, 0, 54, 0, 1, 0, 1, 0, 1, 0, .. Enumerable.Range(1, 48).Select(i => (byte)(i * 5))];
        var records = Records(Report().ToXls());
        var afterFirst = 4 + BinaryPrimitives.ReadUInt16LittleEndian(records.AsSpan(2));
        byte[] encrypted = [.. records[..afterFirst], .. filePass, .. records[afterFirst..]];

        ShouldBe(Refusal(CompoundFiles.Of(("Workbook", encrypted)), "报表.xls"), FindingCodes.Encrypted);
    }

    [Fact]
    public void TruncatedXlsx_IsDamaged() => EveryTruncation(Report().ToXlsx(), "报表.xlsx");

    [Fact]
    public void TruncatedXls_IsDamaged() => EveryTruncation(Report().ToXls(), "报表.xls");

    [Fact]
    public void FlippedByteOfAnXlsx_IsNeverAnotherFigure()
    {
        var content = Report().ToXlsx();
        var whole = WorkbookOpener.Open("报表.xlsx", content, SomeBudget.Of()).Workbook!.Sheets[0].Cells;

        (from at in Gen.Int[0, content.Length - 1]
         from bit in Gen.Int[0, 7]
         select (at, bit)).Sample(
            flip =>
            {
                var broken = (byte[])content.Clone();
                broken[flip.at] ^= (byte)(1 << flip.bit);
                if (WorkbookOpener.Open("报表.xlsx", broken, SomeBudget.Of()).Workbook is { } read)
                    read.Sheets[0].Cells.Select(c => (c.Address, c.Value)).Should().Equal(whole.Select(c => (c.Address, c.Value)));
            },
            iter: 300);
    }

    [Fact]
    public void FlippedByteOfAnXls_IsNeverAnException()
    {
        var content = Report().ToXls();

        (from at in Gen.Int[0, content.Length - 1]
         from value in Gen.Byte
         select (at, value)).Sample(
            change =>
            {
                var broken = (byte[])content.Clone();
                broken[change.at] = change.value;
                WorkbookOpener.Open("报表.xls", broken, SomeBudget.Of());
            },
            iter: 300);
    }

    [Fact]
    public void DocumentTypeInASheet_IsRefused()
    {
        var content = Report().ToXlsx().EditPart(
            "xl/worksheets/sheet1.xml", xml => xml.Replace("<worksheet", "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><worksheet", StringComparison.Ordinal));

        ShouldBe(Refusal(content), FindingCodes.Damaged, Terms.ForbiddenXml);
    }

    [Fact]
    public void BrokenXml_IsDamaged() =>
        ShouldBe(
            Refusal(Report().ToXlsx().EditPart("xl/worksheets/sheet1.xml", xml => xml[..^40])), FindingCodes.Damaged, Terms.BrokenXml);

    [Theory]
    [InlineData("xl/sharedStrings.xml")]
    [InlineData("xl/styles.xml")]
    [InlineData("xl/worksheets/sheet1.xml")]
    public void MissingPart_IsDamaged(string part) =>
        ShouldBe(Refusal(Report().Bold("A1").ToXlsx().RemovePart(part)), FindingCodes.Damaged, Terms.MissingPart);

    [Fact]
    public void TwoSheetsOfOnePart_AreDamaged()
    {
        var content = Report().ToXlsx().EditPart(
            "xl/workbook.xml", xml => Regex.Replace(xml, "(<sheet [^>]*/>)", "$1$1"));

        ShouldBe(Refusal(content), FindingCodes.Damaged, Terms.MissingPart);
    }

    [Fact]
    public void WrongChecksum_IsDamaged()
    {
        var content = Report().ToXlsx();
        for (var i = 0; i + 4 <= content.Length; i++)
        {
            // The checksum of a part stands 16 bytes into its entry in the directory.
            if (content.AsSpan(i, 4).SequenceEqual("PK\u0001\u0002"u8))
                content[i + 16] ^= 1;
        }

        ShouldBe(Refusal(content), FindingCodes.Damaged, Terms.BrokenArchive);
    }

    [Fact]
    public void CsvThatBreaksOffInQuotes_IsDamaged() =>
        ShouldBe(Refusal(Encoding.UTF8.GetBytes("乡镇,投资\n东川镇,1\n\"西川"), "报表.csv"), FindingCodes.Damaged, Terms.Incomplete);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void PastedPictureUnderATitle_IsTold(bool isXlsx)
    {
        var sheet = new SheetBuilder().Row("1-7月社会消费品零售总额");

        var content = isXlsx ? sheet.ToXlsx().AddPart("xl/media/image1.png", [1, 2, 3]) : WithPicture(sheet.ToXls());

        ShouldBe(Refusal(content), FindingCodes.PicturesOnly);
    }

    [Fact]
    public void PictureBesideATable_IsNoTrouble()
    {
        WorkbookOpener.Open("报表.xls", WithPicture(Report().ToXls()), SomeBudget.Of()).Findings.Should().BeEmpty();
        WorkbookOpener.Open("报表.xlsx", Report().ToXlsx().AddPart("xl/media/image1.png", [1, 2, 3]), SomeBudget.Of()).Findings.Should().BeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void NothingInside_IsTold(bool isXlsx)
    {
        var sheet = new SheetBuilder().Border("A1:D9").Cell("B2", "  　 ");

        ShouldBe(Refusal(isXlsx ? sheet.ToXlsx() : sheet.ToXls()), FindingCodes.NothingInside);
    }

    internal static byte[] Records(byte[] xls)
    {
        var fileSystem = new NPOI.POIFS.FileSystem.POIFSFileSystem(new MemoryStream(xls));
        using var stream = fileSystem.CreateDocumentInputStream("Workbook");
        var records = new byte[stream.Length];
        stream.ReadFully(records);
        return records;
    }

    private static byte[] WithPicture(byte[] xls)
    {
        var workbook = new HSSFWorkbook(new MemoryStream(xls));
        var picture = workbook.AddPicture([0x89, 0x50, 0x4E, 0x47], NPOI.SS.UserModel.PictureType.PNG);
        workbook.GetSheetAt(0).CreateDrawingPatriarch().CreatePicture(new HSSFClientAnchor(0, 0, 0, 0, 1, 3, 4, 9), picture);
        using var stream = new MemoryStream();
        workbook.Write(stream);
        return stream.ToArray();
    }

    private static void EveryTruncation(byte[] content, string fileName)
    {
        Gen.Int[1, content.Length - 1].Sample(
            length =>
            {
                var reading = WorkbookOpener.Open(fileName, content.AsMemory(0, length), SomeBudget.Of());

                // What is cut off behind the last sheet is no loss; otherwise nothing is taken.
                if (reading.Workbook is { } whole)
                    whole.Sheets[0].Cells.Should().HaveCount(9);
                else
                    reading.Findings.Should().ContainSingle().Which.Code.Should().Match<FindingCode>(c => c == FindingCodes.Damaged || c == FindingCodes.NotAWorkbook);
            },
            iter: 200);
    }
}
