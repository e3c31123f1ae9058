namespace IndicatorPipeline.Ingest.Commands;

/// <summary>A sample workbook.</summary>
/// <param name="RelativePath">Its department's folder and its name: where it goes in a share.</param>
internal sealed record Sample(string FullPath, string RelativePath);
