using System.ComponentModel;
using IndicatorPipeline.Ingest.Queries;
using Microsoft.AspNetCore.Mvc;

namespace IndicatorPipeline.Ingest.Web.Api;

/// <summary>Which data a call asks for, as an address of SDMX REST 2 says it. What is left out at the end of the path is <c>*</c>.</summary>
internal sealed record SdmxParameters
{
    public const string TimeFilter = $"c[{SdmxStructure.Time}]";

    [FromRoute(Name = "context"), Description("dataflow or *.")]
    public string? Context { get; init; }

    [FromRoute(Name = "agencyID"), Description("INDICATORS or *.")]
    public string? Agency { get; init; }

    [FromRoute(Name = "resourceID"), Description("FIGURES or *.")]
    public string? Resource { get; init; }

    [FromRoute(Name = "version"), Description("1.0, * for all, ~ or + for the latest.")]
    public string? Version { get; init; }

    [FromRoute(Name = "key"), Description("FREQ.INDICATOR.REF_AREA.ITEM.ACCUMULATION.MEASURE; * for all of a dimension, + between several.")]
    public string? Key { get; init; }

    [FromQuery(Name = "c[FREQ]"), Description("Filters of single dimensions: several values between commas.")]
    public string? Freq { get; init; }

    [FromQuery(Name = "c[INDICATOR]")]
    public string? Indicator { get; init; }

    [FromQuery(Name = "c[REF_AREA]")]
    public string? Area { get; init; }

    [FromQuery(Name = "c[ITEM]"), Description("_Z is the indicator as a whole.")]
    public string? Item { get; init; }

    [FromQuery(Name = "c[ACCUMULATION]")]
    public string? Accumulation { get; init; }

    [FromQuery(Name = "c[MEASURE]")]
    public string? Measure { get; init; }

    [FromQuery(Name = TimeFilter), Description("ge:2023-M01+le:2023-M12; also gt, lt and eq.")]
    public string? Periods { get; init; }

    [FromQuery(Name = "asOf"), Description("As the ledger stood at this moment.")]
    public string? AsOf { get; init; }

    /// <summary>The filters of single dimensions, in the order of the structure.</summary>
    public string?[] Filters() => [Freq, Indicator, Area, Item, Accumulation, Measure];
}
