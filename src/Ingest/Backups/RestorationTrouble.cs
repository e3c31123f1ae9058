namespace IndicatorPipeline.Ingest.Backups;

/// <summary>Why a backup cannot be put back.</summary>
internal enum RestorationTrouble
{
    /// <summary>There is a ledger already, which must not be written over.</summary>
    DataAreThere,

    /// <summary>The folder holds no backup, or one that was cut short.</summary>
    NoBackup,

    /// <summary>The ledger's copy is not the one that was made.</summary>
    LedgerDiffers,

    /// <summary>A workbook's bytes are not those that were archived.</summary>
    WorkbookDiffers,

    /// <summary>There are fewer workbooks than were backed up.</summary>
    WorkbooksMissing,
}
