using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary>A figure of a file as <c>--json</c> gives it.</summary>
internal sealed record ObservationEntry(
    string Indicator,
    string Area,
    string? Item,
    string Freq,
    string Accumulation,
    string Measure,
    string Period,
    decimal? Value,
    string Unit,
    string Status,
    string Sheet,
    string Cell)
{
    public static ObservationEntry Of(Observation observation) => new(
        observation.Key.Indicator,
        observation.Key.Area,
        observation.Key.Item,
        Codelists.Freq[observation.Key.Freq],
        Codelists.Accumulation[observation.Key.Accumulation],
        Codelists.Measure[observation.Key.Measure],
        observation.Period.ToString(),
        observation.Value,
        observation.Unit,
        Codelists.ObsStatus[observation.Status],
        observation.Origin.Sheet,
        observation.Origin.Cell);
}
