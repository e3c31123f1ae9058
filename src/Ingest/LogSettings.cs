using Serilog;
using Serilog.Settings.Configuration;

namespace IndicatorPipeline.Ingest;

/// <summary>Section <c>Serilog</c> of the settings: levels, and other places to log to among those that are delivered with the program (Console, File).</summary>
internal static class LogSettings
{
    // Named: looked for, it reads a list of all that the program consists of at each start.
    private static readonly ConfigurationReaderOptions Sinks =
        new(typeof(ConsoleLoggerConfigurationExtensions).Assembly, typeof(FileLoggerConfigurationExtensions).Assembly);

    public static LoggerConfiguration ReadFrom(this LoggerConfiguration logger, IConfiguration configuration) =>
        logger.ReadFrom.Configuration(configuration, Sinks);
}
