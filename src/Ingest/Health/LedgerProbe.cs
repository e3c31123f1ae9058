using System.Data.Common;
using IndicatorPipeline.Metrics.Ledger;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest.Health;

/// <summary>The ledger opens, is whole, and has the schema of this program. It is read from end to end.</summary>
internal sealed class LedgerProbe(ObservationLedger ledger, IOptions<LedgerOptions> options) : IProbe
{
    public string Name => "ledger";

    public async Task<IReadOnlyList<ProbeResult>> LookAsync() => [await FindAsync()];

    private async Task<ProbeResult> FindAsync()
    {
        var location = options.Value.Location;
        try
        {
            return await ledger.ExamineAsync(CancellationToken.None) switch
            {
                null => ProbeCodes.LedgerMissing.With(location),
                { Damage: [var first, ..] } => ProbeCodes.LedgerDamaged.With(location, first.ReplaceLineEndings(" ")),
                { Schema.Unknown: { Count: > 0 } unknown } => ProbeCodes.LedgerTooNew.With(location, unknown[^1]),
                { Schema.Missing: { Count: > 0 } missing } => ProbeCodes.LedgerOutdated.With(location, missing[^1]),
                _ => ProbeCodes.LedgerInOrder.With(location),
            };
        }
        catch (Exception e) when (e is DbException or IOException or UnauthorizedAccessException)
        {
            return ProbeCodes.LedgerAway.With(location, e.Message.ReplaceLineEndings(" "));
        }
    }
}
