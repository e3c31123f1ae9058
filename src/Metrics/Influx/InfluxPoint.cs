using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace IndicatorPipeline.Metrics.Influx;

/// <summary>A point: some fields of a series at a moment. It has at least one field, since line protocol cannot write one without.</summary>
public sealed class InfluxPoint
{
    /// <exception cref="ArgumentException">There is no field, or a key cannot be written or comes twice.</exception>
    public InfluxPoint(InfluxSeries series, long time, IEnumerable<KeyValuePair<string, FieldValue>> fields)
    {
        ArgumentNullException.ThrowIfNull(series);
        Series = series;
        Time = time;
        var sorted = fields.ToArray();
        if (sorted.Length == 0)
            throw new ArgumentException($"A point of {series} has no field.", nameof(fields));
        Array.Sort(sorted, static (one, other) => string.CompareOrdinal(one.Key, other.Key));
        Fields = ImmutableCollectionsMarshal.AsImmutableArray(sorted);
        for (var i = 0; i < Fields.Length; i++)
        {
            LineProtocol.ThrowIfUnwritable(Fields[i].Key);
            if (i > 0 && Fields[i - 1].Key == Fields[i].Key)
                throw new ArgumentException($"The field {Fields[i].Key} comes twice.", nameof(fields));
        }
    }

    public InfluxSeries Series { get; }

    /// <summary>Since 1970, in the precision with which it is written: seconds, but nanoseconds for the pipeline's own figures.</summary>
    public long Time { get; }

    /// <summary>Sorted by key.</summary>
    public ImmutableArray<KeyValuePair<string, FieldValue>> Fields { get; }

    /// <summary>Which point it is, whatever its fields: another one of the same id overwrites it.</summary>
    public InfluxPointId Id => new(Series, Time);

    public override string ToString() => LineProtocol.Encode(this);
}
