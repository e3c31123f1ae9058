using System.Reflection;

namespace IndicatorPipeline.Ingest.Health;

/// <summary>All that probes may find.</summary>
internal static class ProbeCodes
{
    public static readonly ProbeCode CatalogInOrder = new("catalog_in_order", ProbeState.Ok);
    public static readonly ProbeCode CatalogMissing = new("catalog_missing", ProbeState.Fail);
    public static readonly ProbeCode CatalogProblems = new("catalog_problems", ProbeState.Fail);

    public static readonly ProbeCode CalendarInOrder = new("calendar_in_order", ProbeState.Ok);
    public static readonly ProbeCode CalendarLacksYear = new("calendar_lacks_year", ProbeState.Warn);

    public static readonly ProbeCode ShareInOrder = new("share_in_order", ProbeState.Ok);
    public static readonly ProbeCode ShareUnmarked = new("share_unmarked", ProbeState.Fail);
    public static readonly ProbeCode ShareMissing = new("share_missing", ProbeState.Fail);
    public static readonly ProbeCode ShareUnreadable = new("share_unreadable", ProbeState.Fail);
    public static readonly ProbeCode ShareNotWritable = new("share_not_writable", ProbeState.Fail);
    public static readonly ProbeCode ShareNoRename = new("share_no_rename", ProbeState.Fail);

    public static readonly ProbeCode FoldersInOrder = new("folders_in_order", ProbeState.Ok);
    public static readonly ProbeCode FolderNotWritable = new("folder_not_writable", ProbeState.Fail);
    public static readonly ProbeCode FolderOnAnotherDisk = new("folder_on_another_disk", ProbeState.Warn);

    public static readonly ProbeCode DataInOrder = new("data_in_order", ProbeState.Ok);
    public static readonly ProbeCode DataNotWritable = new("data_not_writable", ProbeState.Fail);
    public static readonly ProbeCode DataOnNetwork = new("data_on_network", ProbeState.Warn);

    public static readonly ProbeCode DiskInOrder = new("disk_in_order", ProbeState.Ok);
    public static readonly ProbeCode DiskLow = new("disk_low", ProbeState.Warn);
    public static readonly ProbeCode DiskNearlyFull = new("disk_nearly_full", ProbeState.Fail);
    public static readonly ProbeCode ShareNearlyFull = new("share_nearly_full", ProbeState.Warn);

    public static readonly ProbeCode ArchiveInOrder = new("archive_in_order", ProbeState.Ok);
    public static readonly ProbeCode ArchiveAway = new("archive_away", ProbeState.Fail);
    public static readonly ProbeCode ArchiveRefuses = new("archive_refuses", ProbeState.Fail);
    public static readonly ProbeCode ArchiveNotWritable = new("archive_not_writable", ProbeState.Fail);
    public static readonly ProbeCode ArchiveLacks = new("archive_lacks", ProbeState.Fail);

    public static readonly ProbeCode ClockInOrder = new("clock_in_order", ProbeState.Ok);
    public static readonly ProbeCode ClockDiffers = new("clock_differs", ProbeState.Warn);

    public static readonly ProbeCode LedgerInOrder = new("ledger_in_order", ProbeState.Ok);
    public static readonly ProbeCode LedgerMissing = new("ledger_missing", ProbeState.Ok);
    public static readonly ProbeCode LedgerOutdated = new("ledger_outdated", ProbeState.Warn);
    public static readonly ProbeCode LedgerTooNew = new("ledger_too_new", ProbeState.Fail);
    public static readonly ProbeCode LedgerGone = new("ledger_gone", ProbeState.Fail);
    public static readonly ProbeCode LedgerJournalDamaged = new("ledger_journal_damaged", ProbeState.Fail);
    public static readonly ProbeCode LedgerDamaged = new("ledger_damaged", ProbeState.Fail);
    public static readonly ProbeCode LedgerAway = new("ledger_away", ProbeState.Fail);

    public static readonly ProbeCode InfluxInOrder = new("influx_in_order", ProbeState.Ok);
    public static readonly ProbeCode InfluxNone = new("influx_none", ProbeState.Ok);
    public static readonly ProbeCode InfluxAway = new("influx_away", ProbeState.Fail);
    public static readonly ProbeCode InfluxRefuses = new("influx_refuses", ProbeState.Fail);
    public static readonly ProbeCode InfluxMisconfigured = new("influx_misconfigured", ProbeState.Fail);
    public static readonly ProbeCode InfluxDatabaseMissing = new("influx_database_missing", ProbeState.Ok);
    public static readonly ProbeCode InfluxForgets = new("influx_forgets", ProbeState.Warn);

    public static readonly ProbeCode ProjectionInOrder = new("projection_in_order", ProbeState.Ok);
    public static readonly ProbeCode ProjectionInTrouble = new("projection_in_trouble", ProbeState.Warn);
    public static readonly ProbeCode ProjectionNeedsRebuild = new("projection_needs_rebuild", ProbeState.Warn);

    public static readonly ProbeCode ConsoleInOrder = new("console_in_order", ProbeState.Ok);
    public static readonly ProbeCode ConsoleAnswers = new("console_answers", ProbeState.Ok);
    public static readonly ProbeCode ConsoleOpen = new("console_open", ProbeState.Warn);
    public static readonly ProbeCode ConsoleTaken = new("console_taken", ProbeState.Fail);
    public static readonly ProbeCode ConsoleNoAddress = new("console_no_address", ProbeState.Fail);

    /// <summary>A probe took longer than it may: a network share or a server that hangs.</summary>
    public static readonly ProbeCode NoAnswer = new("no_answer", ProbeState.Fail);

    /// <summary>A probe met with a fault that nobody has foreseen.</summary>
    public static readonly ProbeCode Fault = new("fault", ProbeState.Fail);

    public static IReadOnlyList<ProbeCode> All { get; } =
        [.. typeof(ProbeCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => f.GetValue(null)).OfType<ProbeCode>()];
}
