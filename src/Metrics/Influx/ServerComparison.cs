using System.Collections.Immutable;

namespace IndicatorPipeline.Metrics.Influx;

/// <summary>
/// Compares points with what the server holds. It goes from indicator to indicator, so that no more than one of them is in memory.
/// </summary>
internal sealed class ServerComparison(
    TimeZoneInfo zone, IReadOnlyList<SetAsidePoint> setAside, int limit, IProgress<long>? progress)
{
    private const string TimeColumn = "time";

    private readonly Dictionary<(string SeriesKey, long Time), string> _refusals = setAside.ToDictionary(p => (p.SeriesKey, p.Time), p => p.Words);
    private readonly HashSet<(string Measurement, string Indicator)> _compared = [];
    private readonly HashSet<string> _series = new(StringComparer.Ordinal);
    private readonly ImmutableArray<Difference>.Builder _differences = ImmutableArray.CreateBuilder<Difference>();
    private long _points;
    private long _values;
    private long _serverPoints;
    private long _differenceCount;

    /// <summary>Compares the points of one indicator, or all texts, with what the server holds of it.</summary>
    /// <exception cref="InfluxException">The server's trouble.</exception>
    public async Task CompareAsync(InfluxClient client, IAsyncEnumerable<InfluxPoint> points, CancellationToken cancellationToken)
    {
        var expected = new Dictionary<(string Measurement, string Indicator), List<InfluxPoint>>();
        await foreach (var point in points.WithCancellation(cancellationToken))
        {
            var key = (point.Series.Measurement, point.Series.Tags.First(t => t.Key == "indicator").Value);
            if (!expected.TryGetValue(key, out var together))
                expected.Add(key, together = []);
            together.Add(point);
        }

        foreach (var ((measurement, indicator), together) in expected)
            await CompareAsync(client, measurement, indicator, together, cancellationToken);
    }

    /// <summary>Looks for what the server holds in our measurements beside what was compared.</summary>
    /// <exception cref="InfluxException">The server's trouble.</exception>
    public async Task CompareRestAsync(InfluxClient client, IEnumerable<string> measurements, CancellationToken cancellationToken)
    {
        foreach (var measurement in measurements)
        {
            var values = await client.QueryAsync($"SHOW TAG VALUES FROM {InfluxQl.Identifier(measurement)} WITH KEY = \"indicator\"", cancellationToken);
            // The empty one stands for series without the tag, which are none of ours.
            var indicators = values.Select(row => row.Values.GetValueOrDefault("value")).OfType<FieldValue.Text>().Select(v => v.Value).Append("");
            foreach (var indicator in indicators.Where(i => !_compared.Contains((measurement, i))))
                await CompareAsync(client, measurement, indicator, [], cancellationToken);
        }
    }

    public VerifyReport Report(long behind, InfluxTrouble? trouble) =>
        new(_series.Count, _points, _values, _serverPoints, _differenceCount, _differences.ToImmutable(), behind, trouble);

    private async Task CompareAsync(InfluxClient client, string measurement, string indicator, List<InfluxPoint> expected, CancellationToken cancellationToken)
    {
        _compared.Add((measurement, indicator));
        var rows = await client.QueryAsync(
            $"SELECT * FROM {InfluxQl.Identifier(measurement)} WHERE \"indicator\" = {InfluxQl.Literal(indicator)} GROUP BY *", cancellationToken);
        _serverPoints += rows.Count;
        var actual = new Dictionary<InfluxPointId, Dictionary<string, FieldValue>>();
        foreach (var row in rows)
            actual[IdOf(row)] = row.Values.Where(v => v.Key != TimeColumn).ToDictionary(StringComparer.Ordinal);
        foreach (var point in expected)
        {
            _points++;
            _values += point.Fields.Length;
            _series.Add(point.Series.Key);
            if (actual.Remove(point.Id, out var fields))
                Compare(point, fields);
            else
                Add(new Difference(DifferenceKind.Missing, point.Series.Key, At(point.Time), null, null, null, WhyRefused(point.Id)));
        }

        foreach (var id in actual.Keys.OrderBy(id => id.Series.Key, StringComparer.Ordinal).ThenBy(id => id.Time))
            Add(new Difference(DifferenceKind.Extra, id.Series.Key, At(id.Time), null, null, null, null));
        progress?.Report(_points);
    }

    private void Compare(InfluxPoint point, Dictionary<string, FieldValue> actual)
    {
        foreach (var (name, ours) in point.Fields)
        {
            var isThere = actual.Remove(name, out var theirs);
            if (ours != theirs)
                Add(new Difference(isThere ? DifferenceKind.Different : DifferenceKind.Missing, point.Series.Key, At(point.Time), name, ours, theirs, WhyRefused(point.Id)));
        }

        foreach (var (name, theirs) in actual)
            Add(new Difference(DifferenceKind.Extra, point.Series.Key, At(point.Time), name, null, theirs, WhyRefused(point.Id)));
    }

    private void Add(Difference difference)
    {
        _differenceCount++;
        if (_differences.Count < limit)
            _differences.Add(difference);
    }

    private string? WhyRefused(InfluxPointId id) => _refusals.GetValueOrDefault((id.Series.Key, id.Time));

    private DateTimeOffset At(long time) => TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(time), zone);

    private static InfluxPointId IdOf(QueryRow row) => new(
        InfluxSeries.Of(row.Name, row.Tags.Select(t => KeyValuePair.Create(t.Key, (string?)t.Value))),
        row.Values[TimeColumn] is FieldValue.Number time ? (long)time.Value : throw new FormatException("The server gives a time that is no number."));
}
