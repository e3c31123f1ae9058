using System.Runtime.CompilerServices;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Support.Fuzzing;

namespace IndicatorPipeline.Ingest.Tests.Fuzzing;

/// <summary>The first few hundred of what benchmarks/Fuzzing makes by the hundred thousand.</summary>
public sealed class FuzzTests : IDisposable
{
    private const int FirstSeed = 1;
    private const int Files = 300;

    private static readonly string Catalog = Path.Combine(AppContext.BaseDirectory, "catalog");

    private readonly FuzzTrial _trial = new(Catalog, TimeSpan.FromSeconds(30));

    [Fact]
    public async Task WorkbookChangedByChance_GetsItsVerdict()
    {
        var fuzzer = new Fuzzer(CatalogLoader.Load(Catalog).Catalog!, Path.Combine(Root(), "tests", "cases"), Path.Combine(Root(), "samples"));
        var faults = new List<string>();
        for (var seed = FirstSeed; seed < FirstSeed + Files; seed++)
        {
            if (await _trial.RunAsync(fuzzer.Make(seed), TestContext.Current.CancellationToken) is { Fault: { } fault, File: var file })
                faults.Add($"seed {seed}, {file.Origin}: {fault}");
        }

        faults.Should().BeEmpty();
    }

    public void Dispose() => _trial.Dispose();

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
