using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Support.Generation;

/// <summary>What a generated workbook is about: its period, the units of its indicators, and which figures it has given already.</summary>
public sealed class Scene
{
    private readonly Dice _dice;
    private readonly Dictionary<string, Unit> _units = [];
    private readonly HashSet<(SeriesKey, TimePeriod, Basis)> _claimed = [];

    public Scene(IndicatorCatalog catalog, Dice dice)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(dice);
        Catalog = catalog;
        _dice = dice;
        Year = dice.Next(2018, 2025);
        Area = catalog.Areas[0];
        Month = dice.Pick(2, 3, 3, 4, 5, 6, 6, 7, 8, 9, 9, 10, 11, 12, 12);
    }

    public IndicatorCatalog Catalog { get; }

    public int Year { get; }

    /// <summary>The last month of the period.</summary>
    public int Month { get; set; }

    /// <summary>The area meant where no label says one: the county, or that of a sheet.</summary>
    public RefArea Area { get; set; }

    public IReadOnlyList<RefArea> Townships => field ??= [.. Catalog.Areas.Where(a => a.Level == "township")];

    public IReadOnlyList<RefArea> Counties => field ??= [.. Catalog.Areas.Where(a => a.Level == "county")];

    public RefArea City => Catalog.AreasByCode[Catalog.Areas[0].Parent!];

    /// <summary>Indicators of areas, not of items, that can have a figure in the period.</summary>
    /// <param name="frequency">Null for any that fits.</param>
    public IReadOnlyList<Indicator> Indicators(Freq? frequency = null, bool withStocks = true) =>
        [.. Catalog.Indicators.Where(i => i.Domain is not "cluster"
            && i.Code is not ("project_total_investment" or "project_cumulative_investment" or "livelihood_task" or "model_cases" or "project_investment")
            && i.Accumulation != Accumulation.Period
            && (frequency is null ? Month % MonthsOf(i.Frequency) == 0 : i.Frequency == frequency)
            && (withStocks || i.Accumulation != Accumulation.Stock))];

    /// <summary>A few indicators, each once in a workbook unless there are no more.</summary>
    public List<Indicator> Some(IEnumerable<Indicator> among, int count) => _dice.Some(among, count);

    /// <summary>One of the names that departments write for an indicator.</summary>
    public string LabelOf(Indicator indicator)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        // A name with brackets may hold a unit of its own; one that begins with 其中 is a habit, not a name.
        var names = indicator.Aliases.Where(a => !a.AsSpan().ContainsAny('（', '(') && !a.StartsWith("其中", StringComparison.Ordinal)).Prepend(indicator.Name).ToArray();
        return _dice.Chance(0.5) ? indicator.Name : _dice.Pick(names);
    }

    public string LabelOf(RefArea area)
    {
        ArgumentNullException.ThrowIfNull(area);
        return area.Level == "township" && _dice.Chance(0.1) ? area.Aliases[0] : area.Name;
    }

    /// <summary>The unit in which the workbook writes an indicator: its own, or a larger one of the same kind in which it has an end.</summary>
    public Unit UnitOf(Indicator indicator)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        if (_units.TryGetValue(indicator.Code, out var unit))
            return unit;
        unit = indicator.Unit;
        if (_dice.Chance(0.3))
        {
            // 家 are not written in 万次: what is counted keeps its word.
            var others = Catalog.Units
                .Where(u => u.Quantity == unit.Quantity && u.Factor > unit.Factor && u.Factor % unit.Factor == 0 && u.Factor / unit.Factor <= 10000)
                .Where(u => unit.Quantity is "money" or "area" or "energy" or "mass" || u.Name == "万" + unit.Name)
                .ToArray();
            unit = others.Length > 0 ? _dice.Pick(others) : unit;
        }

        return _units[indicator.Code] = unit;
    }

    /// <summary>Makes all indicators of a kind share one unit, as a caption has to.</summary>
    public void ShareUnits(IEnumerable<Indicator> indicators)
    {
        foreach (var kind in indicators.GroupBy(i => i.Unit.Quantity))
        {
            var shared = kind.Select(UnitOf).MaxBy(u => u.Factor)!;
            foreach (var indicator in kind)
                _units[indicator.Code] = UnitOf(indicator).Factor == shared.Factor ? UnitOf(indicator) : shared;
        }
    }

    /// <summary>Takes a figure for this workbook; false when it has given it already.</summary>
    public bool Claim(Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return _claimed.Add((figure.Key, figure.Period, figure.Basis));
    }

    private static int MonthsOf(Freq frequency) => frequency switch
    {
        Freq.Annual => 12,
        Freq.HalfYearly => 6,
        Freq.Quarterly => 3,
        _ => 1,
    };
}
