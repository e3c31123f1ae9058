using System.Text.RegularExpressions;

namespace IndicatorPipeline.Dashboards.Queries;

/// <summary>A condition of a query. Double quotes name a column, single ones are text: mixed up, the answer is empty without an error.</summary>
internal sealed record Filter(string Text)
{
    /// <summary>In the place of an indicator: the texts of an item's row.</summary>
    public const string Texts = "attributes";

    /// <summary>The last point of each series that bears a figure.</summary>
    public static Filter Latest { get; } = new("\"latest\" = true");

    /// <summary>What the time picker shows; for histories only.</summary>
    public static Filter InRange { get; } = new("$timeFilter");

    /// <summary>
    /// The half-years, quarters or months of the year that the variable of this name holds. The bounds may be a day too narrow or too wide, since a year
    /// has 365 days or 366: on the last day of a year no such period begins.
    /// </summary>
    public static Filter InYear(string variable) => new($"time >= {Begin(variable)} AND time < {Begin(variable)} + 365d");

    /// <summary>The same of the year before it.</summary>
    public static Filter InYearBefore(string variable) => new($"time >= {Begin(variable)} - 366d AND time < {Begin(variable)}");

    /// <summary>The total, not one of the items.</summary>
    public static Filter NoItem { get; } = Is("item", "");

    public static Filter AnyItem { get; } = new("\"item\" != ''");

    public static Filter County { get; } = Is("area", "county");

    public static Filter Is(string column, string value) => new($"\"{column}\" = '{value}'");

    public static Filter IsNot(string column, string value) => new($"\"{column}\" != '{value}'");

    public static Filter OneOf(string column, IEnumerable<string> values) => new($"\"{column}\" =~ /^({string.Join('|', values.Select(Regex.Escape))})$/");

    public static Filter NoneOf(string column, IEnumerable<string> values) => new($"\"{column}\" !~ /^({string.Join('|', values.Select(Regex.Escape))})$/");

    /// <summary>What the variable of this name holds, one value or several; what has no such tag where it holds nothing.</summary>
    public static Filter Chosen(string column, string variable) => new($"\"{column}\" =~ /^${{{variable}:regex}}$/");

    /// <summary>What the variable of this name holds as a pattern that is ours.</summary>
    public static Filter ChosenOf(string column, string variable) => new($"\"{column}\" =~ /^(${{{variable}:raw}})$/");

    /// <summary>What holds the words in the variable of this name; without any, everything, also what has no such tag.</summary>
    public static Filter Holding(string column, string variable) => new($"\"{column}\" =~ /.*${{{variable}:regex}}.*/");

    public static Filter Below(string field, int bound) => new(FormattableString.Invariant($"\"{field}\" < {bound}"));

    public static Filter Above(string field, int bound) => new(FormattableString.Invariant($"\"{field}\" > {bound}"));

    /// <summary>Points that bear the field: a comparison leaves out what is missing. No figure of a county is as low as the bound.</summary>
    public static Filter Known(string field) => new($"\"{field}\" > -1000000000000");

    public static Filter Zero(string field) => new($"\"{field}\" = 0");

    public static Filter AtLeast(string field, int bound) => new(FormattableString.Invariant($"\"{field}\" >= {bound}"));

    public static Filter Either(params Filter[] filters) => filters is [var one] ? one : new($"({string.Join(" OR ", filters.Select(f => f.Text))})");

    public static Filter Both(params Filter[] filters) => new($"({string.Join(" AND ", filters.Select(f => f.Text))})");

    // Midnight in China, which the server does not know of: it reads a date as one of London.
    private static string Begin(string variable) => $"'${{{variable}:raw}}-01-01T00:00:00+08:00'";
}
