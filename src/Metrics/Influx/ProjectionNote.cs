using System.Text.Json;
using System.Text.Json.Serialization;

namespace IndicatorPipeline.Metrics.Influx;

/// <summary>What a projection remembers beside its checkpoint, so that another process can tell and go on.</summary>
internal sealed record ProjectionNote
{
    private static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>A rebuild has begun: what is on the server is to be dropped before anything is written.</summary>
    public bool IsDropping { get; init; }

    /// <summary>The database is being made: once it is there it holds nothing, whatever the checkpoint says.</summary>
    public bool IsMaking { get; init; }

    /// <summary>Something was to be corrected that this server cannot correct.</summary>
    public bool NeedsRebuild { get; init; }

    /// <summary>The fingerprint of the catalog by which all series were last looked through; null where none were.</summary>
    public string? Catalog { get; init; }

    /// <summary>What stopped the last run; null when nothing did.</summary>
    public InfluxTrouble? Trouble { get; init; }

    /// <summary>Since when it has been so.</summary>
    public DateTimeOffset? TroubleSince { get; init; }

    public static ProjectionNote Parse(string? note) => note is null ? new ProjectionNote() : JsonSerializer.Deserialize<ProjectionNote>(note, Json)!;

    /// <summary>The note as it is kept; null when there is nothing to remember.</summary>
    public string? Write() => this == new ProjectionNote() ? null : JsonSerializer.Serialize(this, Json);
}
