using IndicatorPipeline.Ingest.Queries;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Metrics.Trends.Transformations;

namespace IndicatorPipeline.Ingest.Web.Api;

/// <summary>Makes sense of an address, and keeps what is wrong with it, by parameter.</summary>
internal sealed class AddressReader(ConsoleTexts texts)
{
    private readonly Dictionary<string, string[]> _errors = new(StringComparer.Ordinal);

    /// <summary>What is wrong, as a problem (RFC 9457) with an entry for each parameter; null while nothing is.</summary>
    public IResult? Problem => _errors.Count == 0 ? null : Results.ValidationProblem(_errors, title: texts["api_wrong_address"]);

    /// <summary>What is wrong, for a page.</summary>
    public IReadOnlyList<string> Errors => [.. _errors.SelectMany(e => e.Value)];

    public ObservationQuery Query(FigureParameters asked, IndicatorCatalog catalog, TimeZoneInfo zone)
    {
        var selection = new FigureSelection
        {
            Indicators = asked.Indicators ?? [],
            Areas = asked.Areas ?? [],
            Items = asked.Items ?? [],
            Measures = [.. Several("measure", asked.Measures ?? [], Codelists.Measure)],
            Accumulations = [.. Several("accumulation", asked.Accumulations ?? [], Codelists.Accumulation)],
            Frequencies = [.. Several("freq", asked.Frequencies ?? [], Codelists.Freq)],
            From = Period("from", asked.From),
            To = Period("to", asked.To),
            AsOf = Period("as_of", asked.AsOf),
        };
        var (query, unknown) = selection.Resolve(catalog, zone);
        // Items of open registers are in no catalog.
        foreach (var kind in unknown.Where(u => u.Kind != NameKind.Item).GroupBy(u => u.Kind))
            _errors.TryAdd(kind.Key.ToString().ToLowerInvariant(), [.. kind.Select(u => texts.Format("api_unknown_name", u.Name, string.Join("; ", u.Nearest)))]);
        return query;
    }

    /// <summary>Null where the figures are asked for as they are.</summary>
    public TransformRequest? Transform(TransformParameters asked)
    {
        var request = new TransformRequest
        {
            Steps = [.. Several("transform", asked.Steps?.Split(',', StringSplitOptions.TrimEntries) ?? [], TransformCodes.Transform)],
            Base = Period("base", asked.Base),
            Whole = One("of", asked.Whole, TransformCodes.Whole),
            Freq = One("to_freq", asked.Freq, Codelists.Freq),
            Aggregation = One("aggregate", asked.Aggregation, TransformCodes.Aggregation),
        };
        if (request.Mistake is { } mistake)
            Refuse("transform", texts["api_" + TransformCodes.Mistake[mistake]]);
        return request.IsEmpty ? null : request;
    }

    /// <summary>Whether a page can be had.</summary>
    public void Check(PageParameters page)
    {
        if (page.Limit is < 1 or > PageParameters.Most)
            Refuse("limit", texts.Format("api_no_limit", PageParameters.Most));
        if (page.Offset is < 0)
            Refuse("offset", texts["api_no_offset"]);
        if (page.Format is not (null or "" or "json" or "csv"))
            Refuse("format", texts.Format("api_no_code", page.Format, "json, csv"));
    }

    public T? One<T>(string name, string? text, Codelist<T> codes)
        where T : struct, Enum =>
        string.IsNullOrEmpty(text) ? null : Several(name, [text], codes).Select(c => (T?)c).FirstOrDefault();

    public TimePeriod? Period(string name, string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        var parsed = TimePeriod.Parse(text);
        if (!parsed.Success)
            _errors.TryAdd(name, [texts.Format("api_no_period", text)]);
        return parsed.Success ? parsed.Value : null;
    }

    public void Refuse(string name, params string[] errors) => _errors.TryAdd(name, errors);

    private List<T> Several<T>(string name, IEnumerable<string> given, Codelist<T> codes)
        where T : struct, Enum
    {
        var known = new List<T>();
        foreach (var text in given)
        {
            if (codes.TryParse(text, out var value))
                known.Add(value);
            else
                Refuse(name, texts.Format("api_no_code", text, string.Join(", ", codes.Codes)));
        }

        return known;
    }
}
