using System.Globalization;
using Serilog;
using Serilog.Configuration;
using Serilog.Events;
using Serilog.Formatting.Display;
using Serilog.Settings.Configuration;

namespace IndicatorPipeline.Ingest;

/// <summary>Section <c>Serilog</c> of the settings: levels, and other places to log to among those that are delivered with the program (Console, File).</summary>
internal static class LogSettings
{
    // Named: looked for, it reads a list of all that the program consists of at each start.
    private static readonly ConfigurationReaderOptions Sinks =
        new(typeof(ConsoleLoggerConfigurationExtensions).Assembly, typeof(FileLoggerConfigurationExtensions).Assembly);

    /// <summary>Events for whoever watches, on the error stream, and nothing in them that a terminal would obey.</summary>
    public static LoggerConfiguration Terminal(this LoggerSinkConfiguration sinks, string template, LogEventLevel least = LevelAlias.Minimum) => sinks.Console(
        new PrintableText.Formatter(new MessageTemplateTextFormatter(template, CultureInfo.InvariantCulture)), least, standardErrorFromLevel: LogEventLevel.Verbose);

    public static LoggerConfiguration ReadFrom(this LoggerConfiguration logger, IConfiguration configuration) =>
        logger.ReadFrom.Configuration(configuration, Sinks);
}
