using IndicatorPipeline.Ingest;
using IndicatorPipeline.Ingest.Resolution;
using IndicatorPipeline.Ingest.Workbooks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Support;

/// <summary>The door that <c>check</c> goes through, in this process: the real services over a catalog, and a ledger that is not there.</summary>
public sealed class CheckingDoor : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly ServiceProvider _services;

    /// <param name="catalog">The catalog's folder.</param>
    public CheckingDoor(string catalog)
    {
        var settings = new Dictionary<string, string?> { ["Share"] = _folder.Combine("share"), ["Data"] = _folder.Combine("data"), ["Catalog"] = catalog };
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.ClearProviders());
        services.AddIngest(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        _services = services.BuildServiceProvider();
    }

    /// <summary>Judges a file, alone.</summary>
    public Task<IngestionResult> CheckAsync(string path, CancellationToken cancellationToken) =>
        _services.GetRequiredService<Ingestion>().CheckAsync(path, cancellationToken);

    /// <summary>The sheets of a file as they are understood; none where it is no workbook.</summary>
    internal async Task<IReadOnlyList<SheetReading>> SheetsAsync(string path, CancellationToken cancellationToken)
    {
        var bytes = await File.ReadAllBytesAsync(path, cancellationToken);
        // Made on the thread that reads: it counts what that thread asks for.
        var budget = new ReadingBudget(_services.GetRequiredService<IOptions<WorkbookLimits>>().Value, TimeProvider.System, cancellationToken);
        return WorkbookOpener.Open(Path.GetFileName(path), bytes, budget).Workbook is { } workbook
            ? new WorkbookResolver(_services.GetRequiredService<CatalogSource>().Catalog).ReadSheets(workbook, budget)
            : [];
    }

    public void Dispose()
    {
        _services.Dispose();
        _folder.Dispose();
    }
}
