using System.ComponentModel.DataAnnotations;
using Npgsql;

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>Where the ledger is and how long it waits.</summary>
public sealed class LedgerOptions : IValidatableObject
{
    /// <summary>In what database it is. Default <see cref="LedgerKind.Sqlite"/>.</summary>
    public LedgerKind Kind { get; set; } = LedgerKind.Sqlite;

    /// <summary>The folder of the ledger's file, made when missing. Default <c>data</c>. It must be on a local disk: SQLite's locks do not hold on a network share.</summary>
    [Required]
    public string Directory { get; set; } = "data";

    /// <summary>
    /// How PostgreSQL is reached, in Npgsql's words: <c>Host=db;Database=indicators;Username=worker;Password=…;SSL Mode=VerifyFull</c>. A secret: from the environment
    /// or a file of its own. The database must be there; the schema is made.
    /// </summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>The ledger's schema in PostgreSQL: one for each county. Default <c>indicators</c>.</summary>
    [Required]
    [RegularExpression("[a-z_][a-z0-9_]{0,62}", ErrorMessage = "Schema must be of small letters, digits and _.")]
    public string Schema { get; set; } = "indicators";

    /// <summary>How long to wait for another process that is writing before it is a fault. Default 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The folder of the journal out of which a lost ledger is made again. Default null: <c>journal</c> in the ledger's folder. On another disk it outlives the ledger's; several
    /// workers must have the same one.
    /// </summary>
    public string? Journal { get; set; }

    /// <summary>The folder of the journal.</summary>
    public string JournalDirectory => string.IsNullOrWhiteSpace(Journal) ? Path.Combine(Directory, "journal") : Journal;

    /// <summary>The ledger's file.</summary>
    public string File => Path.Combine(Directory, "ledger.db");

    /// <summary>Whether several workers may use it at once.</summary>
    public bool IsForManyWorkers => Kind == LedgerKind.Postgres;

    /// <summary>
    /// How PostgreSQL is reached, within the ledger's schema. Connections that nobody uses are given back soon, unless the settings say otherwise: the workers of many counties share
    /// those of one server.
    /// </summary>
    public string ConnectionStringWithin =>
        new NpgsqlConnectionStringBuilder($"Connection Idle Lifetime=30;{ConnectionString}") { SearchPath = Schema, ApplicationName = "indicators" }.ToString();

    /// <summary>Where it is, in words for people: without any secret.</summary>
    public string Location
    {
        get
        {
            if (Kind == LedgerKind.Sqlite)
                return File;
            var server = new NpgsqlConnectionStringBuilder(ConnectionString);
            return $"{server.Host}/{server.Database}/{Schema}";
        }
    }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Kind != LedgerKind.Postgres)
            yield break;
        if (!IsConnectionString(ConnectionString))
            yield return new ValidationResult("ConnectionString must name Host and Database of a PostgreSQL server.", [nameof(ConnectionString)]);
    }

    private static bool IsConnectionString(string text)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text) is { Host.Length: > 0, Database.Length: > 0 };
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
