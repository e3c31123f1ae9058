namespace IndicatorPipeline.Metrics.Influx;

/// <summary>Which server speaks at the other end; see docs/influx.md for what each can do.</summary>
public enum InfluxKind
{
    /// <summary>InfluxDB 1.x: everything.</summary>
    Influx1,

    /// <summary>InfluxDB 2.x: everything; the bucket is made by its administrator where our token may not.</summary>
    Influx2,

    /// <summary>InfluxDB 3: takes no corrections.</summary>
    Influx3,

    /// <summary>VictoriaMetrics: takes no corrections, keeps numbers only and drops a bad line without a word.</summary>
    VictoriaMetrics,
}
