using System.Globalization;
using IndicatorPipeline.Ingest.Workbooks;

namespace IndicatorPipeline.Ingest.Tests.Workbooks;

public class CellFormatTests
{
    [Theory]
    [InlineData("General", 1234.5, "1234.5")]
    [InlineData("General", 0.1 + 0.2, "0.3")]
    [InlineData("General", 123456789012, "123456789012")]
    [InlineData("G/通用格式", -7.25, "-7.25")]
    [InlineData("0", 2.5, "3")]
    [InlineData("0.00", 0.285, "0.29")]
    [InlineData("0.0_ ", 101.25, "101.3")]
    [InlineData("#,##0.00_);[Red](#,##0.00)", 1234.5, "1,234.50")]
    [InlineData("#,##0.00_);[Red](#,##0.00)", -1234.5, "(1,234.50)")]
    [InlineData("_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", 0, "-")]
    [InlineData("_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", -3, "-3.00")]
    [InlineData("0.0%", 0.056, "5.6%")]
    [InlineData("0.0\"‰\"", 6.4, "6.4‰")]
    [InlineData("0.0;\"▲\"0.0", -5.25, "▲5.3")]
    [InlineData("0.0,,", 12345678, "12.3")]
    [InlineData("0!.0,", 123456, "12.3")]
    [InlineData("#\"万元\"", 3, "3万元")]
    [InlineData("[$￥-804]#,##0.00", 12, "￥12.00")]
    [InlineData("0.00E+00", 12345, "1.23E+04")]
    [InlineData("# ?/?", 0.5, "1/2")]
    [InlineData("[<1]0.00;0", 0.5, "0.50")]
    [InlineData("[Red][>100]0.0;[Blue]0", 101.5, "101.5")]
    [InlineData("0;-0;;@", 0, "")]
    [InlineData("0;-0;;@", -4, "-4")]
    [InlineData(";;;", 5, "")]
    [InlineData("0.0;@", -4, "-4.0")]
    [InlineData("garbage[[", 5, "5")]
    [InlineData("0.00E+00", 0, "0")]
    public void Number_IsShownAsInASpreadsheet(string code, double number, string shown)
    {
        var value = new CellFormat(code).ValueOf(number, is1904: false, out var text);

        text.Should().Be(shown);
        value.Should().Be(new CellValue.Number(decimal.Parse(number.ToString("G15", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("yyyy\"年\"m\"月\"", "2025年6月")]
    [InlineData("yyyy\"年\"m\"月\";@", "2025年6月")]
    [InlineData("yyyy年m月d日", "2025年6月1日")]
    [InlineData("[$-804]yyyy\"年\"m\"月\"d\"日\";@", "2025年6月1日")]
    [InlineData("[DBNum1][$-804]yyyy\"年\"m\"月\"", "2025年6月")]
    [InlineData("e\"年\"m\"月\"", "2025年6月")]
    [InlineData("m\"月\"", "6月")]
    [InlineData("yyyy\\-mm\\-dd", "2025-06-01")]
    [InlineData("yyyy/m/d", "2025/6/1")]
    [InlineData("yyyy.mm", "2025.06")]
    [InlineData("mmm-yy", "Jun-25")]
    [InlineData("[$-804]aaaa;@", "Sunday")]
    public void Date_IsShownByItsFormat(string code, string shown)
    {
        var value = new CellFormat(code).ValueOf(45809, is1904: false, out var text);

        text.Should().Be(shown);
        value.Should().Be(new CellValue.Date(new DateTime(2025, 6, 1)));
    }

    [Fact]
    public void TimeOfDay_IsNoDate()
    {
        new CellFormat("上午/下午h\"时\"mm\"分\"").ValueOf(0.75, is1904: false, out var text).Should().Be(new CellValue.Number(0.75m));

        text.Should().Be("PM6时00分");
    }

    [Fact]
    public void Duration_IsANumberOfDays()
    {
        new CellFormat("[h]:mm").ValueOf(1.5, is1904: false, out var text).Should().Be(new CellValue.Number(1.5m));

        text.Should().Be("36:00");
    }

    [Theory]
    [InlineData(1e9)]
    [InlineData(-5)]
    public void DateOutOfTheCalendar_IsANumber(double serial) =>
        new CellFormat("yyyy-mm-dd").ValueOf(serial, is1904: false, out _).Should().Be(new CellValue.Number((decimal)serial));

    [Fact]
    public void NumberTooLargeForADecimal_IsAText()
    {
        new CellFormat("0.0%").ValueOf(1e300, is1904: false, out var text).Should().Be(new CellValue.Text("1E+300"));

        text.Should().Be("1E+300");
    }

    [Fact]
    public void VerySmallNumber_IsShown()
    {
        CellFormat.General.ValueOf(1e-40, is1904: false, out var text).Should().Be(new CellValue.Number(0));

        text.Should().Be("1E-40");
    }

    [Theory]
    [InlineData("General", " 东川镇", " 东川镇")]
    [InlineData("@", "东川镇", "东川镇")]
    [InlineData("0.0", "东川镇", "东川镇")]
    [InlineData("@\"镇\"", "东川", "东川镇")]
    [InlineData("0;-0;0;\"（\"@\"）\"", "注", "（注）")]
    [InlineData("_ * #,##0_ ;_ * \\-#,##0_ ;_ * \"-\"??_ ;_ @_ ", "　合计", "　合计")]
    [InlineData(";;;", "藏", "")]
    public void Text_IsShownByItsFormat(string code, string text, string shown) => new CellFormat(code).Show(text).Should().Be(shown);

    [Theory]
    [InlineData(14, "2025-06-01")]
    [InlineData(31, "2025年6月1日")]
    [InlineData(57, "2025年6月")]
    [InlineData(58, "6月1日")]
    public void BuiltInFormat_IsThatOfAChineseExcel(int id, string shown)
    {
        CellFormat.Of(id, "General").ValueOf(45809, is1904: false, out var text).Should().Be(new CellValue.Date(new DateTime(2025, 6, 1)));

        text.Should().Be(shown);
    }

    [Fact]
    public void AnyBuiltInFormat_IsAFormat()
    {
        for (var id = 0; id < BuiltInFormats.FirstCustom; id++)
        {
            CellFormat.Of(id, null).ValueOf(45809.5, is1904: false, out var text);
            text.Should().NotBeNullOrWhiteSpace($"format {id} shows something");
        }
    }

    [Theory]
    [InlineData("General", 123456000, 123456000, null)]
    [InlineData("0.0%", 0.056, 5.6, "%")]
    [InlineData("0.0\"%\"", 5.6, 5.6, "%")]
    [InlineData("[>=1]0.0\"%\";0.0%", 0.056, 5.6, "%")]
    [InlineData("[>=1]0.0\"%\";0.0%", 5.6, 5.6, "%")]
    [InlineData("0.0%;[Red]0.0", -5.6, -5.6, null)]
    [InlineData("0!.0,\"万元\"", 123456000, 12345.6, "万元")]
    [InlineData("0\".\"0,\"万元\"", 123456000, 12345.6, "万元")]
    [InlineData("0!.0000", 123456000, 12345.6, null)]
    [InlineData("#,##0.0,", 123456000, 123456, null)]
    [InlineData("0.00,,\"百万元\"", 123456000, 123.456, "百万元")]
    [InlineData("#,##0.00", 123456.789, 123456.789, null)]
    [InlineData("0\"年\"", 2025, 2025, null)]
    [InlineData("0.0\"个百分点\"", 1.2, 1.2, "个百分点")]
    [InlineData("￥0.0", 1.2, 1.2, null)]
    public void Number_IsWhatItsFormatShows(string code, double stored, double number, string? unit)
    {
        var style = CellStyle.Unknown with { Format = new CellFormat(code) };
        var value = style.Format.ValueOf(stored, is1904: false, out var shown);

        var content = new Cell(default, value, shown) { Style = style }.Content;

        content.Number.Should().Be(new CellNumber((decimal)number, unit, null));
    }
}
