using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Trends.Transformations;

/// <summary>What a transformation must know beside the series, and what it has to say where it computes nothing.</summary>
internal sealed class TransformScope(IndicatorCatalog catalog)
{
    private readonly List<(SeriesGroup Group, Obstacle Obstacle)> _obstacles = [];

    public IReadOnlyList<(SeriesGroup Group, Obstacle Obstacle)> Obstacles => _obstacles;

    public void Tell(SeriesKey key, Obstacle obstacle)
    {
        if (!_obstacles.Contains((key.Group, obstacle)))
            _obstacles.Add((key.Group, obstacle));
    }

    /// <summary>Whether it is itself a percentage; of an indicator that the catalog does not know nobody can say.</summary>
    public bool IsPercentage(SeriesKey key) =>
        catalog.IndicatorsByCode.TryGetValue(key.Indicator, out var indicator) && indicator.Unit.Quantity == Unit.Percent.Quantity;

    /// <summary>A value in the unit of another one, where the catalog knows how they convert; else as it is.</summary>
    public SeriesValue InUnitOf(SeriesValue value, SeriesValue other) =>
        value.Unit != other.Unit
        && UnitOf(value) is { } from && UnitOf(other) is { } to && from.Quantity == to.Quantity && from.TryConvert(value.Value, to, out var converted)
            ? value with { Value = converted, Unit = to.Name }
            : value;

    private Unit? UnitOf(SeriesValue value) => catalog.Units.FirstOrDefault(u => u.Name == value.Unit);

    /// <summary>What keeps growth from being computed from levels; null for nothing.</summary>
    public Obstacle? ToGrowth(SeriesKey key) => catalog.IndicatorsByCode.GetValueOrDefault(key.Indicator) switch
    {
        null => Obstacle.UnknownIndicator,
        { Growth: GrowthRule.ConstantPrice } => Obstacle.ConstantPrice,
        { Growth: GrowthRule.ReportedOnly } => Obstacle.ReportedOnly,
        _ => IsPercentage(key) ? Obstacle.Percentage : null,
    };

    /// <summary>The series of which this one is a part; null where the catalog knows none.</summary>
    public SeriesKey? TotalOf(SeriesKey part, Whole? whole)
    {
        var larger = catalog.WholesByPart[part.Indicator].FirstOrDefault();
        return (whole ?? (part.Item is not null ? Whole.Item : larger is not null ? Whole.Indicator : Whole.Area)) switch
        {
            Whole.Item => part.Item is null ? null : part with { Item = null },
            Whole.Indicator => larger is null ? null : part with { Indicator = larger.Code },
            _ => catalog.AreasByCode.GetValueOrDefault(part.Area)?.Parent is { } parent ? part with { Area = parent } : null,
        };
    }
}
