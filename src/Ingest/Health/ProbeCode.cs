namespace IndicatorPipeline.Ingest.Health;

/// <summary>What a probe may find. <see cref="HealthTexts"/> has its words, and what to do where it is not in order.</summary>
/// <param name="Name">Stable: other programs go by it.</param>
internal sealed record ProbeCode(string Name, ProbeState State)
{
    /// <param name="arguments">What its words have places for.</param>
    public ProbeResult With(params string[] arguments) => new(this, arguments);
}
