using System.Globalization;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary>A judged file as <c>check --json</c> gives it.</summary>
internal sealed record CheckLine(
    string File,
    string Sha256,
    string Verdict,
    IEnumerable<CheckLine.ObservationEntry> Observations,
    IEnumerable<CheckLine.AttributeEntry> Attributes,
    IEnumerable<FindingLine> Findings)
{
    public static CheckLine Of(string file, Judgment judgment, CultureInfo culture) => new(
        file,
        judgment.Sha256,
        Verdicts.Codes[judgment.Verdict],
        judgment.Reading.Observations.Select(ObservationEntry.Of),
        judgment.Reading.Texts.Select(t => new AttributeEntry(t.Item, t.ItemName, t.Kind, t.Name, t.Value, t.Origin.Sheet, t.Origin.Cell)),
        judgment.Reading.Findings.Select(f => FindingLine.Of(f, culture)));

    /// <summary>A figure.</summary>
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

    /// <summary>A text about an item.</summary>
    internal sealed record AttributeEntry(string Item, string ItemName, string Kind, string Name, string Value, string Sheet, string Cell);
}
