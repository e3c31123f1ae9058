using System.Globalization;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>Which numbers a section of a number format is for, such as <c>[&gt;=1]</c>.</summary>
internal sealed record FormatCondition(string Comparison, decimal Limit)
{
    /// <summary>Reads the condition; null when it compares with no number.</summary>
    public static FormatCondition? Parse(string token)
    {
        var condition = token.Trim('[', ']');
        var comparison = string.Concat(condition.TakeWhile(c => c is '<' or '>' or '='));
        return decimal.TryParse(condition.AsSpan(comparison.Length), NumberStyles.Float, CultureInfo.InvariantCulture, out var limit)
            ? new FormatCondition(comparison, limit)
            : null;
    }

    public bool Holds(decimal number) => Comparison switch
    {
        "<" => number < Limit,
        "<=" => number <= Limit,
        ">" => number > Limit,
        ">=" => number >= Limit,
        "<>" => number != Limit,
        _ => number == Limit,
    };
}
