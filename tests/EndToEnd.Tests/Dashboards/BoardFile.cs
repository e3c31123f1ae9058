using System.Text.Json;

namespace IndicatorPipeline.EndToEnd.Tests.Dashboards;

/// <summary>A dashboard as it is in the repository.</summary>
public sealed record BoardFile(string Name, JsonElement Json)
{
    /// <summary>Where the build puts the repository's dashboards.</summary>
    public static readonly string Directory = Path.Combine(AppContext.BaseDirectory, "dashboards");

    public static IReadOnlyList<BoardFile> All { get; } =
    [
        .. System.IO.Directory.EnumerateFiles(Directory, "*.json").Order(StringComparer.Ordinal)
            .Select(f => new BoardFile(Path.GetFileNameWithoutExtension(f), JsonDocument.Parse(File.ReadAllText(f)).RootElement.Clone())),
    ];

    public static TheoryData<string> Names => [.. All.Select(b => b.Name)];

    public string Uid => Json.GetProperty("uid").GetString()!;

    public IReadOnlyList<JsonElement> Panels => [.. Json.GetProperty("panels").EnumerateArray()];

    public IReadOnlyList<JsonElement> PanelsWithFigures => [.. Panels.Where(p => p.TryGetProperty("targets", out _))];

    public IReadOnlyList<JsonElement> Variables => [.. Json.GetProperty("templating").GetProperty("list").EnumerateArray()];

    public IReadOnlyList<JsonElement> Annotations => [.. Json.GetProperty("annotations").GetProperty("list").EnumerateArray()];

    public static BoardFile Of(string name) => All.Single(b => b.Name == name);

    public JsonElement Panel(string title) => Panels.Single(p => TitleOf(p) == title && p.TryGetProperty("targets", out _));

    public static string TitleOf(JsonElement panel) => panel.GetProperty("title").GetString()!;

    public static IReadOnlyList<string> QueriesOf(JsonElement panel) =>
        [.. panel.GetProperty("targets").EnumerateArray().Select(t => t.GetProperty("query").GetString()!)];
}
