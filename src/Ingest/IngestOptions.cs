using System.ComponentModel.DataAnnotations;

namespace IndicatorPipeline.Ingest;

/// <summary>Where everything is; the root of the configuration. Relative paths start at the working folder.</summary>
public sealed class IngestOptions
{
    /// <summary>The folder in which departments drop their workbooks; a network share may be mounted there. Default <c>share</c>.</summary>
    [Required]
    public string Share { get; set; } = "share";

    /// <summary>The folder of ledger, archive and logs, on a local disk. Default <c>data</c>.</summary>
    [Required]
    public string Data { get; set; } = "data";

    /// <summary>The catalog's folder. Default null: <c>catalog</c> in the working folder, and if there is none, beside the program.</summary>
    public string? Catalog { get; set; }

    /// <summary>The time zone in which periods begin and times are shown. Default <c>Asia/Shanghai</c>.</summary>
    [Required]
    [TimeZoneId]
    public string Zone { get; set; } = "Asia/Shanghai";

    public string CatalogDirectory
    {
        get
        {
            if (!string.IsNullOrWhiteSpace(Catalog))
                return Path.GetFullPath(Catalog);
            const string folder = "catalog";
            return Directory.Exists(folder) ? Path.GetFullPath(folder) : Path.Combine(AppContext.BaseDirectory, folder);
        }
    }

    public string ArchiveDirectory => Path.Combine(Path.GetFullPath(Data), "archive");

    public string LogDirectory => Path.Combine(Path.GetFullPath(Data), "logs");

    /// <summary>Holds by what the data are known, wherever they lie.</summary>
    public string IdentityFile => Path.Combine(Path.GetFullPath(Data), "identity");

    /// <summary>Holds which share the data are tied to.</summary>
    public string TieFile => Path.Combine(Path.GetFullPath(Data), "share");

    /// <summary>A method, because validation looks at every property.</summary>
    public TimeZoneInfo FindZone() => ZoneNames.Find(Zone) ?? throw new TimeZoneNotFoundException(Zone);
}
