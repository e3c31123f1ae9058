namespace IndicatorPipeline.Metrics.Ledger.Redo;

/// <summary>Where an entry of the redo journal begins.</summary>
/// <param name="File">The number of its file.</param>
/// <param name="Position">Its first byte in it.</param>
/// <param name="Sha256">Of what it says, in lower-case hexadecimal.</param>
internal sealed record RedoMark(long File, long Position, string Sha256);
