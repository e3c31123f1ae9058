using System.Globalization;
using IndicatorPipeline.Ingest.Queries;
using IndicatorPipeline.Ingest.Web.Access;
using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Ingest.Web.Api;

/// <summary>The figures by the addresses of SDMX REST 2: data as SDMX-CSV, the structure as SDMX-ML.</summary>
internal static class SdmxRoutes
{
    private const string CsvType = "application/vnd.sdmx.data+csv; version=1.0.0; charset=utf-8";
    private const string StructureType = "application/vnd.sdmx.structure+xml; version=2.1; charset=utf-8";

    public static void MapSdmx(this IEndpointRouteBuilder routes)
    {
        var sdmx = routes.MapGroup("/sdmx/v2").Require(Right.UseApi).RefuseUnknownParameters().AddEndpointFilter<LedgerTag>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound);
        sdmx.MapGet("/data/{context?}/{agencyID?}/{resourceID?}/{version?}/{key?}", Data)
            .WithSummary("Figures in force as SDMX-CSV.").Produces<string>(StatusCodes.Status200OK, "application/vnd.sdmx.data+csv");
        sdmx.MapGet("/structure/{artefact?}/{agencyID?}/{resourceID?}/{version?}", Structure)
            .WithSummary("Dataflow, data structure, concepts and code lists.").Produces<string>(StatusCodes.Status200OK, "application/vnd.sdmx.structure+xml");
    }

    private static IResult Data([AsParameters] ConsoleCall call, [AsParameters] SdmxParameters asked)
    {
        if (!(Asks(asked.Context, "dataflow") && Asks(asked.Resource, SdmxStructure.Flow) && IsOurs(asked.Agency, asked.Version)))
            return NoSuch(call, SdmxStructure.Dataflow);
        var address = new AddressReader(call.Texts);
        if (SdmxSelection.Parse(asked.Key) is not { } selection)
        {
            address.Refuse("key", call.Texts.Format("api_no_code", asked.Key, string.Join('.', SdmxStructure.Dimensions)));
            return address.Problem!;
        }

        foreach (var (dimension, filter) in SdmxStructure.Dimensions.Zip(asked.Filters()))
            selection.Narrow(dimension, filter);
        var query = AsOf(Within(address.Query(selection.Parameters, call.Catalog, call.Zone), asked.Periods, address, call.Texts), asked.AsOf, address, call.Texts);
        if (address.Problem is { } problem)
            return problem;
        var rows = selection.IsEmpty ? AsyncEnumerable.Empty<FigureRow>() : call.Queries.InForceAsync(query, call.CancellationToken);
        return new RowsAnswer<FigureRow>(rows, new PageParameters { Format = "csv" }, SdmxCsv.Begin, CsvType);
    }

    private static IResult Structure([AsParameters] ConsoleCall call, string? artefact, string? agencyID, string? resourceID, string? version)
    {
        var known = (Asks(artefact, "dataflow") && Asks(resourceID, SdmxStructure.Flow)) || (Asks(artefact, "datastructure") && Asks(resourceID, SdmxStructure.Definition));
        return known && IsOurs(agencyID, version)
            ? Results.Text(SdmxStructure.Of(call.Catalog, call.Time.GetUtcNow()).ToString(), StructureType)
            : NoSuch(call, $"dataflow {SdmxStructure.Flow}, datastructure {SdmxStructure.Definition}");
    }

    // There is one version: it is the latest, too, stable or not.
    private static bool IsOurs(string? agency, string? version) => Asks(agency, SdmxStructure.Agency) && Asks(version, SdmxStructure.Version, "+", "~");

    private static bool Asks(string? part, params string[] names) => part is null or "" or "*" || part.Split(',').Any(names.Contains);

    private static IResult NoSuch(ConsoleCall call, string known) =>
        Results.Problem(call.Texts.Format("api_no_code", call.Context.Request.Path, known), statusCode: StatusCodes.Status404NotFound);

    private static ObservationQuery Within(ObservationQuery query, string? time, AddressReader address, ConsoleTexts texts)
    {
        // In a query a plus is read as a space.
        foreach (var bound in (time ?? "").Split(['+', ' '], StringSplitOptions.RemoveEmptyEntries))
        {
            var (sign, period) = bound.Split(':') switch
            {
                [var alone] => ("eq", address.Period(SdmxParameters.TimeFilter, alone)),
                [var compared, var said] => (compared, address.Period(SdmxParameters.TimeFilter, said)),
                _ => ("", null),
            };
            var limit = sign switch { "gt" => period?.TryPlus(1), "lt" => period?.TryPlus(-1), _ => period };
            // There is nothing before the first year and behind the last one.
            if (period is not null && limit is null)
                address.Refuse(SdmxParameters.TimeFilter, texts.Format("api_no_period", bound));
            query = sign switch
            {
                "ge" or "gt" => query with { From = limit },
                "le" or "lt" => query with { To = limit },
                "eq" => query with { From = limit, To = limit },
                _ => Refused(),
            };

            ObservationQuery Refused()
            {
                address.Refuse(SdmxParameters.TimeFilter, texts.Format("api_no_code", bound, "ge: gt: le: lt: eq:"));
                return query;
            }
        }

        return query;
    }

    private static ObservationQuery AsOf(ObservationQuery query, string? asOf, AddressReader address, ConsoleTexts texts)
    {
        if (string.IsNullOrEmpty(asOf))
            return query;
        if (DateTimeOffset.TryParse(asOf, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
            return query with { AsOf = moment };
        address.Refuse("asOf", texts.Format("api_no_period", asOf));
        return query;
    }
}
