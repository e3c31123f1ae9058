using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace IndicatorPipeline.Ingest.Web.Api;

/// <summary>In which form a call asks for series, as it is written in the address.</summary>
internal sealed record TransformParameters
{
    [FromQuery(Name = "transform"), Description("level, change, yoy, mom, index, share, contribution ..., one after the other between commas.")]
    public string? Steps { get; init; }

    [FromQuery(Name = "base"), Description("The period whose level is 100; of an index only.")]
    public string? Base { get; init; }

    [FromQuery(Name = "of"), Description("What shares and contributions are of.")]
    public string? Whole { get; init; }

    [FromQuery(Name = "to_freq"), Description("Longer periods, made first: A, S, Q, M.")]
    public string? Freq { get; init; }

    [FromQuery(Name = "aggregate"), Description("How: sum, avg, eop.")]
    public string? Aggregation { get; init; }
}
