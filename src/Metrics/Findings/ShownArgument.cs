using System.Globalization;
using System.Text.RegularExpressions;

namespace IndicatorPipeline.Metrics.Findings;

/// <summary>
/// An argument in a message. Where the message says so, as in {1:n}, its numbers have their thousands separated: they are kept without, since programs read them.
/// </summary>
internal readonly partial record struct ShownArgument(string Text) : IFormattable
{
    // All digits that a decimal has.
    private const string Separated = "#,##0.############################";

    public string ToString(string? format, IFormatProvider? formatProvider) =>
        format == "n" ? Number().Replace(Text, number => WithSeparators(number.Value, formatProvider)) : Text;

    public override string ToString() => Text;

    private static string WithSeparators(string number, IFormatProvider? formatProvider) =>
        decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value.ToString(Separated, formatProvider) : number;

    [GeneratedRegex(@"[0-9]+(\.[0-9]+)?")]
    private static partial Regex Number();
}
