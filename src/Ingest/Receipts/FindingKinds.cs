using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Ingest.Receipts;

/// <summary>What findings ask of their senders: by their severity, but for what the catalog does not know, of which severity says only whether anything else blocks.</summary>
internal static class FindingKinds
{
    /// <summary>In the order in which they are told.</summary>
    public static IReadOnlyList<FindingKind> All { get; } = Enum.GetValues<FindingKind>();

    public static FindingKind Of(Finding finding) => finding switch
    {
        _ when FindingCodes.IsUnknownToCatalog(finding.Code) => FindingKind.Unknown,
        { Severity: Severity.Error } => FindingKind.Error,
        { Severity: Severity.Verify } => FindingKind.Verify,
        _ => FindingKind.Info,
    };

    /// <summary>Its word in the keys of texts.</summary>
    public static string CodeOf(FindingKind kind) => kind switch
    {
        FindingKind.Error => "error",
        FindingKind.Verify => "verify",
        FindingKind.Unknown => "unknown",
        _ => "info",
    };
}
