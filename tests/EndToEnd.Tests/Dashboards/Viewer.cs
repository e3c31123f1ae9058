using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace IndicatorPipeline.EndToEnd.Tests.Dashboards;

/// <summary>What Grafana does between a dashboard's file and its queries: variables are filled from their own queries, the time picker is put in.</summary>
internal sealed partial class Viewer(DemoServer server, BoardFile board)
{
    /// <summary>When the dashboards are looked at: on the demonstration's day.</summary>
    private static readonly DateTimeOffset Now = new(2026, 1, 20, 12, 0, 0, TimeSpan.FromHours(8));

    /// <summary>Where the time picker begins.</summary>
    public DateTimeOffset From => Instant(board.Json.GetProperty("time").GetProperty("from").GetString()!, Now);

    /// <summary>The variables at their first values, some of them chosen otherwise.</summary>
    public async Task<IReadOnlyDictionary<string, string>> VariablesAsync(params (string Name, string Value)[] chosen)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var variable in board.Variables)
        {
            var name = variable.GetProperty("name").GetString()!;
            values[name] = chosen.FirstOrDefault(c => c.Name == name).Value ?? await FirstAsync(variable, values);
        }

        return values;
    }

    /// <summary>What can be chosen in a variable, while the others are at their first values.</summary>
    public async Task<IReadOnlyList<string>> ChoicesAsync(JsonElement variable, IReadOnlyDictionary<string, string> values)
    {
        switch (variable.GetProperty("type").GetString())
        {
            case "query":
                var choices = (await server.QueryAsync(Fill(variable.GetProperty("query").GetString()!, values))).Choices();
                // Of each answer the choice is what the pattern catches.
                return variable.GetProperty("regex").GetString() is { Length: > 0 } pattern
                    ? [.. choices.Select(c => Regex.Match(c, pattern.Trim('/'))).Where(m => m.Success).Select(m => m.Groups[1].Value).Distinct(StringComparer.Ordinal)]
                    : choices;
            case "custom":
                return [.. variable.GetProperty("options").EnumerateArray().Select(o => o.GetProperty("value").GetString()!)];
            default:
                return [];
        }
    }

    public async Task<Answer> AnswerAsync(string query, IReadOnlyDictionary<string, string> values) => await server.QueryAsync(Fill(query, values));

    /// <summary>The rows of a panel's table: those of several queries are put together by what all of them have.</summary>
    public async Task<Answer> TableAsync(JsonElement panel, IReadOnlyDictionary<string, string> values)
    {
        var answers = new List<Answer>();
        foreach (var query in BoardFile.QueriesOf(panel))
            answers.Add(await AnswerAsync(query, values));
        if (answers is [var single])
            return single;
        var keys = answers[0].Columns.Where(c => c != Answer.Time && answers.TrueForAll(a => a.Columns.Contains(c))).ToList();
        var columns = answers.SelectMany(a => a.Columns).Where(c => c != Answer.Time).Distinct(StringComparer.Ordinal).ToList();
        var rows = answers.SelectMany(a => a.Rows).GroupBy(r => string.Join('\n', keys.Select(k => r[k]))).Select(group =>
        {
            var merged = columns.ToDictionary(c => c, _ => (object?)null, StringComparer.Ordinal);
            foreach (var (column, value) in group.SelectMany(r => r).Where(c => c.Key != Answer.Time))
                merged[column] = value;
            return (IReadOnlyDictionary<string, object?>)merged;
        });
        var steps = panel.TryGetProperty("transformations", out var found) ? found.EnumerateArray() : default;
        var required = steps
            .Where(t => t.GetProperty("id").GetString() == "filterByValue")
            .Select(t => t.GetProperty("options").GetProperty("filters")[0].GetProperty("fieldName").GetString()!)
            .ToList();
        return new Answer(columns, [.. rows.Where(r => required.TrueForAll(c => r[c] is not null))]);
    }

    /// <summary>A query as Grafana sends it.</summary>
    public string Fill(string query, IReadOnlyDictionary<string, string> values)
    {
        var time = board.Json.GetProperty("time");
        var range = string.Create(
            CultureInfo.InvariantCulture,
            $"time >= {Instant(time.GetProperty("from").GetString()!, Now).ToUnixTimeMilliseconds()}ms and time <= {Instant(time.GetProperty("to").GetString()!, Now).ToUnixTimeMilliseconds()}ms");
        var filled = Reference().Replace(query.Replace("$timeFilter", range, StringComparison.Ordinal), match =>
        {
            var value = values[match.Groups["name"].Success ? match.Groups["name"].Value : match.Groups["plain"].Value];
            return match.Groups["format"].Value == "regex" && value != ".*" ? Regex.Escape(value).Replace("/", "\\/", StringComparison.Ordinal) : value;
        });
        // An end of a regular expression, such as in /^x$/, is no variable.
        Regex.IsMatch(filled, @"\$[\w{]").Should().BeFalse(filled);
        return filled;
    }

    private static DateTimeOffset Instant(string text, DateTimeOffset now) => text switch
    {
        "now" => now,
        "now-3y/y" => new DateTimeOffset(now.Year - 3, 1, 1, 0, 0, 0, now.Offset),
        "now-1y" => now.AddYears(-1),
        _ => throw new NotSupportedException(text),
    };

    private async Task<string> FirstAsync(JsonElement variable, IReadOnlyDictionary<string, string> values)
    {
        var set = variable.GetProperty("current").GetProperty("value");
        var first = set.ValueKind == JsonValueKind.Array ? set[0].GetString()! : set.GetString()!;
        if (first.Length > 0)
            return first;

        // Without anything to choose from Grafana puts in nothing.
        return await ChoicesAsync(variable, values) is [var head, ..] ? head : "";
    }

    [GeneratedRegex(@"\$\{(?<name>\w+)(:(?<format>\w+))?\}|\$(?<plain>[a-zA-Z_]\w*)")]
    private static partial Regex Reference();
}
