using System.Text.Json.Nodes;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Dashboards.Panels;

/// <summary>
/// The link from a figure to the worker's console, which shows the cell of the workbook that it came from. Each part is a code, or a reference
/// to a column of the same row or a tag of the same line.
/// </summary>
internal sealed record Provenance(string Indicator, string Area, string Item, string Period)
{
    /// <summary>The variable that holds the console's address; what it holds is put in where Grafana starts.</summary>
    public const string PublicUrl = "publicUrl";

    private const string Title = "查看来源：报表中的单元格";

    /// <summary>A row tells what is not told here.</summary>
    public static Provenance OfRow(string? indicator = null, string? area = null, string? item = null) =>
        new(indicator ?? Cell("indicator"), area ?? Cell("area"), item ?? Cell("item"), Cell("period"));

    /// <summary>A line's tags tell what is not told here, the place on the time axis the period.</summary>
    public static Provenance OfLine(Freq freq, string? indicator = null, string? area = null, string? item = "") =>
        new(indicator ?? Label("indicator"), area ?? Label("area"), item ?? Label("item"), TimeOf(freq));

    public JsonArray ToJson() =>
    [
        new JsonObject
        {
            ["title"] = Title,
            ["url"] = $"${{{PublicUrl}}}/observation?indicator={Indicator}&area={Area}&item={Item}&period={Period}",
            ["targetBlank"] = true,
        },
    ];

    private static string Cell(string column) => $"${{__data.fields.{column}:percentencode}}";

    private static string Label(string tag) => $"${{__field.labels.{tag}:percentencode}}";

    // A point stands at its period's first instant; in brackets is what is not to be taken as part of a date's format.
    private static string TimeOf(Freq freq) => "${__value.time:date:" + freq switch
    {
        Freq.Annual => "YYYY",
        Freq.Quarterly => "YYYY-[Q]Q",
        Freq.Monthly => "YYYY-[M]MM",
        _ => throw new ArgumentOutOfRangeException(nameof(freq), freq, "No line of the dashboards has this frequency."),
    } + "}";
}
