using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>What a check looks at: the arriving report, what is known from earlier ones, and how the catalog wants it held.</summary>
internal sealed class Evidence(CheckedReport report, History history)
{
    // Several checks look at the same lines.
    private readonly Dictionary<FigureLine, Fit?> _fits = new(ReferenceEqualityComparer.Instance);

    public CheckedReport Report => report;

    public History History => history;

    public IndicatorCatalog Catalog => report.Catalog;

    /// <summary>How a check is held for an indicator; null where it is turned off.</summary>
    /// <param name="indicator">Null for what belongs to none: rules for certain indicators do not apply to it.</param>
    public CheckSetting? SettingOf(ICheck check, string? indicator) => SettingOf(check, indicator, Catalog);

    /// <summary>How a catalog wants a check held for an indicator; null where it turns it off.</summary>
    public static CheckSetting? SettingOf(ICheck check, string? indicator, IndicatorCatalog catalog)
    {
        foreach (var rule in catalog.Checks)
        {
            if (rule.Check == check.Kind && rule.AppliesTo(indicator))
                return SettingOf(check, rule);
        }

        return new CheckSetting(check.Code.Severity, check.Tolerance);
    }

    /// <summary>How a rule wants its check held; null where it turns it off.</summary>
    public static CheckSetting? SettingOf(ICheck check, CheckRule rule) =>
        rule.IsHeld ? new CheckSetting(rule.Severity ?? check.Code.Severity, rule.Tolerance ?? check.Tolerance) : null;

    /// <summary>How well a line follows what is known of it; null where too little is.</summary>
    public Fit? FitOf(FigureLine line)
    {
        if (!_fits.TryGetValue(line, out var fit))
            _fits.Add(line, fit = Fit.Of(this, line));
        return fit;
    }

    /// <summary>The value of an observation: the report's own, else its figure for comparison, else that of an earlier report.</summary>
    public Known? Find(SeriesKey key, TimePeriod period) => Arriving(key, period) ?? Recorded(key, period);

    /// <summary>The value that the report itself gives.</summary>
    public Known? Arriving(SeriesKey key, TimePeriod period) => report.Arriving(key, period);

    /// <summary>The value of an earlier report. What the same bytes said before is none.</summary>
    public Known? Recorded(SeriesKey key, TimePeriod period) => history.Find(key, period) is { } vintage ? report.Earlier(vintage) : null;

    /// <summary>A finding on the cell of a figure.</summary>
    public static Finding Make(ICheck check, CheckSetting setting, Figure where, params ReadOnlySpan<string> arguments) =>
        new(check.Code, setting.Severity, where.Observation.Origin.Sheet, where.Observation.Origin.Cell, where.Shown, [.. arguments]);

    /// <summary>A finding on a range.</summary>
    public static Finding Make(ICheck check, CheckSetting setting, string sheet, string range, params ReadOnlySpan<string> arguments) =>
        new(check.Code, setting.Severity, sheet, range, null, [.. arguments]);

    /// <summary>What would stand in the cell if the rest is right, in the unit in which the sheet counts it: whoever types it there has it right; null where another cell may be the wrong one.</summary>
    /// <param name="where">The figure whose cell the finding is on.</param>
    /// <param name="held">The value that is held against the expected one.</param>
    /// <param name="value">The expected one, in the unit of the observation.</param>
    /// <param name="from">What it was made of: where one of these is asked about by itself, nothing is known of the other.</param>
    public string? Expected(Figure where, Known held, decimal value, params IEnumerable<Known?> from)
    {
        if (held.Figure != where || from.Any(known => known?.Figure is { Observation.Value: > 0 } figure && (UnitSlip.IsAsked(this, figure) || MistypedDigit.IsAsked(this, figure))))
            return null;
        var counted = report.IndicatorOf(where).Unit;
        return where.Observation.Unit == counted.Name && where.Said.Quantity == counted.Quantity && counted.TryConvert(value, where.Said, out var said)
            ? $"{Shown.Number(said)} {where.Said.Name}"
            : $"{Shown.Number(value)} {where.Observation.Unit}";
    }

    /// <summary>What a figure is called: indicator, area, item, period.</summary>
    public string NameOf(SeriesKey key, TimePeriod period) => FindingArgument.Named(key.ToString(), NameOf(key), period);

    /// <summary>What a series is called: indicator, area, item.</summary>
    public string NameOf(SeriesKey key) => string.Join(' ', new[] { AreaName(key.Area), ItemName(key), Catalog.IndicatorsByCode[key.Indicator].Name }.OfType<string>());

    /// <summary>The item of a series by its name; null for the indicator as a whole.</summary>
    public string? ItemName(SeriesKey key) => key.Item is null ? null : Catalog.ItemsByCode.GetValueOrDefault(key.Item)?.Name ?? key.Item;

    public string AreaName(string area) => Catalog.AreasByCode.GetValueOrDefault(area)?.Name ?? area;

    /// <summary>
    /// The values of several observations of one period that belong together; null where one is not known or none arrives. A figure for comparison is never mixed
    /// with what was reported then: its base may have been revised.
    /// </summary>
    public Known[]? Together(IEnumerable<SeriesKey> keys, TimePeriod period)
    {
        var all = keys.ToList();
        var arriving = all.Select(key => Arriving(key, period)).ToList();
        if (arriving.All(k => k is null))
            return null;
        var isWhole = arriving.All(k => k is not null);
        if (!isWhole && arriving.Any(k => k?.Figure is { Observation.Basis: Basis.Comparable }))
            return null;
        var known = all.Zip(arriving, (key, own) => own ?? Recorded(key, period)).OfType<Known>().ToArray();
        return known.Length == all.Count ? known : null;
    }

    /// <summary>Where values stand: the arriving cells, then the earlier workbooks.</summary>
    /// <param name="sheet">The sheet of the finding: its own cells need no sheet before them.</param>
    public static string PlacesOf(IEnumerable<Known> known, string sheet)
    {
        var all = known.ToList();
        return FindingArgument.Words(string.Join('、', all
            .Select(k => k.Figure).OfType<Figure>()
            .Select(f => f.Observation.Origin.Sheet == sheet ? f.Observation.Origin.Cell : $"{f.Observation.Origin.Sheet}!{f.Observation.Origin.Cell}")
            .Concat(all.Select(k => k.Vintage).OfType<Vintage>().Select(v => v.Submission.FileName))
            .Distinct()));
    }
}
