namespace IndicatorPipeline.Support.Fuzzing;

/// <summary>A workbook that was changed by chance; the same seed makes it again.</summary>
/// <param name="Name">Under which name it is sent.</param>
/// <param name="Origin">Of which workbook, and by which mutations, it was made.</param>
public sealed record FuzzFile(int Seed, string Name, string Origin, byte[] Content);
