using System.Globalization;
using IndicatorPipeline.Ingest.Resolution;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Samples;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.EndToEnd.Tests;

/// <summary>Every sample workbook is read exactly as the program that made it means it: all figures, and none that is not there.</summary>
public sealed class SampleReadingTests
{
    private static readonly string Samples = Path.Combine(AppContext.BaseDirectory, "samples");

    private static readonly WorkbookResolver Resolver = new(CatalogLoader.Load(Path.Combine(AppContext.BaseDirectory, "catalog")).Catalog!);

    private static readonly Lazy<ILookup<string, string>> Truth = new(ReadTruth);

    public static TheoryData<string> Files { get; } =
        [.. Directory.EnumerateFiles(Samples, "*.xls*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Samples, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Sample_IsReadAsItWasMeant(string file)
    {
        var opened = WorkbookOpener.Open(Path.GetFileName(file), File.ReadAllBytes(Path.Combine(Samples, file)), SomeBudget.Of());
        var reading = Resolver.Read(opened.Workbook!);

        reading.Findings.Concat(opened.Findings).Where(f => f.Severity != Severity.Info).Should().BeEmpty();
        reading.Observations.Select(Show).Should().BeEquivalentTo(Truth.Value[file]);
    }

    private static string Show(Observation o) => Line(
        o.Origin.Sheet,
        o.Origin.Cell,
        o.Key.Indicator,
        o.Key.Area,
        o.Key.Item ?? "",
        Codelists.Freq[o.Key.Freq],
        Codelists.Accumulation[o.Key.Accumulation],
        Codelists.Measure[o.Key.Measure],
        o.Period.ToString(),
        Number(o.Value),
        o.Unit,
        Codelists.ObsStatus[o.Status]);

    private static ILookup<string, string> ReadTruth() =>
        File.ReadLines(Path.Combine(Samples, SampleSet.TruthFile))
            .Skip(1)
            .Select(line => line.Split(','))
            .ToLookup(f => f[0], f => Line([.. f[1..10], f[10].Length == 0 ? "" : Number(decimal.Parse(f[10], CultureInfo.InvariantCulture)), .. f[11..]]));

    private static string Number(decimal? value) => value?.ToString("G29", CultureInfo.InvariantCulture) ?? "";

    private static string Line(params string[] fields) => string.Join('|', fields);
}
