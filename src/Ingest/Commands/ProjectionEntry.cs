using IndicatorPipeline.Metrics.Influx;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary>How far the projection is, as <c>--json</c> gives it.</summary>
/// <param name="Behind">Changes of the ledger that the server does not have yet.</param>
internal sealed record ProjectionEntry(
    string Target,
    long Sequence,
    long NewestSequence,
    long Behind,
    bool IsRebuilding,
    bool NeedsRebuild,
    ProjectionEntry.TroubleEntry? Trouble,
    IReadOnlyList<string> UnknownIndicators,
    IEnumerable<ProjectionEntry.SetAsideEntry> SetAside)
{
    public static ProjectionEntry Of(ProjectionStatus status) => new(
        status.Target,
        status.Sequence,
        status.NewestSequence,
        status.Behind,
        status.IsRebuilding,
        status.NeedsRebuild,
        status.Trouble is { } trouble ? new TroubleEntry(InfluxCommand.NameOf(trouble.Kind), trouble.Words, status.TroubleSince) : null,
        status.UnknownIndicators,
        status.SetAside.Select(p => new SetAsideEntry(p.Line, p.Words)));

    internal sealed record TroubleEntry(string Kind, string Words, DateTimeOffset? Since);

    internal sealed record SetAsideEntry(string Line, string Words);
}
