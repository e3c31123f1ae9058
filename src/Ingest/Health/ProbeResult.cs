namespace IndicatorPipeline.Ingest.Health;

/// <summary>What was found.</summary>
/// <param name="Arguments">Which folder, how many bytes: what the code's words have places for.</param>
internal sealed record ProbeResult(ProbeCode Code, IReadOnlyList<string> Arguments)
{
    public ProbeState State => Code.State;
}
