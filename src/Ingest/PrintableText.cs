using System.Buffers;
using Serilog.Events;
using Serilog.Formatting;

namespace IndicatorPipeline.Ingest;

/// <summary>
/// Words for a terminal, which obeys control characters: a file's name could clear the screen, type, or turn the line around. Each is shown as U+FFFD instead.
/// </summary>
internal static class PrintableText
{
    private const char Shown = '\uFFFD';

    // Those of ASCII and Latin 1 but for tabs and line ends, and those that change the direction of what follows.
    private static readonly SearchValues<char> Controls = SearchValues.Create(
    [
        .. Enumerable.Range(0, 0xA0).Select(c => (char)c).Where(c => char.IsControl(c) && c is not ('\t' or '\r' or '\n')),
        '\u200E', '\u200F', '\u061C', .. Enumerable.Range(0x202A, 5).Concat(Enumerable.Range(0x2066, 4)).Select(c => (char)c),
    ]);

    public static string Of(string text) => text.AsSpan().ContainsAny(Controls)
        ? string.Create(text.Length, text, static (shown, text) =>
        {
            for (var i = 0; i < shown.Length; i++)
                shown[i] = Controls.Contains(text[i]) ? Shown : text[i];
        })
        : text;

    /// <summary>Events as another formatter writes them, for a terminal.</summary>
    internal sealed class Formatter(ITextFormatter inner) : ITextFormatter
    {
        public void Format(LogEvent logEvent, TextWriter output)
        {
            using var text = new StringWriter();
            inner.Format(logEvent, text);
            output.Write(Of(text.ToString()));
        }
    }
}
