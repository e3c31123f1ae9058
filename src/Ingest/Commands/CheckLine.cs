using System.Globalization;
using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary>A judged file as <c>check --json</c> gives it.</summary>
internal sealed record CheckLine(
    string File,
    string Sha256,
    string Verdict,
    IEnumerable<ObservationEntry> Observations,
    IEnumerable<AttributeEntry> Attributes,
    IEnumerable<FindingLine> Findings)
{
    public static CheckLine Of(string file, IngestionResult result, CultureInfo culture) => new(
        file,
        result.Sha256,
        Verdicts.Codes[result.Verdict],
        result.Reading.Observations.Select(ObservationEntry.Of),
        result.Reading.Texts.Select(AttributeEntry.Of),
        result.Findings.Select(f => FindingLine.Of(f, culture)));
}
