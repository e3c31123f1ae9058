namespace IndicatorPipeline.Ingest.Backups;

/// <summary>What a folder of a backup says of itself: <c>backup.json</c>, written last. Without it the backup was cut short and is none.</summary>
/// <param name="At">When the ledger was copied.</param>
/// <param name="Program">The version of the program that made it.</param>
/// <param name="Ledger">The SHA-256 of the ledger's copy.</param>
/// <param name="Submissions">How many submissions are in it.</param>
/// <param name="Archived">How many workbooks are beside it.</param>
internal sealed record BackupManifest(DateTimeOffset At, string Program, string Ledger, long Submissions, int Archived)
{
    public const string FileName = "backup.json";
}
