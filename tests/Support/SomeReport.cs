using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Support;

/// <summary>Valid submissions and what is in them, so that a test says only what matters to it.</summary>
public static class SomeReport
{
    public static DateTimeOffset ReceivedAt { get; } = new(2025, 7, 10, 1, 30, 0, TimeSpan.Zero);

    /// <summary>A submission; the same name has the same bytes.</summary>
    public static SubmissionRecord Named(string name, params Observation[] figures) => new()
    {
        Sha256 = Sha256(name),
        FileName = name + ".xlsx",
        Department = "stats",
        ReceivedAt = ReceivedAt,
        Verdict = Verdict.Accepted,
        CatalogFingerprint = "catalog-1",
        By = Actor.Worker,
        Observations = [.. figures],
    };

    public static string Sha256(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));

    public static SeriesKey Series(
        string indicator = "gdp",
        string area = "county",
        string? item = null,
        Accumulation accumulation = Accumulation.YearToDate,
        Measure measure = Measure.Level,
        Freq freq = Freq.Monthly) => new(indicator, area, item, freq, accumulation, measure);

    /// <summary>A figure; null is one that the sender marked as not available.</summary>
    public static Observation Figure(
        decimal? value,
        string period = "2025-M06",
        SeriesKey? series = null,
        ObsStatus status = ObsStatus.Normal,
        Basis basis = Basis.Own,
        string cell = "C5")
    {
        var parsed = TimePeriod.Parse(period).Value;
        return new Observation(
            (series ?? Series()) with { Freq = parsed.Freq },
            parsed,
            value,
            "万元",
            value is null ? ObsStatus.Missing : status,
            basis,
            value is null ? MissingReason.NotAvailable : null,
            new Origin("Sheet1", cell));
    }

    public static ItemText Text(string value, string item = "滨河路改造", string name = "stage", string period = "2025-M06", string cell = "F5") =>
        new("project", item, item, "county", name, TimePeriod.Parse(period).Value, value, new Origin("Sheet1", cell));

    public static Finding UnknownLabel(string label, string cell = "A7") =>
        new(FindingCodes.UnknownLabel, Severity.Error, "Sheet1", cell, label, ImmutableArray.Create(label), "工业总产值");
}
