using System.ComponentModel;
using System.Globalization;
using IndicatorPipeline.Ingest.Queries;
using IndicatorPipeline.Ingest.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace IndicatorPipeline.Ingest.Web.Api;

/// <summary>The figures by the addresses of SDMX REST 2: data as SDMX-CSV, the structure as SDMX-ML.</summary>
internal static class SdmxRoutes
{
    private const string CsvType = "application/vnd.sdmx.data+csv; version=1.0.0; charset=utf-8";
    private const string StructureType = "application/vnd.sdmx.structure+xml; version=2.1; charset=utf-8";
    private const string Flow = $"dataflow/{SdmxStructure.Agency}/{SdmxStructure.Flow}/{SdmxStructure.Version}";

    public static void MapSdmx(this IEndpointRouteBuilder routes)
    {
        var sdmx = routes.MapGroup("/sdmx/v2").Require(Right.UseApi).AddEndpointFilter<LedgerTag>().ProducesValidationProblem();
        sdmx.MapGet($"/data/{Flow}/{{key?}}", Data).WithSummary("Figures in force as SDMX-CSV.").Produces<string>(StatusCodes.Status200OK, "application/vnd.sdmx.data+csv");
        sdmx.MapGet($"/structure/{Flow}", Structure).WithSummary("Dataflow, data structure, concepts and code lists.").Produces<string>(StatusCodes.Status200OK, "application/vnd.sdmx.structure+xml");
    }

    private static IResult Data(
        [AsParameters] ConsoleCall call,
        [Description("FREQ.INDICATOR.REF_AREA.ITEM.ACCUMULATION.MEASURE; * for all of a dimension, + between several.")] string? key = null,
        [FromQuery(Name = "c[TIME_PERIOD]"), Description("ge:2023-M01+le:2023-M12")] string? time = null,
        [FromQuery(Name = "asOf"), Description("As the ledger stood at this moment.")] string? asOf = null)
    {
        var address = new AddressReader(call.Texts);
        if (SdmxKey.Parse(key) is not { } query)
        {
            address.Refuse("key", call.Texts.Format("api_no_code", key, string.Join('.', SdmxStructure.Dimensions)));
            return address.Problem!;
        }

        foreach (var bound in (time ?? "").Split('+', ' ').Where(b => b.Length > 0))
        {
            query = bound.Split(':') switch
            {
                ["ge", var from] => query with { From = address.Period("c[TIME_PERIOD]", from) },
                ["le", var to] => query with { To = address.Period("c[TIME_PERIOD]", to) },
                ["eq", var period] => query with { From = address.Period("c[TIME_PERIOD]", period), To = address.Period("c[TIME_PERIOD]", period) },
                _ => Refused(query),
            };
        }

        if (asOf is { Length: > 0 })
        {
            if (DateTimeOffset.TryParse(asOf, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
                query = query with { AsOf = moment };
            else
                address.Refuse("asOf", call.Texts.Format("api_no_period", asOf));
        }

        return address.Problem ?? new RowsAnswer<FigureRow>(call.Queries.InForceAsync(query, call.CancellationToken), new PageParameters { Format = "csv" }, SdmxCsv.Begin, CsvType);

        Metrics.Ledger.ObservationQuery Refused(Metrics.Ledger.ObservationQuery asked)
        {
            address.Refuse("c[TIME_PERIOD]", call.Texts.Format("api_no_period", time));
            return asked;
        }
    }

    private static IResult Structure([AsParameters] ConsoleCall call) =>
        Results.Text(SdmxStructure.Of(call.Catalog, call.Time.GetUtcNow()).ToString(), StructureType);
}
