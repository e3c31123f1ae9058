using CsCheck;
using IndicatorPipeline.Metrics.Influx;

namespace IndicatorPipeline.Metrics.Tests.Influx;

public sealed class LineProtocolTests
{
    [Fact]
    public void Point_IsWrittenWithSortedTagsAndSeconds() =>
        Line(
            "economy",
            [("unit", "万元"), ("area", "county"), ("indicator", "gdp")],
            [("yoy", FieldValue.Of(5.6m)), ("level", FieldValue.Of(123456.70m)), ("status", FieldValue.Of("A")), ("reported", FieldValue.Of(true))],
            1_672_502_400)
            .Should().Be("economy,area=county,indicator=gdp,unit=万元 level=123456.7,reported=true,status=\"A\",yoy=5.6 1672502400");

    [Theory]
    [InlineData("高原 夏菜", @"高原\ 夏菜")]
    [InlineData("a,b=c", @"a\,b\=c")]
    [InlineData("say \"so\"", "say\\ \"so\"")]
    [InlineData(@"C:\data", @"C:\data")]
    [InlineData(@"x\,y", @"x\\,y")]
    [InlineData("# note", @"#\ note")]
    public void TagValue_IsEscaped(string value, string written) =>
        Line("m", [("t", value)], [("f", FieldValue.Of(1m))]).Should().Be($"m,t={written} f=1 0");

    [Theory]
    [InlineData("一期\n工程", @"一期\ 工程")]
    [InlineData("一期\r\n工程", @"一期\ \ 工程")]
    [InlineData("a\tb\0c\u0085d\u2028e", @"a\ b\ c\ d\ e")]
    [InlineData("  name  ", "name")]
    [InlineData(@"ends\", "ends＼")]
    [InlineData(@"\\", "＼＼")]
    public void TagValue_ThatCannotBeStored_IsCleaned(string value, string written) =>
        Line("m", [("t", value)], [("f", FieldValue.Of(1m))]).Should().Be($"m,t={written} f=1 0");

    [Fact]
    public void HalfACharacter_BecomesTheReplacementCharacter() =>
        Line("m", [("t", "half \uD83D")], [("f", FieldValue.Of(1m))]).Should().Be("m,t=half\\ \uFFFD f=1 0");

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    [InlineData(null)]
    public void EmptyTag_IsAbsent(string? value) =>
        Line("m", [("a", "1"), ("t", value)], [("f", FieldValue.Of(1m))]).Should().Be("m,a=1 f=1 0");

    [Fact]
    public void Names_AreEscapedEachInItsOwnWay() =>
        Line("m 1,a=b", [("k 1,a=b", "v")], [("f 1,a=b", FieldValue.Of(1m))])
            .Should().Be(@"m\ 1\,a=b,k\ 1\,a\=b=v f\ 1\,a\=b=1 0");

    [Theory]
    [InlineData("he said \"so\"", "he said \\\"so\\\"")]
    [InlineData(@"C:\", @"C:\\")]
    [InlineData("a, b = c", "a, b = c")]
    [InlineData("first\nsecond", "first second")]
    [InlineData("", "")]
    public void TextField_IsQuotedOnOneLine(string value, string written) =>
        Line("m", [], [("f", FieldValue.Of(value))]).Should().Be($"m f=\"{written}\" 0");

    [Theory]
    [InlineData("12", "12")]
    [InlineData("12.50", "12.5")]
    [InlineData("-0.0000001", "-1E-07")]
    [InlineData("0.1", "0.1")]
    [InlineData("79228162514264337593543950335", "7.922816251426434E+28")]
    [InlineData("123456789012345.67", "123456789012345.67")]
    public void Number_IsAlwaysAFloat(string value, string written) =>
        Line("m", [], [("f", FieldValue.Of(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture)))]).Should().Be($"m f={written} 0");

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void NumberThatIsNone_IsRefused(double value)
    {
        var act = () => FieldValue.Of(value);
        act.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void TimeBefore1970_IsNegative() =>
        Line("m", [], [("f", FieldValue.Of(false))], -28_800).Should().Be("m f=false -28800");

    [Fact]
    public void PointWithoutFields_IsRefused()
    {
        var act = () => new InfluxPoint(Series("m", []), 0, []);
        act.Should().Throw<ArgumentException>();
    }

    [Theory]
    [InlineData("")]
    [InlineData("time")]
    [InlineData("two\nlines")]
    [InlineData(@"ends\")]
    public void NameThatCannotBeWritten_IsRefused(string name)
    {
        var measurement = () => Series(name, []);
        var tag = () => Series("m", [(name, "v")]);
        var field = () => new InfluxPoint(Series("m", []), 0, [new(name, FieldValue.Of(1m))]);
        measurement.Should().Throw<ArgumentException>();
        tag.Should().Throw<ArgumentException>();
        field.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void DuplicateTag_IsRefused()
    {
        var act = () => Series("m", [("t", "1"), ("a", "x"), ("t", "1")]);
        act.Should().Throw<ArgumentException>().WithMessage("*comes twice*");
    }

    [Fact]
    public void SeriesKey_ReadsBackAsTheSameSeries()
    {
        var text = Gen.String[Gen.Char["ab\\,= \"'中\n＼"], 1, 8];
        Gen.Select(text.Where(IsName), Gen.Dictionary(text.Where(IsName), text)[0, 4]).Sample((measurement, tags) =>
        {
            var series = InfluxSeries.Of(measurement, tags.Select(t => KeyValuePair.Create(t.Key, (string?)t.Value)));
            var read = InfluxSeries.Parse(series.Key);
            return read.Equals(series) && read.Measurement == series.Measurement && read.Tags.SequenceEqual(series.Tags);
        });

        static bool IsName(string name) => name[^1] != '\\' && !name.Contains('\n');
    }

    private static string Line(string measurement, (string, string?)[] tags, (string, FieldValue)[] fields, long time = 0) =>
        LineProtocol.Encode(new InfluxPoint(Series(measurement, tags), time, fields.Select(f => KeyValuePair.Create(f.Item1, f.Item2))));

    private static InfluxSeries Series(string measurement, (string Key, string? Value)[] tags) =>
        InfluxSeries.Of(measurement, tags.Select(t => KeyValuePair.Create(t.Key, t.Value)));
}
