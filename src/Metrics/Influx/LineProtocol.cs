using System.Buffers;
using System.Globalization;
using System.Text;

namespace IndicatorPipeline.Metrics.Influx;

/// <summary>
/// The text form in which InfluxDB takes points: <c>measurement,tag=value field=1.5,text="a" 1609430400</c>, a line each.
/// Names are the program's own and are refused when they cannot be written; tag values and texts come from workbooks and are cleaned.
/// </summary>
public static class LineProtocol
{
    private static readonly SearchValues<char> EndsAMeasurement = SearchValues.Create(", ");
    private static readonly SearchValues<char> EndsATag = SearchValues.Create(",= ");
    private static readonly SearchValues<char> EndsAText = SearchValues.Create("\"\\");

    // Control characters, the two that end a line beside them, and halves of surrogate pairs: where there are none a text is clean as it is.
    private static readonly SearchValues<char> MayBeUnclean = SearchValues.Create(
        [.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(c => char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029')]);

    /// <summary>How a request says what its timestamps are in. It always does: a server that is told nothing takes nanoseconds without a word.</summary>
    public static string CodeOf(TimePrecision precision) => precision switch
    {
        TimePrecision.Seconds => "s",
        TimePrecision.Nanoseconds => "ns",
        _ => throw new ArgumentOutOfRangeException(nameof(precision), precision, "There is no such precision."),
    };

    /// <summary>The line of a point, without a line end.</summary>
    public static string Encode(InfluxPoint point)
    {
        var line = new StringBuilder();
        Append(line, point);
        return line.ToString();
    }

    /// <summary>Adds the line of a point, without a line end.</summary>
    public static void Append(StringBuilder lines, InfluxPoint point)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(point);
        lines.Append(point.Series.Key);
        var separator = ' ';
        foreach (var (key, value) in point.Fields)
        {
            lines.Append(separator);
            AppendEscaped(lines, key, EndsATag);
            lines.Append('=');
            switch (value)
            {
                case FieldValue.Text text:
                    lines.Append('"');
                    AppendEscaped(lines, text.Value, EndsAText);
                    lines.Append('"');
                    break;
                case FieldValue.Number number:
                    lines.Append(CultureInfo.InvariantCulture, $"{number.Value:R}");
                    break;
                default:
                    lines.Append(value);
                    break;
            }

            separator = ',';
        }

        lines.Append(CultureInfo.InvariantCulture, $" {point.Time}");
    }

    /// <summary>
    /// A tag value as it can be stored: on one line, without blanks around it, and not ending in a backslash, which would swallow the
    /// comma after it. The full-width backslash takes its place, so that two names that differ stay two series.
    /// </summary>
    public static string CleanTagValue(string? value)
    {
        var line = OneLine(value ?? "").Trim();
        var end = line.Length;
        while (end > 0 && line[end - 1] == '\\')
            end--;
        return end == line.Length ? line : line[..end] + new string('＼', line.Length - end);
    }

    /// <summary>
    /// A text without control characters, each of which becomes a blank. A newline in a tag makes InfluxDB 1.6.7 store the rest of the line as
    /// another measurement; in a text field it is allowed, but neither VictoriaMetrics nor <c>influx -import</c> reads it.
    /// </summary>
    public static string OneLine(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.AsSpan().ContainsAny(MayBeUnclean))
            return text;
        StringBuilder? clean = null;
        var position = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            // Half a surrogate pair comes as U+FFFD, which is what the server would get.
            var replacement = Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029 ? new Rune(' ') : rune;
            if (clean is null && (replacement != rune || (rune == Rune.ReplacementChar && text[position] != '\uFFFD')))
                clean = new StringBuilder(text, 0, position, text.Length);
            clean?.Append(replacement.ToString());
            position += rune.Utf16SequenceLength;
        }

        return clean?.ToString() ?? text;
    }

    /// <summary>Refuses a measurement, a tag key or a field key that line protocol or a query cannot write.</summary>
    /// <exception cref="ArgumentException">It is empty, has a control character, ends in a backslash or is <c>time</c>.</exception>
    internal static void ThrowIfUnwritable(string name)
    {
        if (string.IsNullOrEmpty(name) || name[^1] == '\\' || OneLine(name) != name)
            throw new ArgumentException($"'{name}' is no name that line protocol can write.", nameof(name));
        if (name == "time")
            throw new ArgumentException("'time' is what a query calls the timestamp; it can be no name.", nameof(name));
    }

    internal static string EncodeSeries(string measurement, IEnumerable<KeyValuePair<string, string>> tags)
    {
        var key = new StringBuilder();
        AppendEscaped(key, measurement, EndsAMeasurement);
        foreach (var (name, value) in tags)
        {
            key.Append(',');
            AppendEscaped(key, name, EndsATag);
            key.Append('=');
            AppendEscaped(key, value, EndsATag);
        }

        return key.ToString();
    }

    // Of a name or tag only what separates is escaped: a backslash there is an ordinary character, and doubling it would store two.
    private static void AppendEscaped(StringBuilder target, string text, SearchValues<char> special)
    {
        var rest = text.AsSpan();
        for (var next = rest.IndexOfAny(special); next >= 0; next = rest.IndexOfAny(special))
        {
            target.Append(rest[..next]).Append('\\').Append(rest[next]);
            rest = rest[(next + 1)..];
        }

        target.Append(rest);
    }
}
