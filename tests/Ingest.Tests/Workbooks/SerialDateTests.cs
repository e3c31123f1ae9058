using CsCheck;
using IndicatorPipeline.Ingest.Workbooks;

namespace IndicatorPipeline.Ingest.Tests.Workbooks;

public class SerialDateTests
{
    [Theory]
    [InlineData(1, "1900-01-01")]
    [InlineData(59, "1900-02-28")]
    [InlineData(61, "1900-03-01")]
    [InlineData(45809, "2025-06-01")]
    [InlineData(2958465, "9999-12-31")]
    public void Day_OfThe1900Count(double serial, string date) =>
        SerialDate.ToDate(serial, is1904: false).Should().Be(DateTime.Parse(date, System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData(0, "1904-01-01")]
    [InlineData(44347, "2025-06-01")]
    public void Day_OfThe1904Count(double serial, string date) =>
        SerialDate.ToDate(serial, is1904: true).Should().Be(DateTime.Parse(date, System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData(60)]
    [InlineData(60.5)]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(-1)]
    [InlineData(2958466)]
    [InlineData(double.NaN)]
    public void NumberWithoutADay_IsNone(double serial) => SerialDate.ToDate(serial, is1904: false).Should().BeNull();

    [Fact]
    public void FromDate_IsTheInverse() =>
        Gen.Int[1, 2958465].Where(day => day != 60).Sample(day =>
            SerialDate.FromDate(SerialDate.ToDate(day, is1904: false)!.Value).Should().Be(day));
}
