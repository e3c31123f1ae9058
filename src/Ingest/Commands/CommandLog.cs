using System.Globalization;
using Serilog;
using Serilog.Events;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary>What commands log: warnings and worse go to stderr in a line each. Section <c>Serilog</c> adds places and changes levels.</summary>
internal static class CommandLog
{
    public static void AddTo(ILoggingBuilder logging, IConfiguration configuration) => logging.AddSerilog(
        new LoggerConfiguration()
            .MinimumLevel.Information()
            .WriteTo.Console(
                outputTemplate: "{Level:u3} {Message:lj}{NewLine}",
                formatProvider: CultureInfo.InvariantCulture,
                restrictedToMinimumLevel: LogEventLevel.Warning,
                standardErrorFromLevel: LogEventLevel.Verbose)
            .ReadFrom.Configuration(configuration)
            .CreateLogger(),
        dispose: true);
}
