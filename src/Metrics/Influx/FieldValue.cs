using System.Globalization;

namespace IndicatorPipeline.Metrics.Influx;

/// <summary>
/// The value of a field: a float, a text or a truth value. There are no integers on purpose: a field that is once written as <c>12i</c>
/// refuses <c>12.5</c> for ever after.
/// </summary>
public abstract record FieldValue
{
    // The longest decimal: a sign, 29 digits and the point.
    private const int LongestDecimal = 31;

    private FieldValue()
    {
    }

    /// <summary>The nearest double to a decimal, correctly rounded, which is what the server makes of its digits too.</summary>
    public static FieldValue Of(decimal value)
    {
        // By way of the text: the conversion operator may be off by one unit in the last place.
        Span<char> digits = stackalloc char[LongestDecimal];
        value.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
        return new Number(double.Parse(digits[..length], NumberStyles.Float, CultureInfo.InvariantCulture));
    }

    /// <exception cref="ArgumentOutOfRangeException">The value is not a number or infinite: line protocol cannot write it.</exception>
    public static FieldValue Of(double value) => new Number(value);

    /// <summary>A text on one line; see <see cref="LineProtocol.OneLine"/>.</summary>
    public static FieldValue Of(string value) => new Text(value);

    public static FieldValue Of(bool value) => value ? Flag.True : Flag.False;

    public sealed record Number : FieldValue
    {
        internal Number(double value) =>
            Value = double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A field is a finite number.");

        public double Value { get; }

        public override string ToString() => Value.ToString("R", CultureInfo.InvariantCulture);
    }

    public sealed record Text : FieldValue
    {
        internal Text(string value)
        {
            ArgumentNullException.ThrowIfNull(value);
            Value = LineProtocol.OneLine(value);
        }

        public string Value { get; }

        public override string ToString() => Value;
    }

    public sealed record Flag : FieldValue
    {
        internal static readonly Flag True = new(true);
        internal static readonly Flag False = new(false);

        private Flag(bool value) => Value = value;

        public bool Value { get; }

        public override string ToString() => Value ? "true" : "false";
    }
}
