using System.Collections.Immutable;
using System.Text;

namespace IndicatorPipeline.Metrics.Influx;

/// <summary>
/// A measurement and its tags: what identifies a series on the server. Tags are sorted by key; their values are clean (see
/// <see cref="LineProtocol.CleanTagValue"/>), and a tag whose value is empty does not exist.
/// </summary>
public sealed class InfluxSeries : IEquatable<InfluxSeries>
{
    private InfluxSeries(string measurement, ImmutableArray<KeyValuePair<string, string>> tags)
    {
        Measurement = measurement;
        Tags = tags;
        Key = LineProtocol.EncodeSeries(measurement, tags);
    }

    public string Measurement { get; }

    public ImmutableArray<KeyValuePair<string, string>> Tags { get; }

    /// <summary>As line protocol writes it: <c>economy,area=county,indicator=gdp</c>. Equal series have equal keys.</summary>
    public string Key { get; }

    /// <summary>The series of these tags, in whatever order; null and empty values are left out.</summary>
    /// <exception cref="ArgumentException">The measurement or a key cannot be written, or a key comes twice.</exception>
    public static InfluxSeries Of(string measurement, IEnumerable<KeyValuePair<string, string?>> tags)
    {
        ArgumentNullException.ThrowIfNull(tags);
        LineProtocol.ThrowIfUnwritable(measurement);
        var clean = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        foreach (var (key, value) in tags.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            LineProtocol.ThrowIfUnwritable(key);
            if (clean.Count > 0 && clean[^1].Key == key)
                throw new ArgumentException($"The tag {key} comes twice.", nameof(tags));
            var cleanValue = LineProtocol.CleanTagValue(value);
            if (cleanValue.Length > 0)
                clean.Add(new(key, cleanValue));
        }

        return new InfluxSeries(measurement, clean.DrainToImmutable());
    }

    /// <summary>Reads a <see cref="Key"/> back.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static InfluxSeries Parse(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var parts = Split(key);
        var tags = new List<KeyValuePair<string, string?>>();
        foreach (var (name, value) in parts.Skip(1))
            tags.Add(new(name, value ?? throw new FormatException($"'{key}' has a tag without a value.")));
        return parts[0].Value is null
            ? Of(parts[0].Name, tags)
            : throw new FormatException($"'{key}' has no measurement.");
    }

    public bool Equals(InfluxSeries? other) => other is not null && Key == other.Key;

    public override bool Equals(object? obj) => Equals(obj as InfluxSeries);

    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Key;

    private static List<(string Name, string? Value)> Split(string key)
    {
        var parts = new List<(string Name, string? Value)>();
        var text = new StringBuilder();
        string? name = null;
        for (var i = 0; i < key.Length; i++)
        {
            var c = key[i];
            // A backslash is one unless it stands before what it can escape; a measurement has no need to escape an equals sign.
            if (c == '\\' && i + 1 < key.Length && (key[i + 1] is ',' or ' ' || (key[i + 1] == '=' && parts.Count > 0)))
                text.Append(key[++i]);
            else if (c == ',')
                Take();
            else if (c == '=' && parts.Count > 0 && name is null)
                (name, text) = (text.ToString(), new StringBuilder());
            else
                text.Append(c);
        }

        Take();
        return parts;

        void Take()
        {
            parts.Add(name is null ? (text.ToString(), null) : (name, text.ToString()));
            name = null;
            text.Clear();
        }
    }
}
