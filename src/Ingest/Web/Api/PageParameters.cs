using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace IndicatorPipeline.Ingest.Web.Api;

/// <summary>Which part of an answer a call asks for, and in which form.</summary>
internal sealed record PageParameters
{
    /// <summary>The most that a page holds: a longer answer is streamed as a whole, or asked for page by page.</summary>
    public const int Most = 10_000;

    [FromQuery(Name = "limit"), Range(1, Most), Description("At most so many rows; the header Link then says where the next ones are. Empty: all, streamed.")]
    public int? Limit { get; init; }

    [FromQuery(Name = "offset"), Range(0, int.MaxValue), Description("So many rows are left out before.")]
    public int? Offset { get; init; }

    [FromQuery(Name = "format"), Description("json or csv, for those who cannot set the header Accept.")]
    public string? Format { get; init; }
}
