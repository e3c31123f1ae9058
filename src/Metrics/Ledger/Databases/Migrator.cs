using System.Data.Common;
using System.Runtime.ExceptionServices;
using DbUp.Builder;
using DbUp.Engine;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace IndicatorPipeline.Metrics.Ledger.Databases;

/// <summary>Brings a ledger's schema up to date: the scripts of Migrations, each once, in their order, all in one transaction.</summary>
internal static class Migrator
{
    private const string Prefix = "Ledger.Migrations.";

    /// <summary>The last of the scripts.</summary>
    public static string Latest { get; } = typeof(Migrator).Assembly.GetManifestResourceNames().Where(IsScript).Max(StringComparer.Ordinal)!;

    /// <summary>Whether a script is among those of this program.</summary>
    public static bool Knows(string script) => typeof(Migrator).Assembly.GetManifestResourceInfo(script) is not null;

    /// <remarks>The caller holds a lock over it where other processes may run it too.</remarks>
    /// <param name="database">Which database, by what journal.</param>
    /// <param name="location">Where it is, for messages.</param>
    /// <param name="through">The last script to run; null for all.</param>
    /// <param name="before">Told of the first script that will run, its name alone, before anything of a ledger that is there is changed; null: nobody is.</param>
    /// <exception cref="LedgerException">It is of a newer version of the program, or could not be brought up to date.</exception>
    public static void Run(UpgradeEngineBuilder database, SqlWords words, string location, string? through = null, Action<string>? before = null)
    {
        var engine = EngineOf(database, words, through ?? Latest);
        var unknown = engine.GetExecutedButNotDiscoveredScripts();
        if (unknown.Count > 0)
            throw new LedgerException($"The ledger {location} was written by a newer version of the program: it has {string.Join(", ", unknown)}.");
        if (!engine.IsUpgradeRequired())
            return;
        if (before is not null && engine.GetExecutedScripts().Count > 0)
            before(Path.GetFileNameWithoutExtension(engine.GetScriptsToExecute()[0].Name[Prefix.Length..]));
        var result = engine.PerformUpgrade();
        if (result.Successful)
            return;
        // The transaction is undone: what may pass is a fault like any other.
        if (MayPass(result.Error))
            ExceptionDispatchInfo.Throw(result.Error);
        throw new LedgerException($"The ledger {location} could not be brought up to date.", result.Error);
    }

    /// <summary>The number at the beginning of a script's name.</summary>
    public static string NumberOf(string script) => script[Prefix.Length..].Split('_')[0];

    /// <summary>How a ledger's schema differs from this program's; nothing is changed.</summary>
    /// <param name="through">The last script of this program; null for all.</param>
    public static LedgerSchema Compare(UpgradeEngineBuilder database, SqlWords words, string? through = null)
    {
        var engine = EngineOf(database, words, through ?? Latest);
        return new LedgerSchema([.. engine.GetScriptsToExecute().Select(s => s.Name)], engine.GetExecutedButNotDiscoveredScripts());
    }

    // The line broke, the server is going down, the disk is full, another one is writing.
    private static bool MayPass(Exception fault) => fault switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode is raw.SQLITE_FULL or raw.SQLITE_IOERR or raw.SQLITE_BUSY or raw.SQLITE_CANTOPEN,
        DbException database => database.IsTransient,
        _ => false,
    };

    private static UpgradeEngine EngineOf(UpgradeEngineBuilder database, SqlWords words, string through) => database
        .WithScriptsEmbeddedInAssembly(typeof(Migrator).Assembly, name => IsScript(name) && string.CompareOrdinal(name, through) <= 0)
        .WithVariable("identity", words.Identity)
        .WithVariable("text", words.Text)
        .WithVariable("postgres", words.OnlyPostgres)
        .WithTransaction()
        .LogToNowhere()
        .Build();

    private static bool IsScript(string name) => name.StartsWith(Prefix, StringComparison.Ordinal);
}
