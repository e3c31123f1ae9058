using System.Globalization;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Samples.Figures;

namespace IndicatorPipeline.Samples.Layouts;

/// <summary>What a cell means.</summary>
internal sealed record TruthRow(string Sheet, string Cell, Fact Fact, ObsStatus Status)
{
    public const string Header = "file,sheet,cell,indicator,area,item,freq,accumulation,measure,period,value,unit,status";

    /// <summary>One line of CSV; no field of the samples holds a comma or a quotation mark.</summary>
    public string ToLine(string file) => string.Join(
        ',',
        file,
        Sheet,
        Cell,
        Fact.Key.Indicator,
        Fact.Key.Area,
        Fact.Key.Item ?? "",
        Codelists.Freq[Fact.Key.Freq],
        Codelists.Accumulation[Fact.Key.Accumulation],
        Codelists.Measure[Fact.Key.Measure],
        Fact.Period.ToString(),
        // Converting leaves zeros behind the point that mean nothing.
        Fact.Value?.ToString("0.##########", CultureInfo.InvariantCulture) ?? "",
        Fact.Unit,
        Codelists.ObsStatus[Status]);
}
