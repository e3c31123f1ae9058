namespace IndicatorPipeline.Ingest.Commands;

/// <summary>Faults in one line; the stack is a matter of the log.</summary>
internal static class FaultText
{
    /// <summary>The messages from the outermost to the innermost, each once.</summary>
    public static string Describe(Exception exception)
    {
        var messages = new List<string>();
        for (var e = exception; e is not null; e = e.InnerException)
        {
            var message = e.Message.ReplaceLineEndings(" ").Trim();
            if (!messages.Any(m => m.Contains(message, StringComparison.Ordinal)))
                messages.Add(message);
        }

        return $"{exception.GetType().Name}: {string.Join(" - ", messages)}";
    }
}
