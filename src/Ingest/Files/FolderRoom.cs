namespace IndicatorPipeline.Ingest.Files;

/// <summary>The room on the disk of a folder.</summary>
/// <param name="Free">Bytes that this user may still write there.</param>
/// <param name="Least">Bytes below which no files are taken.</param>
internal sealed record FolderRoom(string Folder, long Free, long Least)
{
    public bool IsShort => Free < Least;
}
