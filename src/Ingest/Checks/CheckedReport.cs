using System.Collections.Immutable;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>The arriving report as the checks see it.</summary>
internal sealed class CheckedReport
{
    // Nothing is known of what lies before it; the calendar has no year before its first.
    private const int FirstYear = 1900;

    private readonly Dictionary<(SeriesKey Key, TimePeriod Period), Known> _own = new(PlaceComparer.Instance);
    private readonly Dictionary<(SeriesKey Key, TimePeriod Period), Known> _comparable = new(PlaceComparer.Instance);
    private readonly HashSet<(SeriesKey Key, TimePeriod Period)> _given;

    private ILookup<(string Indicator, string? Item, Freq, Accumulation, Measure, TimePeriod), string>? _areas;

    // Every check looks at the same ones.
    private readonly Dictionary<Vintage, Known?> _earlier = new(ReferenceEqualityComparer.Instance);

    // Several checks ask for the same areas of the same series: they get the same keys.
    private readonly Dictionary<(SeriesKey Key, IReadOnlyList<string> Areas), IReadOnlyList<SeriesKey>> _inAreas = [];

    /// <param name="reading">What it says.</param>
    /// <param name="department">Whose it is; null when nobody said.</param>
    /// <param name="sha256">Of the file: an earlier reading of the same bytes is no other word.</param>
    public CheckedReport(IndicatorCatalog catalog, Reading reading, string? department, string sha256)
    {
        var figures = reading.Figures;
        Catalog = catalog;
        Department = department;
        Sha256 = sha256;
        Unfilled = reading.Unfilled;
        Figures = [.. figures.Where(f => f.Observation.Value is not null && f.Observation.Period.Year >= FirstYear)];
        _given = new(figures.Where(f => f.Observation.Basis == Basis.Own).Select(f => (f.Observation.Key, f.Observation.Period)), PlaceComparer.Instance);
        OwnFigures = [.. Figures.Where(f => f.Observation.Basis == Basis.Own)];
        OwnPoints = OwnFigures.ToLookup(f => (f.Observation.Key.Group, f.Observation.Period));
        foreach (var figure in Figures)
            (figure.Observation.Basis == Basis.Own ? _own : _comparable).TryAdd((figure.Observation.Key, figure.Observation.Period), Known.Of(figure)!);
        Lines = FigureLine.Of(OwnFigures);
        OpenNames = [.. OpenName.In(this, reading.TextRows)];
        Questions = ReportChecks.QuestionsOf(this);
    }

    public IndicatorCatalog Catalog { get; }

    public string? Department { get; }

    public string Sha256 { get; }

    /// <summary>The cells of a template that were left blank.</summary>
    public ImmutableArray<UnfilledCell> Unfilled { get; }

    /// <summary>What the checks want to know of earlier reports.</summary>
    public Questions Questions { get; }

    /// <summary>The figures that have a value, in reading order.</summary>
    public ImmutableArray<Figure> Figures { get; }

    /// <summary>Those that the report gives as its own.</summary>
    public IReadOnlyList<Figure> OwnFigures { get; }

    /// <summary>These by the points that they say something of.</summary>
    public ILookup<(SeriesGroup Group, TimePeriod Period), Figure> OwnPoints { get; }

    /// <summary>Its rows and columns of levels of one period.</summary>
    public IReadOnlyList<FigureLine> Lines { get; }

    /// <summary>The sums over areas that it gives something of.</summary>
    public IReadOnlyList<AreaSum> AreaSums => field ??= [.. AreaSum.In(this, Divisions.Around)];

    /// <summary>The same of areas of any level, which need not be all.</summary>
    public IReadOnlyList<AreaSum> AreaKin => field ??= [.. AreaSums, .. AreaSum.In(this, Divisions.OtherKin)];

    /// <summary>The lists that it gives something of.</summary>
    public IReadOnlyList<RequiredList> RequiredLists => field ??= [.. RequiredList.In(this)];

    /// <summary>The months (or quarters), as series of single ones, of which it has something to say by themselves or by what the year comes to.</summary>
    public IReadOnlyList<(SeriesKey Key, TimePeriod Period)> Months => field ??= [.. MonthOfAYear.Of(this)];

    /// <summary>A figure that the report gives as its own; null for none.</summary>
    public Figure? Own(SeriesKey key, TimePeriod period) => _own.GetValueOrDefault((key, period))?.Figure;

    /// <summary>The value that the report gives, as its own or else for comparison; null for none.</summary>
    public Known? Arriving(SeriesKey key, TimePeriod period) => _own.GetValueOrDefault((key, period)) ?? _comparable.GetValueOrDefault((key, period));

    /// <summary>The value of an earlier report; null where it is marked as missing. What the same bytes said before is none.</summary>
    public Known? Earlier(Vintage vintage)
    {
        if (!_earlier.TryGetValue(vintage, out var known))
            _earlier.Add(vintage, known = vintage.Submission.Sha256 == Sha256 ? null : Known.Of(vintage));
        return known;
    }

    /// <summary>A series in other areas, in their order.</summary>
    /// <param name="areas">As the catalog has them: the same list each time.</param>
    public IReadOnlyList<SeriesKey> InAreas(SeriesKey key, IReadOnlyList<string> areas)
    {
        if (!_inAreas.TryGetValue((key, areas), out var series))
            _inAreas.Add((key, areas), series = [.. areas.Select(area => key with { Area = area })]);
        return series;
    }

    /// <summary>Whether the report says anything of its own of an observation, if only that it is missing.</summary>
    public bool Gives(SeriesKey key, TimePeriod period) => _given.Contains((key, period));

    /// <summary>The same of a series in so many areas at least, of some.</summary>
    public bool GivesAreas(SeriesKey key, IReadOnlyList<string> areas, TimePeriod period, int least)
    {
        _areas ??= _given.ToLookup(g => (g.Key.Indicator, g.Key.Item, g.Key.Freq, g.Key.Accumulation, g.Key.Measure, g.Period), g => g.Key.Area);
        return _areas[(key.Indicator, key.Item, key.Freq, key.Accumulation, key.Measure, period)].Count(areas.Contains) >= least;
    }

    /// <summary>Its names of open registers, in reading order: one for each figure, and those of which there are texts alone.</summary>
    public ImmutableArray<OpenName> OpenNames { get; }

    /// <summary>Whether a figure's item is one of an open register.</summary>
    public bool IsOfOpenRegister(Figure figure) => figure.Observation.Key.Item is { } item && !Catalog.ItemsByCode.ContainsKey(item);

    /// <summary>The registers in which these may stand.</summary>
    public IReadOnlySet<ItemRegister> OpenRegisters => field ??= OpenNames.SelectMany(n => n.Registers).ToHashSet();

    /// <summary>Whether it gives anything of a report of this department that leaders see only when a statistician has released it.</summary>
    public bool NeedsRelease => Catalog.Reports
        .Where(r => r.Release == ReleaseRule.Confirm && (Department is null || r.Department == Department))
        .Any(r => OwnFigures.Any(f => r.Required.Contains(f.Observation.Key.Indicator) && r.Areas.Contains(f.Observation.Key.Area)));

    public Indicator IndicatorOf(Figure figure) => Catalog.IndicatorsByCode[figure.Observation.Key.Indicator];
}
