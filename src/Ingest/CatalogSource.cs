using IndicatorPipeline.Metrics.Catalog;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest;

/// <summary>
/// The catalog of today. It is read when it is first asked for, and again by <see cref="Refresh"/> when its files have changed; while they are
/// not in order, the last good one stays in use. Thread-safe.
/// </summary>
public sealed class CatalogSource(IOptions<IngestOptions> options, ILogger<CatalogSource> logger)
{
    private const string Missing = "missing";

    private readonly string _directory = options.Value.CatalogDirectory;
    private readonly Lock _loading = new();
    private volatile CatalogInUse? _current;
    private string _signature = "";

    /// <exception cref="CatalogException">There is none yet, and what is in the folder is not in order.</exception>
    public IndicatorCatalog Catalog => Current.Catalog;

    /// <summary>Where it is.</summary>
    public string Directory => _directory;

    internal CatalogInUse Current
    {
        get
        {
            if (_current is { } current)
                return current;
            lock (_loading)
                return _current ??= LoadFirst();
        }
    }

    /// <summary>Looks whether the files have changed. True when another catalog is in use now; what is wrong with new files is logged once.</summary>
    /// <exception cref="IOException">A file cannot be read now, because somebody is saving it perhaps; the next look reads it again.</exception>
    public bool Refresh()
    {
        var current = Current;
        lock (_loading)
        {
            if (!System.IO.Directory.Exists(_directory))
            {
                if (_signature != Missing)
                    logger.LogError("The catalog {Directory} is gone; the one read before stays in use", _directory);
                _signature = Missing;
                return false;
            }

            // Before reading: what is written while it is read is seen at the next look. Remembered after it: what could not be read is read again.
            var signature = SignatureOf(_directory);
            if (signature == _signature)
                return false;
            var loading = CatalogLoader.Load(_directory);
            _signature = signature;
            foreach (var problem in loading.Problems)
                logger.LogError("Catalog {Problem}", problem);
            if (!loading.Success)
            {
                logger.LogError("The catalog {Directory} has {Problems} problems; the one read before stays in use", _directory, loading.Problems.Count);
                return false;
            }

            if (loading.Catalog.Fingerprint == current.Catalog.Fingerprint)
                return false;
            _current = new CatalogInUse(loading.Catalog);
            logger.LogInformation("The catalog {Directory} has changed: {Indicators} indicators", _directory, loading.Catalog.Indicators.Count);
            return true;
        }
    }

    private CatalogInUse LoadFirst()
    {
        if (!System.IO.Directory.Exists(_directory))
            throw new CatalogException($"There is no catalog {_directory}.");
        var signature = SignatureOf(_directory);
        var loading = CatalogLoader.Load(_directory);
        _signature = signature;
        return loading.Success ? new CatalogInUse(loading.Catalog) : throw new CatalogException(_directory, loading.Problems);
    }

    // Reading a county's catalog takes a few milliseconds, but its linting is not for every few seconds.
    private static string SignatureOf(string directory) =>
        string.Join('\n', new DirectoryInfo(directory).EnumerateFiles().OrderBy(f => f.Name, StringComparer.Ordinal)
            .Select(f => FormattableString.Invariant($"{f.Name}/{f.Length}/{f.LastWriteTimeUtc.Ticks}")));
}
