using System.Data.Common;
using IndicatorPipeline.Metrics.Ledger;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest.Health;

/// <summary>The ledger answers. It is asked one thing: often, and beside a worker that writes.</summary>
internal sealed class LedgerAnswerProbe(ObservationLedger ledger, IOptions<LedgerOptions> options) : IProbe
{
    public string Name => "ledger";

    public async Task<IReadOnlyList<ProbeResult>> LookAsync()
    {
        try
        {
            await ledger.Changes.LastSequenceAsync(CancellationToken.None);
            return [ProbeCodes.LedgerInOrder.With(options.Value.Location)];
        }
        catch (Exception e) when (e is DbException or LedgerException or IOException or UnauthorizedAccessException)
        {
            return [ProbeCodes.LedgerAway.With(options.Value.Location, e.Message.ReplaceLineEndings(" "))];
        }
    }
}
