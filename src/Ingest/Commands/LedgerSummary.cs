using System.Globalization;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary>What the ledger holds, by domain: how much, and of what time.</summary>
internal static class LedgerSummary
{
    public static async Task WriteAsync(Session session, IndicatorCatalog catalog, CancellationToken cancellationToken)
    {
        var lines = await LinesAsync(await session.RequireLedgerAsync(cancellationToken), catalog, cancellationToken);
        if (session.IsJson)
        {
            foreach (var line in lines)
                session.WriteJson(line);
            return;
        }

        var texts = session.Texts;
        var listing = new Listing(
            texts["column_domain"], texts["column_indicators"], texts["column_series"], texts["column_observations"], texts["column_from"], texts["column_to"]);
        foreach (var line in lines)
            listing.Add(texts["domain_" + line.Domain], Show(line.Indicators), Show(line.Series), Show(line.Observations), NameOf(line.From), NameOf(line.To));
        listing.Add(texts["total"], Show(lines.Sum(l => l.Indicators)), Show(lines.Sum(l => l.Series)), Show(lines.Sum(l => l.Observations)), "", "");
        listing.WriteTo(session.Output, session.IsTerminal);

        string NameOf(string period) => PeriodName.Of(TimePeriod.Parse(period).Value, session.Culture);
    }

    private static async Task<List<DomainLine>> LinesAsync(ObservationLedger ledger, IndicatorCatalog catalog, CancellationToken cancellationToken)
    {
        var domains = new Dictionary<string, Tally>(StringComparer.Ordinal);
        await foreach (var vintage in ledger.Vintages.InForceAsync(new ObservationQuery(), cancellationToken))
        {
            // What the catalog has forgotten still counts.
            var domain = catalog.IndicatorsByCode.GetValueOrDefault(vintage.Observation.Key.Indicator)?.Domain ?? Unknown;
            if (!domains.TryGetValue(domain, out var tally))
                domains.Add(domain, tally = new Tally());
            tally.Add(vintage.Observation);
        }

        return [.. Indicator.Domains.Append(Unknown).Where(domains.ContainsKey).Select(d => domains[d].ToLine(d))];
    }

    private const string Unknown = "unknown";

    private static string Show(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private sealed record DomainLine(string Domain, long Indicators, long Series, long Observations, string From, string To);

    private sealed class Tally
    {
        private readonly HashSet<string> _indicators = new(StringComparer.Ordinal);
        private readonly HashSet<SeriesKey> _series = [];
        private long _observations;
        private TimePeriod _from;
        private TimePeriod _to;

        public void Add(Observation observation)
        {
            _indicators.Add(observation.Key.Indicator);
            _series.Add(observation.Key);
            if (_observations == 0 || observation.Period.Start < _from.Start)
                _from = observation.Period;
            if (_observations == 0 || observation.Period.End > _to.End)
                _to = observation.Period;
            _observations++;
        }

        public DomainLine ToLine(string domain) => new(domain, _indicators.Count, _series.Count, _observations, _from.ToString(), _to.ToString());
    }
}
