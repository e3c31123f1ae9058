using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace IndicatorPipeline.Ingest.Web.Api;

/// <summary>Which figures a call asks for, as it is written in the address.</summary>
internal sealed record FigureParameters
{
    [FromQuery(Name = "indicator"), Description("Codes, names or aliases, several between commas. Empty: all.")]
    public string[]? Indicators { get; init; }

    [FromQuery(Name = "area"), Description("Codes, names or aliases; children:county for all areas within one.")]
    public string[]? Areas { get; init; }

    [FromQuery(Name = "item"), Description("Codes, of open registers names; an empty one is the indicator as a whole.")]
    public string[]? Items { get; init; }

    [FromQuery(Name = "measure"), Description("level, yoy, target ...")]
    public string[]? Measures { get; init; }

    [FromQuery(Name = "accumulation"), Description("period, ytd or stock.")]
    public string[]? Accumulations { get; init; }

    [FromQuery(Name = "freq"), Description("A, S, Q, M, W or D.")]
    public string[]? Frequencies { get; init; }

    [FromQuery(Name = "from"), Description("Only periods that begin no earlier: 2023, 2023-Q1, 2023-M01.")]
    public string? From { get; init; }

    [FromQuery(Name = "to"), Description("Only periods that end no later.")]
    public string? To { get; init; }

    [FromQuery(Name = "as_of"), Description("As the ledger stood at the end of a day: 2023-06-30.")]
    public string? AsOf { get; init; }
}
