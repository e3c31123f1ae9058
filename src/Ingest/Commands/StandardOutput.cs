namespace IndicatorPipeline.Ingest.Commands;

/// <summary>Standard output, kept for results alone: a library that reads .xls talks to it, and a program that reads our JSON must not hear that.</summary>
internal static class StandardOutput
{
    /// <summary>Where results go.</summary>
    public static TextWriter Results { get; private set; } = TextWriter.Null;

    /// <summary>Takes standard output for <see cref="Results"/> and gives everybody else the error stream. Once, at the program's start.</summary>
    public static void Reserve()
    {
        Results = Console.Out;
        Console.SetOut(Console.Error);
    }
}
