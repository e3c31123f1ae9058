using System.Globalization;
using System.Text;

namespace IndicatorPipeline.Metrics.Influx;

/// <summary>Statements of InfluxQL.</summary>
internal static class InfluxQl
{
    public static string Identifier(string name) => Quote(name, '"');

    public static string Literal(string text) => Quote(text, '\'');

    /// <summary>Takes a series away, or one point of it; without a word when there is none.</summary>
    /// <param name="tagKeys">All tags that series of the measurement may have: those that this series lacks are said to be absent, else the statement would also hit the series that have more.</param>
    /// <param name="time">The point, in seconds since 1970; null for the series.</param>
    public static string Delete(InfluxSeries series, IEnumerable<string> tagKeys, long? time)
    {
        var statement = new StringBuilder("DELETE FROM ").Append(Identifier(series.Measurement)).Append(" WHERE ");
        var tags = series.Tags.ToDictionary(t => t.Key, t => t.Value, StringComparer.Ordinal);
        statement.AppendJoin(
            " AND ",
            tags.Keys.Union(tagKeys, StringComparer.Ordinal).Select(key => $"{Identifier(key)} = {Literal(tags.GetValueOrDefault(key, ""))}"));
        if (time is { } seconds)
            statement.Append(" AND time = ").Append(seconds.ToString(CultureInfo.InvariantCulture)).Append('s');
        return statement.ToString();
    }

    // No control character ever comes here (LineProtocol cleans or refuses them), so these two are all there is to escape.
    private static string Quote(string text, char quote)
    {
        var quoted = new StringBuilder(text.Length + 2).Append(quote);
        foreach (var c in text)
        {
            if (c == quote || c == '\\')
                quoted.Append('\\');
            quoted.Append(c);
        }

        return quoted.Append(quote).ToString();
    }
}
