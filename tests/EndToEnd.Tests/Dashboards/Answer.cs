using System.Text.Json;

namespace IndicatorPipeline.EndToEnd.Tests.Dashboards;

/// <summary>A query's answer as Grafana makes a table of it: the time, the tags of the series, the columns; the rows of all series in one.</summary>
public sealed record Answer(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyDictionary<string, object?>> Rows)
{
    public const string Time = "Time";

    public static Answer Of(JsonElement result)
    {
        var columns = new List<string>();
        var rows = new List<IReadOnlyDictionary<string, object?>>();
        if (!result.TryGetProperty("series", out var all))
            return new Answer(columns, rows);
        foreach (var series in all.EnumerateArray())
        {
            var tags = series.TryGetProperty("tags", out var found) ? found.EnumerateObject().ToList() : [];
            var names = series.GetProperty("columns").EnumerateArray().Select(c => c.GetString()!).Select(c => c == "time" ? Time : c).ToList();
            columns = [names[0], .. tags.Select(t => t.Name), .. names.Skip(1)];
            if (!series.TryGetProperty("values", out var values))
                continue;
            foreach (var value in values.EnumerateArray())
            {
                var row = tags.ToDictionary(t => t.Name, t => (object?)t.Value.GetString(), StringComparer.Ordinal);
                foreach (var (name, cell) in names.Zip(value.EnumerateArray()))
                    row[name] = ValueOf(cell);
                rows.Add(row);
            }
        }

        return new Answer(columns, rows);
    }

    /// <summary>The names of the tags or databases in the answer of a SHOW statement, or what a SELECT of one column answers.</summary>
    public IReadOnlyList<string> Choices() =>
        [.. Rows.Select(r => r.TryGetValue("value", out var value) ? value : r[Columns[1]]).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>The row in which a column has this value.</summary>
    public IReadOnlyDictionary<string, object?> RowOf(string column, string value) => Rows.Single(r => Equals(r[column], value));

    private static object? ValueOf(JsonElement cell) => cell.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Number => cell.GetDecimal(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => cell.GetString(),
    };
}
