using System.Text;
using CsCheck;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Ingest.Tests.Workbooks;

public class XlsbReaderTests
{
    private static readonly byte[] Sheet1 =
    [
        // Column C is hidden.
        .. Record(60, [.. Int(2), .. Int(2), .. Int(2304), .. Int(0), 1, 0]),
        .. Row(0),
        .. Record(7, [.. CellAt(0, style: 1), .. Int(0)]),
        .. Record(6, [.. CellAt(2), .. Text("累计")]),
        .. Row(1, isHidden: true),
        .. Record(62, [.. CellAt(0), 1, .. Text("　东川镇"), .. Int(0)]),
        .. Record(5, [.. CellAt(1, style: 2), .. BitConverter.GetBytes(0.056)]),
        .. Record(2, [.. CellAt(2), .. Int(-250 << 2 | 3)]),
        .. Row(2),
        .. Record(1, CellAt(0)),
        .. Record(9, [.. CellAt(1, style: 3), .. BitConverter.GetBytes(45809.0), 0, 0]),
        .. Record(11, [.. CellAt(2), 0x2A, 0, 0]),
        .. Record(4, [.. CellAt(3), 1]),
        .. Record(8, [.. CellAt(4), .. Text("增长"), 0, 0]),
        .. Record(176, [.. Int(0), .. Int(0), .. Int(0), .. Int(1)]),
    ];

    [Fact]
    public void EveryKindOfCell_IsRead()
    {
        var reading = Open(Package(Sheet1));

        reading.Findings.Should().BeEmpty();
        var sheet = reading.Workbook!.Sheets.Should().ContainSingle().Which;
        sheet.Name.Should().Be("1-6月");
        sheet.IsHidden.Should().BeFalse();
        sheet.Cells.Select(c => (c.Address.ToString(), c.Value, c.Text)).Should().Equal(
            ("A1", new CellValue.Text("乡镇"), "乡镇"),
            ("C1", new CellValue.Text("累计"), "累计"),
            ("A2", new CellValue.Text("　东川镇"), "　东川镇"),
            ("B2", new CellValue.Number(0.056m), "5.60%"),
            ("C2", new CellValue.Number(-2.5m), "-2.5"),
            ("B3", new CellValue.Date(new DateTime(2025, 6, 1)), "2025年6月"),
            ("C3", new CellValue.Error("#N/A"), "#N/A"),
            ("D3", new CellValue.Logical(true), "TRUE"),
            ("E3", new CellValue.Text("增长"), "增长"));
        sheet.MergedRanges.Select(r => r.ToString()).Should().Equal("A1:B1");
        sheet.HiddenRows.Should().BeEquivalentTo([1]);
        sheet.HiddenColumns.Should().BeEquivalentTo([2]);
    }

    [Fact]
    public void Style_IsRead() =>
        Open(Package(Sheet1)).Workbook!.Sheets[0][0, 0].Should().BeEquivalentTo(new
        {
            IsBold = true,
            Indent = 2,
            Alignment = HorizontalAlignment.Center,
            Borders = Borders.Top | Borders.Right,
        });

    [Fact]
    public void Cells_AreLimited() =>
        WorkbookOpener.Open("报表.xlsb", Package(Sheet1), SomeBudget.Of(new WorkbookLimits { Cells = 8 })).Findings.Should().ContainSingle().Which.Code.Should().Be(FindingCodes.OverLimit);

    [Fact]
    public void ChangedByte_IsNeverAnException() =>
        (from at in Gen.Int[0, Sheet1.Length - 1]
         from value in Gen.Byte
         select (at, value)).Sample(
            change =>
            {
                var broken = (byte[])Sheet1.Clone();
                broken[change.at] = change.value;
                Open(Package(broken));
            },
            iter: 500);

    [Fact]
    public void SheetThatBreaksOff_IsDamaged() =>
        Open(Package(Sheet1[..^7])).Findings.Should().ContainSingle().Which.Code.Should().Be(FindingCodes.Damaged);

    [Theory]
    [InlineData(0, 2_000_000_000)]
    [InlineData(-1, 1)]
    public void MergedRangeOutsideTheSheet_IsDamaged(int left, int right) =>
        Open(Package([.. Sheet1, .. Record(176, [.. Int(0), .. Int(0), .. Int(left), .. Int(right)])])).Findings.Should().ContainSingle().Which.Code.Should().Be(FindingCodes.Damaged);

    private static WorkbookReading Open(byte[] content) => WorkbookOpener.Open("报表.xlsb", content, SomeBudget.Of());

    private static byte[] Package(byte[] sheet) => PackageEdit.Of(
        ("[Content_Types].xml", """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>
            """u8.ToArray()),
        ("xl/workbook.bin", [.. Record(153, new byte[8]), .. Record(156, [.. Int(0), .. Int(1), .. Text("rId1"), .. Text("1-6月")])]),
        ("xl/_rels/workbook.bin.rels", Encoding.UTF8.GetBytes(Relationships(("rId1", "worksheet", "worksheets/sheet1.bin"), ("rId2", "styles", "/xl/styles.bin"), ("rId3", "sharedStrings", "sharedStrings.bin")))),
        ("xl/sharedStrings.bin", Record(19, [0, .. Text("乡镇")])),
        ("xl/styles.bin",
        [
            .. Record(44, [176, 0, .. Text("yyyy\"年\"m\"月\"")]),
            .. Record(43, [220, 0, 0, 0, 0x90, 0x01]),
            .. Record(43, [220, 0, 0, 0, 0xBC, 0x02]),
            .. Record(46, new byte[51]),
            .. Record(46, [0, 1, .. new byte[9], .. new byte[10], .. new byte[10], 1, .. new byte[9], .. new byte[10]]),
            // A style of the named styles, which cells do not refer to.
            .. Style(0, 1, 0, 0, 0),
            .. Record(617, Int(4)),
            .. Style(0, 0, 0, 0, 0),
            .. Style(0, 1, 1, indent: 2, alignment: 2),
            .. Style(10, 0, 0, 0, 0),
            .. Style(176, 0, 0, 0, 0),
            .. Record(618, []),
        ]),
        ("xl/worksheets/sheet1.bin", sheet));

    private static string Relationships(params (string Id, string Type, string Target)[] links) =>
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + string.Concat(links.Select(l => $"<Relationship Id=\"{l.Id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{l.Type}\" Target=\"{l.Target}\"/>"))
        + "</Relationships>";

    private static byte[] Record(int type, byte[] data)
    {
        byte[] header = type < 128 ? [(byte)type] : [(byte)(type & 0x7F | 0x80), (byte)(type >> 7)];
        byte[] length = data.Length < 128 ? [(byte)data.Length] : [(byte)(data.Length & 0x7F | 0x80), (byte)(data.Length >> 7)];
        return [.. header, .. length, .. data];
    }

    private static byte[] Int(int value) => BitConverter.GetBytes(value);

    private static byte[] Text(string text) => [.. Int(text.Length), .. Encoding.Unicode.GetBytes(text)];

    private static byte[] Row(int row, bool isHidden = false) => Record(0, [.. Int(row), .. Int(0), 0, 0, 0, (byte)(isHidden ? 0x10 : 0), 0, 0, 0, 0, 0]);

    private static byte[] CellAt(int column, int style = 0) => [.. Int(column), .. Int(style)];

    private static byte[] Style(ushort format, ushort font, ushort border, byte indent, byte alignment) => Record(
        47, [0, 0, .. BitConverter.GetBytes(format), .. BitConverter.GetBytes(font), 0, 0, .. BitConverter.GetBytes(border), 0, indent, alignment, 0, 0, 0]);
}
