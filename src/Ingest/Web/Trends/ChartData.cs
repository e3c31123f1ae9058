using System.Text.Encodings.Web;
using System.Text.Json;

namespace IndicatorPipeline.Ingest.Web.Trends;

/// <summary>A chart as its script is told of it.</summary>
/// <param name="Label">What it is of.</param>
/// <param name="Periods">Their names, in the order of time.</param>
/// <param name="Ticks">Of the axis of values, from its beginning to its end.</param>
/// <param name="RunsDown">Whether the least stands at the top.</param>
/// <param name="Save">What the button is called that keeps the picture.</param>
/// <param name="Whole">What the button is called that shows the whole time again.</param>
internal sealed record ChartData(
    string Label, IReadOnlyList<string> Periods, IReadOnlyList<decimal> Ticks, bool RunsDown, string Save, string Whole, IReadOnlyList<ChartData.Line> Lines)
{
    // It stands in an attribute, which encodes it.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override string ToString() => JsonSerializer.Serialize(this, Json);

    /// <summary>A series.</summary>
    /// <param name="Dash">solid, dashed or dotted.</param>
    /// <param name="Stretches">Its values without a gap between them.</param>
    internal sealed record Line(string Name, string Unit, string Color, string Dash, IEnumerable<IEnumerable<Dot>> Stretches);

    /// <param name="Place">Of the period, from 0.</param>
    /// <param name="Address">The page of the figure.</param>
    internal sealed record Dot(int Place, decimal Value, string Address);
}
