using System.ComponentModel.DataAnnotations;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary>How the commands behave; section <c>Commands</c>.</summary>
internal sealed class CommandsOptions
{
    public const string Section = "Commands";

    /// <summary>
    /// How long <c>ingest</c> and <c>demo</c> wait for a projection that does not get on. Default 1 minute: a server that is away for longer is no reason to
    /// wait, the worker or the next command goes on.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan CatchUpTimeout { get; set; } = TimeSpan.FromMinutes(1);
}
