using IndicatorPipeline.Ingest;
using IndicatorPipeline.Ingest.Files;
using IndicatorPipeline.Ingest.Inbox;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace IndicatorPipeline.EndToEnd.Tests.Templates;

/// <summary>A ledger of all samples, and the program's parts on it.</summary>
public sealed class SampleLedgerFixture : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private ServiceProvider? _services;

    internal IndicatorCatalog Catalog => _services!.GetRequiredService<CatalogSource>().Catalog;

    internal ObservationLedger Ledger => _services!.GetRequiredService<ObservationLedger>();

    internal Ingestion Ingestion => _services!.GetRequiredService<Ingestion>();

    /// <summary>A department drops a file, and it is taken in.</summary>
    internal async Task<IngestionResult> ReceiveAsync(Department department, string name, byte[] content, CancellationToken cancellationToken)
    {
        var share = _services!.GetRequiredService<ShareFolders>();
        var path = Path.Combine(share.Root, department.Folder, name);
        await File.WriteAllBytesAsync(path, content, cancellationToken);
        var file = _services!.GetRequiredService<ShareScan>().FilesUnder(path).Single();
        return (await _services!.GetRequiredService<Lifecycle>().ReceiveAsync(Intake.Of(file, share), Actor.Worker, cancellationToken))!;
    }

    internal async Task WithdrawAsync(long submission, CancellationToken cancellationToken) =>
        (await _services!.GetRequiredService<Lifecycle>().WithdrawAsync(submission, "试填", Actor.Worker, cancellationToken)).Refusal.Should().BeNull();

    /// <summary>Where something of the share lies.</summary>
    /// <param name="path">Relative to the share.</param>
    internal string InShare(string path) => _services!.GetRequiredService<ShareFolders>().Full(path);

    public async ValueTask InitializeAsync()
    {
        var catalog = Path.Combine(AppContext.BaseDirectory, "catalog");
        var outcome = await new BuiltProgram().RunAsync(CancellationToken.None, "demo", "--dir", _folder.Path, "--no-serve", "--catalog", catalog);
        outcome.ExitCode.Should().Be(0, outcome.Error);
        var settings = new Dictionary<string, string?> { ["Data"] = _folder.Combine("data"), ["Share"] = _folder.Combine("share"), ["Catalog"] = catalog };
        _services = new ServiceCollection().AddLogging().AddIngest(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
            await _services.DisposeAsync();
        _folder.Dispose();
    }
}
