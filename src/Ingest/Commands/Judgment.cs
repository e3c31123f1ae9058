using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary>What would become of a file.</summary>
/// <param name="Sha256">Of its bytes, in lower-case hexadecimal.</param>
internal sealed record Judgment(string Sha256, Verdict Verdict, Reading Reading);
