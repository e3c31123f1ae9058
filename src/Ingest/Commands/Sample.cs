using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary>A sample workbook.</summary>
/// <param name="RelativePath">Its department's folder and its name: where it goes in a share.</param>
/// <param name="Received">On which day it comes.</param>
/// <param name="Verdict">What becomes of it.</param>
internal sealed record Sample(string FullPath, string RelativePath, DateOnly Received, Verdict Verdict);
