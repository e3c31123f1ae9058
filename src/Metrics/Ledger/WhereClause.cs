using Dapper;

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

    public override string ToString() => _conditions.Count == 0 ? "" : "where " + string.Join(" and ", _conditions);
}
