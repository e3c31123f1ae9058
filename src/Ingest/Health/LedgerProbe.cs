using System.Data.Common;
using IndicatorPipeline.Metrics.Ledger;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest.Health;

/// <summary>The ledger opens, is whole, has the schema of this program and a journal out of which it could be made again. Both are read from end to end.</summary>
internal sealed class LedgerProbe(ObservationLedger ledger, IOptions<LedgerOptions> options) : IProbe
{
    public string Name => "ledger";

    public async Task<IReadOnlyList<ProbeResult>> LookAsync() => [await FindAsync()];

    private async Task<ProbeResult> FindAsync()
    {
        var location = options.Value.Location;
        try
        {
            return await ledger.ExamineAsync(ExaminationScope.Everything, CancellationToken.None) switch
            {
                null when await ledger.IsLostAsync(CancellationToken.None) => ProbeCodes.LedgerGone.With(location, Path.GetFullPath(options.Value.JournalDirectory)),
                null => ProbeCodes.LedgerMissing.With(location),
                { Damage: [var first, ..] } => ProbeCodes.LedgerDamaged.With(location, first.ReplaceLineEndings(" ")),
                { Schema.Unknown: { Count: > 0 } unknown } => ProbeCodes.LedgerTooNew.With(location, unknown[^1]),
                { Schema.Missing: { Count: > 0 } missing } => ProbeCodes.LedgerOutdated.With(location, missing[^1]),
                _ when await ledger.FindJournalDamageAsync(CancellationToken.None) is { } damage =>
                    ProbeCodes.LedgerJournalDamaged.With(Path.GetFullPath(options.Value.JournalDirectory), damage),
                _ => ProbeCodes.LedgerInOrder.With(location),
            };
        }
        catch (Exception e) when (e is DbException or IOException or UnauthorizedAccessException)
        {
            return ProbeCodes.LedgerAway.With(location, e.Message.ReplaceLineEndings(" "));
        }
    }
}
