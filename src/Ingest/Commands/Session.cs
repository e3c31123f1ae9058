using System.Globalization;
using IndicatorPipeline.Ingest.Queries;
using IndicatorPipeline.Ingest.Files;
using IndicatorPipeline.Ingest.Inbox;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary>One run of a command: its settings, the product's parts under them, and where its results and its words go.</summary>
/// <param name="keepsLog">Whether a log file is kept with the data: a command that only reads writes nothing.</param>
/// <param name="time">The clock; null for the system's.</param>
internal sealed class Session(IConfiguration configuration, CommandTexts texts, bool isJson, bool keepsLog, TimeProvider? time = null) : IAsyncDisposable
{
    private ServiceProvider? _services;

    public IConfiguration Configuration { get; } = configuration;

    public CommandTexts Texts { get; } = texts;

    public CultureInfo Culture => Texts.Culture;

    /// <summary>Whether results are for a program: one object a line.</summary>
    public bool IsJson { get; } = isJson;

    /// <summary>Where results go, and nothing else.</summary>
    public TextWriter Output => StandardOutput.Results;

    /// <summary>Whether a person looks at the results: tables are drawn.</summary>
    public bool IsTerminal { get; } = !Console.IsOutputRedirected;

    public IngestOptions Options => Get<IOptions<IngestOptions>>().Value;

    public WorkbookLimits Limits => Get<IOptions<WorkbookLimits>>().Value;

    public TimeProvider Time => Get<TimeProvider>();

    /// <summary>Who calls the command, by the name that the system knows.</summary>
    public Actor Actor { get; } = Actor.Command(Environment.UserName);

    /// <summary>Writes a line of a result for a person.</summary>
    public void Print(string line) => Output.WriteLine(PrintableText.Of(line));

    /// <summary>Writes an object as one line of JSON.</summary>
    public void WriteJson<T>(T line) => Output.WriteLine(JsonLines.Serialize(line));

    /// <summary>Says something to a person that is no result.</summary>
    public void Tell(string text) => Console.Error.WriteLine(PrintableText.Of(text));

    /// <summary>Logs a fault with its stack, which nobody wants to see at the terminal.</summary>
    public void LogFault(Exception fault)
    {
        // What keeps the parts from being put together cannot be logged by them.
        if (_services is not null)
            Get<ILoggerFactory>().CreateLogger(CommandLog.Faults).LogError(fault, "A command met with a fault");
    }

    /// <summary>A part of the product, under the settings of this run.</summary>
    /// <exception cref="WrongUsageException">Something is wrong with the settings; everything that is.</exception>
    public T Get<T>()
        where T : notnull => (_services ??= Build()).GetRequiredService<T>();

    /// <summary>The catalog that is configured.</summary>
    /// <exception cref="WrongUsageException">There is none, or something is wrong with it.</exception>
    public IndicatorCatalog RequireCatalog()
    {
        var source = Get<CatalogSource>();
        try
        {
            return source.Catalog;
        }
        catch (CatalogException e)
        {
            throw new WrongUsageException(e.Problems.Count == 0
                ? [Texts.Format("no_catalog", source.Directory)]
                : [Texts.Format("catalog_problems", source.Directory, e.Problems.Count), .. e.Problems.Select(p => Describe(source.Directory, p))]);
        }
    }

    /// <summary>The department of that code, name or folder.</summary>
    /// <exception cref="WrongUsageException">There is none.</exception>
    public Department RequireDepartment(string text)
    {
        var catalog = RequireCatalog();
        return catalog.Departments.FirstOrDefault(d => d.Code == text)
            ?? ShareFolders.DepartmentOf(text, catalog)
            ?? throw new WrongUsageException(Texts.Format("unknown_department", text, string.Join(", ", catalog.Departments.Select(d => d.Folder))));
    }

    /// <summary>The catalog, or one without entries where none is configured and none is there, or where it holds nothing yet.</summary>
    /// <exception cref="WrongUsageException">The one that is configured is not there, or something is wrong with it.</exception>
    public IndicatorCatalog CatalogOrEmpty()
    {
        var folder = Get<CatalogSource>().Directory;
        if (!Directory.Exists(folder))
            return string.IsNullOrEmpty(Options.Catalog) ? IndicatorCatalog.Empty : RequireCatalog();
        var loading = CatalogLoader.Load(folder);
        return loading.Problems.Count > 0 && loading.Problems.All(p => p.Code is CatalogProblemCode.MissingFile or CatalogProblemCode.EmptyFile)
            ? IndicatorCatalog.Empty
            : loading.Catalog ?? RequireCatalog();
    }

    /// <summary>The ledger; null when there is none yet. Who only reads makes none. One that is lost is there: whoever reads it is told so.</summary>
    public async Task<ObservationLedger?> FindLedgerAsync(CancellationToken cancellationToken)
    {
        var ledger = Get<ObservationLedger>();
        return await ledger.ExistsAsync(cancellationToken) || await ledger.IsLostAsync(cancellationToken) ? ledger : null;
    }

    /// <summary>The ledger that is there.</summary>
    /// <exception cref="WrongUsageException">There is none: the wrong folder, most likely.</exception>
    public async Task<ObservationLedger> RequireLedgerAsync(CancellationToken cancellationToken) =>
        await FindLedgerAsync(cancellationToken) ?? throw new WrongUsageException(Texts.Format("no_ledger", Get<IOptions<LedgerOptions>>().Value.Location));

    /// <summary>The share is other data's.</summary>
    public WrongUsageException WrongShare(ShareInUseException e) =>
        new(Texts.Format("share_in_use", e.Share, e.DataFolder, e.Host, TimeZoneInfo.ConvertTime(e.Since, Options.FindZone()).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)), e);

    /// <summary>The same run with other settings, by another clock.</summary>
    public Session With(IEnumerable<KeyValuePair<string, string?>> settings, TimeProvider clock) =>
        new(new ConfigurationBuilder().AddConfiguration(Configuration).AddInMemoryCollection(settings).Build(), Texts, IsJson, keepsLog, clock);

    /// <summary>A catalog's problem in a line, with its place in the form that editors jump to.</summary>
    public string Describe(string folder, CatalogProblem problem) => $"{Path.Join(folder, problem.Location)}: {problem.Message(Culture)}";

    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
            await _services.DisposeAsync();
    }

    private ServiceProvider Build()
    {
        var services = new ServiceCollection();
        services.AddIngest(Configuration);
        services.Replace(ServiceDescriptor.Singleton(time ?? TimeProvider.System));
        services.AddChecked<CommandsOptions>(Configuration.GetSection(CommandsOptions.Section));
        services.AddLogging(logging => CommandLog.AddTo(logging, Configuration, keepsLog ? LogFolder() : null));
        var provider = services.BuildServiceProvider();
        return IngestServices.OptionErrors(provider) is { Count: > 0 } errors ? throw new WrongUsageException(errors) : provider;
    }

    // Before the options are checked: what is wrong with them is told all at once, later.
    private string LogFolder() => new IngestOptions { Data = Configuration[nameof(IngestOptions.Data)] is { Length: > 0 } data ? data : new IngestOptions().Data }.LogDirectory;
}
