using System.Globalization;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary>One run of a command: its settings, and where its results and its words go.</summary>
internal sealed class Session(IConfiguration configuration, CommandTexts texts, bool isJson) : IDisposable
{
    private ObservationLedger? _ledger;

    public IConfiguration Configuration { get; } = configuration;

    public CommandTexts Texts { get; } = texts;

    public CultureInfo Culture => Texts.Culture;

    /// <summary>Whether results are for a program: one object a line.</summary>
    public bool IsJson { get; } = isJson;

    /// <summary>Where results go, and nothing else.</summary>
    public TextWriter Output { get; } = Console.Out;

    /// <summary>Whether results are looked at by a person: tables are drawn and progress moves.</summary>
    public bool IsTerminal { get; } = !Console.IsOutputRedirected;

    public TimeProvider Time { get; } = TimeProvider.System;

    /// <summary>Writes an object as one line of JSON.</summary>
    public void WriteJson<T>(T line) => Output.WriteLine(JsonLines.Serialize(line));

    /// <summary>Says something to a person that is no result.</summary>
    public void Tell(string text) => Console.Error.WriteLine(text);

    /// <summary>The catalog that is configured.</summary>
    /// <exception cref="WrongUsageException">It is not there, or something is wrong with it.</exception>
    public IndicatorCatalog LoadCatalog() => CatalogFolder.Load(Configuration, Texts);

    /// <summary>How large a workbook may be.</summary>
    /// <exception cref="WrongUsageException">A limit is out of its range.</exception>
    public WorkbookLimits Limits() => Settings.Bind<WorkbookLimits>(Configuration, "Limits");

    public void Dispose() => _ledger?.Dispose();

    /// <summary>The ledger; null when there is none yet at the place that is configured. A command that only reads makes none.</summary>
    public ObservationLedger? FindLedger()
    {
        var options = new LedgerOptions { Directory = Configuration["Data"] is { Length: > 0 } data ? data : new LedgerOptions().Directory };
        return File.Exists(options.File) ? _ledger ??= new ObservationLedger(options, Time) : null;
    }
}
