namespace IndicatorPipeline.Support.Fuzzing;

/// <summary>How the product took a changed workbook.</summary>
/// <param name="Verdict">What it decided; null where it did not come to an end in order.</param>
/// <param name="Fault">What went wrong in the program; null for nothing, whatever is wrong with the file.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Allocated">Bytes of memory that were asked for, all together.</param>
public sealed record FuzzOutcome(FuzzFile File, string? Verdict, string? Fault, TimeSpan Elapsed, long Allocated);
