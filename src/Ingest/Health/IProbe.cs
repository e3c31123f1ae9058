namespace IndicatorPipeline.Ingest.Health;

/// <summary>Looks at one thing that the product needs, by doing what the product does with it. It leaves nothing behind. Thread-safe.</summary>
internal interface IProbe
{
    /// <summary>What is looked at: a stable word, such as <c>share</c>.</summary>
    string Name { get; }

    /// <summary>What is found, at least one thing. What is wrong is found, not thrown. It may hang where the thing does.</summary>
    Task<IReadOnlyList<ProbeResult>> LookAsync();
}
