using CsCheck;
using IndicatorPipeline.Ingest.Resolution;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Support.Fuzzing;
using IndicatorPipeline.Support.Generation;

namespace IndicatorPipeline.Ingest.Tests.Resolution;

/// <summary>The laws of reading, over workbooks made by chance with the truth beside them. A failure names the seed: benchmarks/Recognition shows it.</summary>
public sealed class GeneratedWorkbookTests
{
    // Always the same workbooks, so that a failure is of a change and not of luck.
    private const string Seed = "0002eKwIqWe3";
    private const int Workbooks = 300;
    private const int Accounts = 100;

    private static readonly IndicatorCatalog Catalog = CatalogLoader.Load(Path.Combine(AppContext.BaseDirectory, "catalog")).Catalog!;
    private static readonly WorkbookGenerator Generator = new(Catalog);
    private static readonly WorkbookResolver Resolver = new(Catalog);

    private static readonly Gen<int> Seeds = Gen.Int[1, 1_000_000];

    [Fact]
    public void AcceptedWorkbook_HoldsNoWrongFigureAndMostFiguresAreAccepted()
    {
        var (meant, recorded, wrong, lost, sentBack) = (0, 0, new List<string>(), new List<string>(), new List<int>());
        var chance = PCG.Parse(Seed);
        for (var i = 0; i < Workbooks; i++)
        {
            var seed = Seeds.Generate(chance, null, out _);
            var result = RecognitionResult.Of(Generator.Generate(seed), w => Resolver.Read(w));
            meant += result.Workbook.Observations.Count;
            if (result.Verdict != Verdict.Accepted)
            {
                sentBack.Add(seed);
                continue;
            }

            recorded += result.Right.Count;
            wrong.AddRange(result.Wrong.Select(w => $"seed {seed}: {w.Read} is not {w.Meant}"));
            lost.AddRange(result.Missed.Select(m => $"seed {seed}: {m}"));
        }

        wrong.Should().BeEmpty();
        lost.Should().BeEmpty();
        // A single large workbook holds more than a hundredth of the figures of so few; benchmarks/Recognition measures over thousands.
        ((double)recorded / meant).Should().BeGreaterThan(0.98, "these were sent back: {0}", string.Join(' ', sentBack));
    }

    [Fact]
    public void EveryNumber_GoesInOnceAndComesOutOnce()
    {
        var unequal = new List<string>();
        var chance = PCG.Parse(Seed);
        for (var i = 0; i < Accounts; i++)
        {
            var seed = Seeds.Generate(chance, null, out _);
            var workbook = Generator.Generate(seed).Open();
            foreach (var sheet in Resolver.ReadSheets(workbook))
            {
                // Of these nothing is lost, said or not.
                if (ClosedAccount.Breach(sheet, []) is { } breach)
                    unequal.Add($"seed {seed}: {breach}");
            }
        }

        unequal.Should().BeEmpty();
    }

    [Fact]
    public void SameSeed_GivesTheSameWorkbook()
    {
        var (one, other) = (Generator.Generate(7), Generator.Generate(7));

        other.Sheets.Select(s => s.ToGrid()).Should().Equal(one.Sheets.Select(s => s.ToGrid()));
        other.Observations.Should().Equal(one.Observations);
    }
}
