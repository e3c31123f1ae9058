using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Support.Generation.Faults;

/// <summary>A mistake that was made on purpose.</summary>
/// <param name="Cells">The cells of which one has to be named; a finding at any of them is about the mistake.</param>
/// <param name="Code">The finding that names them.</param>
public sealed record PlantedFault(IReadOnlySet<Origin> Cells, FindingCode Code)
{
    public static PlantedFault At(Origin cell, FindingCode code) => new(new HashSet<Origin> { cell }, code);

    /// <summary>Whether a finding names the faulty cell for what it is.</summary>
    public bool IsNamedBy(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding.Code == Code && IsAbout(finding);
    }

    public bool IsAbout(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding is { Sheet: { } sheet, Cell: { } cell } && Cells.Contains(new Origin(sheet, cell));
    }
}
