using System.Text.Json;
using IndicatorPipeline.Ingest.Files;
using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Ingest.Backups;

/// <summary>The layout of a backup: the ledger in one file, the archive as it is, the catalog, the identity of the data.</summary>
internal sealed class BackupFolder(string path)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    public string Ledger => new LedgerOptions { Directory = Path }.File;

    /// <summary>Where the ledger lies while it is being copied and looked at: what a process leaves beside it that is killed then must not lie beside the next one.</summary>
    public string Making => System.IO.Path.Combine(Path, ".making");

    public string Archive => System.IO.Path.Combine(Path, "archive");

    public string Catalog => System.IO.Path.Combine(Path, "catalog");

    public string Identity => System.IO.Path.Combine(Path, "identity");

    public string Manifest => System.IO.Path.Combine(Path, BackupManifest.FileName);

    /// <summary>Whether something else than a backup lies there, which must not be written over.</summary>
    public bool IsForeign => Directory.Exists(Path) && Directory.EnumerateFileSystemEntries(Path).Any() && !File.Exists(Manifest) && !File.Exists(Ledger) && !Directory.Exists(Making);

    /// <summary>Whether it is another folder, holds it or lies in it, by whatever links.</summary>
    public bool Overlaps(string folder)
    {
        var (one, other) = (RealPath.Of(Path), RealPath.Of(folder));
        return RealPath.IsWithin(one, other) || RealPath.IsWithin(other, one);
    }

    /// <summary>Null where there is no complete backup.</summary>
    public async Task<BackupManifest?> FindManifestAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(Manifest))
            return null;
        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(await File.ReadAllBytesAsync(Manifest, cancellationToken), Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static byte[] Encode(BackupManifest manifest) => JsonSerializer.SerializeToUtf8Bytes(manifest, Json);
}
