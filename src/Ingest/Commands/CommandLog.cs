using System.Globalization;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Json;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary>
/// What commands log. Warnings and worse go to stderr, in a line each and without stacks. A command that writes keeps a log file besides the
/// worker's; one that only reads keeps none. Section <c>Serilog</c> adds places and changes levels.
/// </summary>
internal static class CommandLog
{
    /// <summary>The category of faults that the person at the terminal is told in words already.</summary>
    public const string Faults = "IndicatorPipeline.Faults";

    /// <param name="folder">Where the file is kept; null for none.</param>
    public static void AddTo(ILoggingBuilder logging, IConfiguration configuration, string? folder)
    {
        var logger = new LoggerConfiguration()
            .MinimumLevel.Information()
            .WriteTo.Logger(terminal => terminal
                .Filter.ByExcluding(e => e.Properties.TryGetValue("SourceContext", out var source) && source is ScalarValue { Value: Faults })
                .WriteTo.Terminal("{Level:u3} {Message:lj}{NewLine}", LogEventLevel.Warning))
            .ReadFrom(configuration);
        if (folder is not null)
        {
            logger.WriteTo.File(
                new JsonFormatter(renderMessage: true, formatProvider: CultureInfo.InvariantCulture),
                Path.Combine(folder, "commands-.log"),
                rollingInterval: RollingInterval.Day,
                retainedFileCountLimit: 90,
                // Several may run at once.
                shared: true);
        }

        logging.AddSerilog(logger.CreateLogger(), dispose: true);
    }
}
