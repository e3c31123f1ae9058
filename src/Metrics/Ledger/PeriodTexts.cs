using System.Runtime.InteropServices;
using IndicatorPipeline.Metrics.Ledger.Databases;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>How a period stands in the ledger: itself, its first and its last day.</summary>
internal sealed record PeriodTexts(string Period, string Start, string End)
{
    /// <summary>Of one of few periods that come again and again.</summary>
    public static PeriodTexts Of(Dictionary<TimePeriod, PeriodTexts> known, TimePeriod period)
    {
        ref var texts = ref CollectionsMarshal.GetValueRefOrAddDefault(known, period, out _);
        return texts ??= new PeriodTexts(period.ToString(), LedgerText.Of(period.Start), LedgerText.Of(period.End));
    }

    public void Write(Span<LedgerValue> columns) => (columns[0], columns[1], columns[2]) = (Period, Start, End);
}
