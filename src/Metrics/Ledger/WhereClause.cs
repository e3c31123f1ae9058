using Dapper;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>Conditions that must all hold, with the values of their parameters.</summary>
internal sealed class WhereClause
{
    private readonly List<string> _conditions = [];

    public DynamicParameters Parameters { get; } = new();

    public void Add(string condition) => _conditions.Add(condition);

    public void Add(string condition, string parameter, object value)
    {
        _conditions.Add(condition);
        Parameters.Add(parameter, value);
    }

    /// <summary>Adds that a column is one of some values; none at all do not narrow.</summary>
    public void AddOneOf(string column, string parameter, IReadOnlyCollection<string> values)
    {
        if (values.Count > 0)
        {
            // Not as a list: Dapper looks for those with regular expressions that it makes anew in each process.
            _conditions.Add($"{column} in ({string.Join(", ", values.Index().Select(v => $"@{parameter}{v.Index}"))})");
            foreach (var (index, value) in values.Index())
                Parameters.Add($"{parameter}{index}", value);
        }
    }

    /// <summary>Adds that the periods of a table lie between two; null is no bound.</summary>
    public void AddSpan(string table, TimePeriod? from, TimePeriod? to)
    {
        if (from is { } first)
            Add($"{table}.period_start >= @From", "From", LedgerText.Of(first.Start));
        if (to is { } last)
            Add($"{table}.period_end <= @To", "To", LedgerText.Of(last.End));
    }

    public override string ToString() => _conditions.Count == 0 ? "" : "where " + string.Join(" and ", _conditions);
}
