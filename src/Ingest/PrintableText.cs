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

    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\r\n\f\u0085\u2028\u2029");

    public static string Of(string text) => text.AsSpan().ContainsAny(Controls)
        ? string.Create(text.Length, text, static (shown, text) =>
        {
            for (var i = 0; i < shown.Length; i++)
                shown[i] = Controls.Contains(text[i]) ? Shown : text[i];
        })
        : text;

    // What comes from outside must not begin a line of its own, which would look like one of the program's.
    private static string OfOneLine(string text) => text.AsSpan().ContainsAny(LineEnds) ? text.ReplaceLineEndings(Shown.ToString()) : text;

    /// <summary>Events as another formatter writes them, for a terminal.</summary>
    internal sealed class Formatter(ITextFormatter inner) : ITextFormatter
    {
        public void Format(LogEvent logEvent, TextWriter output)
        {
            using var text = new StringWriter();
            var properties = logEvent.Properties.Select(p => new LogEventProperty(p.Key, InOneLine(p.Value)));
            inner.Format(new LogEvent(logEvent.Timestamp, logEvent.Level, logEvent.Exception, logEvent.MessageTemplate, properties), text);
            output.Write(Of(text.ToString()));
        }

        private static LogEventPropertyValue InOneLine(LogEventPropertyValue value) => value switch
        {
            ScalarValue { Value: string text } => new ScalarValue(OfOneLine(text)),
            SequenceValue { Elements: var elements } => new SequenceValue(elements.Select(InOneLine)),
            _ => value,
        };
    }
}
