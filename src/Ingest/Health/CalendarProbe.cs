using System.Globalization;
using IndicatorPipeline.Metrics.Catalog;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest.Health;

/// <summary>The calendar of working days knows this year, and the one in which reports fall due next month. Of a catalog that cannot be read its own probe speaks.</summary>
internal sealed class CalendarProbe(CatalogSource source, IOptions<IngestOptions> options, TimeProvider time) : IProbe
{
    public string Name => "calendar";

    public Task<IReadOnlyList<ProbeResult>> LookAsync() => Task.FromResult(Look());

    private IReadOnlyList<ProbeResult> Look()
    {
        if (!Directory.Exists(source.Directory) || CatalogLoader.Load(source.Directory).Catalog is not { Calendar: var calendar })
            return [];
        var today = TimeZoneInfo.ConvertTime(time.GetUtcNow(), options.Value.FindZone());
        var missing = new[] { today.Year, today.AddMonths(1).Year }.Distinct().Where(year => !calendar.Knows(year)).Select(Text).ToList();
        return missing.Count == 0 ? [ProbeCodes.CalendarInOrder.With(Text(today.Year))] : [.. missing.Select(year => ProbeCodes.CalendarLacksYear.With(year))];
    }

    private static string Text(int year) => year.ToString(CultureInfo.InvariantCulture);
}
