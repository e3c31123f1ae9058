using IndicatorPipeline.Ingest;
using IndicatorPipeline.Ingest.Files;
using IndicatorPipeline.Ingest.Jobs;
using IndicatorPipeline.Metrics.Ledger;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace IndicatorPipeline.Support;

/// <summary>A share, a catalog and data in folders of their own, with the real services on them; gone afterwards.</summary>
public sealed class Workplace : IDisposable
{
    private const string Mark = ".indicators-worker.json";

    private readonly TempFolder _folder = new();
    private readonly Dictionary<string, string?> _settings;
    private ServiceProvider _services;

    /// <param name="time">The clock; null for the real one.</param>
    /// <param name="settings">More settings.</param>
    public Workplace(TimeProvider? time = null, params (string Key, string Value)[] settings)
    {
        Time = time ?? TimeProvider.System;
        // A test says for itself when it is about files that nobody can tell to be complete.
        _settings = new Dictionary<string, string?> { ["Share"] = Share, ["Data"] = Data, ["Catalog"] = Catalog.Path, ["Inbox:QuietTime"] = "00:00:00" };
        foreach (var (key, value) in settings)
            _settings[key] = value;
        _services = Build();
        Get<ShareFolders>().Create(Get<CatalogSource>().Catalog);
    }

    public TimeProvider Time { get; }

    public CatalogFolder Catalog { get; } = new();

    public CollectedLogs Logs { get; } = new();

    public string Share => _folder.Combine("share");

    public string Data => _folder.Combine("data");

    public IConfigurationRoot Configuration => new ConfigurationBuilder().AddInMemoryCollection(_settings).Build();

    public ObservationLedger Ledger => Get<ObservationLedger>();

    internal Ingestion Ingestion => Get<Ingestion>();

    internal Lifecycle Lifecycle => Get<Lifecycle>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>What a process that was ended and started again has: the same folders, and nothing in mind.</summary>
    public void Restart()
    {
        _services.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _services = Build();
    }

    /// <summary>Puts a file into the share.</summary>
    /// <param name="path">Relative to it, with <c>/</c> between folders.</param>
    public string Drop(string path, byte[] content)
    {
        var full = InShare(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, content);
        return full;
    }

    public string InShare(string path) => Path.Combine(Share, path.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>Looks often enough for a file that stands still to be taken in.</summary>
    public async Task RunAsync(CancellationToken cancellationToken, int rounds = 2)
    {
        for (var i = 0; i < rounds; i++)
            await Get<InboxRound>().RunAsync(cancellationToken);
    }

    /// <summary>The files of the share that are the department's own: what the worker wrote apart, relative to it and in ordinal order.</summary>
    public IReadOnlyList<string> Files() => [.. All().Where(f => !(IsReminder(f) || IsReview(f) || IsReceipt(f) || IsDepartmentReceipt(f)))];

    /// <summary>What reminds departments of what they owe.</summary>
    public IReadOnlyList<string> Reminders() => [.. All().Where(IsReminder)];

    /// <summary>The copies with what was found written on them.</summary>
    public IReadOnlyList<string> Reviews() => [.. All().Where(IsReview)];

    public IReadOnlyList<string> Receipts() => [.. All().Where(IsReceipt)];

    /// <summary>What departments are told of all that was taken in from them.</summary>
    public IReadOnlyList<string> DepartmentReceipts() => [.. All().Where(IsDepartmentReceipt)];

    public string ReadReceipt(string workbook) => File.ReadAllText(InShare(workbook) + ".回执.txt");

    /// <summary>What is in force, by series and period.</summary>
    public async Task<IReadOnlyDictionary<string, decimal?>> InForceAsync(CancellationToken cancellationToken)
    {
        var values = new SortedDictionary<string, decimal?>(StringComparer.Ordinal);
        await foreach (var vintage in Ledger.Vintages.InForceAsync(new ObservationQuery(), cancellationToken))
            values.Add($"{vintage.Observation.Key} {vintage.Observation.Period}", vintage.Observation.Value);
        return values;
    }

    public void Dispose()
    {
        _services.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Catalog.Dispose();
        _folder.Dispose();
    }

    private static bool IsReminder(string path) => path.EndsWith("/催报.txt", StringComparison.Ordinal);

    private static bool IsReview(string path) => path.Contains(".审核.xls", StringComparison.Ordinal);

    private static bool IsReceipt(string path) => path.EndsWith(".回执.txt", StringComparison.Ordinal);

    private static bool IsDepartmentReceipt(string path) => path.EndsWith(".回执.xlsx", StringComparison.Ordinal);

    private IEnumerable<string> All() =>
        Directory.EnumerateFiles(Share, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Share, f).Replace(Path.DirectorySeparatorChar, '/')).Where(f => f != Mark).Order(StringComparer.Ordinal);

    private ServiceProvider Build()
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.ClearProviders().AddProvider(Logs));
        services.AddIngest(Configuration);
        services.Replace(ServiceDescriptor.Singleton(Time));
        return services.BuildServiceProvider();
    }
}
