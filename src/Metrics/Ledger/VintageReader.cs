using System.Data.Common;
using IndicatorPipeline.Metrics.Ledger.Databases;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>Reads vintages of figures out of rows, with the points that they belong to.</summary>
internal sealed class VintageReader(DbDataReader reader)
{
    /// <summary>What is read of <see cref="Tables"/>, in this order.</summary>
    public const string Columns =
        $"""
        p.id, p.sequence, p.period, g.id, g.indicator, g.area, g.item, g.freq, g.accumulation,
        o.ordinal, o.measure, o.value, o.unit, o.status, o.basis, o.missing, o.sheet, o.cell,
        {SubmissionReader.Columns}
        """;

    public const string Tables =
        """
        series_group g
        join data_point p on p.group_id = g.id
        join observation o on o.point_id = p.id
        join submission s on s.id = o.submission_id
        """;

    private const int SubmissionStart = 18;

    private readonly SubmissionReader _submissions = new(reader, SubmissionStart);
    private readonly Dictionary<long, SeriesGroup> _groups = [];
    private readonly Dictionary<string, TimePeriod> _periods = new(StringComparer.Ordinal);
    private DataPoint? _point;

    /// <summary>
    /// The same for who asks by what the series are of: group by group. Left to itself SQLite reads every figure there is to find those of one area.
    /// </summary>
    public static string TablesFromGroups(SqlWords words) =>
        $"""
        series_group g
        {words.ThenJoin} data_point p on p.group_id = g.id
        {words.ThenJoin} observation o on o.point_id = p.id
        join submission s on s.id = o.submission_id
        """;

    /// <summary>The row that the reader stands at.</summary>
    public (DataPoint Point, Vintage Vintage) Read()
    {
        var id = reader.GetInt64(0);
        if (_point is null || _point.Id != id)
            _point = ReadPoint(id);
        var observation = new Observation(
            _point.Group.With(Codelists.Measure.Parse(reader.GetString(10))),
            _point.Period,
            Text(11) is { } value ? LedgerText.ToDecimal(value) : null,
            reader.GetString(12),
            Codelists.ObsStatus.Parse(reader.GetString(13)),
            Codelists.Basis.Parse(reader.GetString(14)),
            Text(15) is { } missing ? Codelists.MissingReason.Parse(missing) : null,
            new Origin(reader.GetString(16), reader.GetString(17)));
        return (_point, new Vintage(observation, reader.GetInt32(9), _submissions.Read()));
    }

    private DataPoint ReadPoint(long id)
    {
        // A group has many points, and so has a period.
        var group = reader.GetInt64(3);
        if (!_groups.TryGetValue(group, out var series))
            _groups.Add(group, series = ReadGroup());
        var text = reader.GetString(2);
        if (!_periods.TryGetValue(text, out var period))
            _periods.Add(text, period = TimePeriod.Parse(text).Value);
        return new DataPoint(id, reader.GetInt64(1), series, period);
    }

    private SeriesGroup ReadGroup() => new(
        reader.GetString(4),
        reader.GetString(5),
        reader.GetString(6) is { Length: > 0 } item ? item : null,
        Codelists.Freq.Parse(reader.GetString(7)),
        Codelists.Accumulation.Parse(reader.GetString(8)));

    private string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    /// <summary>A group of series at a period.</summary>
    /// <param name="Sequence">The number of the last change to it.</param>
    internal sealed record DataPoint(long Id, long Sequence, SeriesGroup Group, TimePeriod Period);
}
