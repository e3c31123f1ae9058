using IndicatorPipeline.Ingest.Files;
using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Ingest;

/// <summary>A file that is to be taken in.</summary>
/// <param name="Path">As it was given; in the share relative to it.</param>
/// <param name="FullPath">Where it lies.</param>
/// <param name="Department">Whose it is; null when nobody said.</param>
/// <param name="InShare">As it was seen in the share; null when it lies outside and stays where it is.</param>
internal sealed record Intake(string Path, string FullPath, Department? Department, IncomingFile? InShare)
{
    public static Intake Of(IncomingFile file, ShareFolders share) => new(file.Path, share.Full(file.Path), file.Department, file);
}
