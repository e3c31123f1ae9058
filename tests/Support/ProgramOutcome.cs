using System.Text.Json;

namespace IndicatorPipeline.Support;

/// <summary>What the program said and how it ended.</summary>
public sealed record ProgramOutcome(int ExitCode, string Output, string Error)
{
    /// <summary>The lines of stdout; each ends with a line feed.</summary>
    public IReadOnlyList<string> Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>stdout read as one object a line; anything else in it is an exception.</summary>
    public IReadOnlyList<JsonElement> Json => [.. Lines.Select(line => JsonElement.Parse(line))];
}
