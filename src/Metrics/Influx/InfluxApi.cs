namespace IndicatorPipeline.Metrics.Influx;

/// <summary>Which of the two write endpoints to use.</summary>
public enum InfluxApi
{
    /// <summary>As the server's version says: <c>/api/v2/write</c> for 2.x and later, else <c>/write</c>.</summary>
    Auto,

    /// <summary><c>/write?db=</c></summary>
    V1,

    /// <summary><c>/api/v2/write?bucket=</c></summary>
    V2,
}
