using System.Collections.Immutable;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Support.Generation;

namespace IndicatorPipeline.Support.Fuzzing;

/// <summary>Makes workbooks that are wrong in any way, out of those that stand in folders and out of generated ones.</summary>
public sealed class Fuzzer
{
    private const double Generated = 0.25;
    private const int Attempts = 20;
    private const long LargestFile = 1 << 18;

    private static readonly string[] Names = [".xlsx", ".xls", ".et", ".csv", ".xlsb", ".xls.xls", ""];

    private static readonly ImmutableArray<(string Name, IMutation Mutation)> Mutations =
    [
        ("bytes", new FlippedBytes()),
        ("stretches", new MovedBytes()),
        ("bytes of a part", new ChangedPart(new FlippedBytes())),
        ("stretches of a part", new ChangedPart(new MovedBytes())),
        ("xml", new ChangedPart(new ChangedXml())),
        ("xml", new ChangedPart(new ChangedXml())),
        ("records", new ChangedRecords()),
        ("records", new ChangedRecords()),
        ("cells", new ChangedCells()),
        ("cells", new ChangedCells()),
    ];

    private readonly WorkbookGenerator _generator;
    private readonly ImmutableArray<string> _files;

    /// <param name="folders">Where workbooks stand, at any depth.</param>
    public Fuzzer(IndicatorCatalog catalog, params IEnumerable<string> folders)
    {
        _generator = new WorkbookGenerator(catalog);
        _files = [.. folders.SelectMany(f => Directory.EnumerateFiles(f, "*.*", SearchOption.AllDirectories)).Where(IsWorkbook).Order(StringComparer.Ordinal)];
    }

    /// <summary>The workbook of a seed: always the same as long as the folders are.</summary>
    public FuzzFile Make(int seed)
    {
        var dice = new Dice(seed);
        var (name, content) = Source(seed, dice);
        var ways = new List<string>();
        for (var left = dice.Pick(1, 1, 1, 2, 3); left > 0; left--)
        {
            for (var attempt = 0; attempt < Attempts; attempt++)
            {
                var (way, mutation) = dice.Pick(Mutations);
                if (mutation.Change(content, dice) is not { } changed)
                    continue;
                content = changed;
                ways.Add(way);
                break;
            }
        }

        var sentAs = dice.Chance(0.05) ? "2025年6月报表" + dice.Pick(Names) : Path.GetFileName(name);
        return new FuzzFile(seed, sentAs, $"{name}: {string.Join(", ", ways)}", content);
    }

    // A large file takes longer to change, and shows nothing that a small one does not.
    private static bool IsWorkbook(string path) =>
        new FileInfo(path).Length <= LargestFile && !Path.GetFileName(path).StartsWith("expected.", StringComparison.Ordinal) && Path.GetExtension(path) is ".xlsx" or ".xlsm" or ".xls" or ".et" or ".xlsb" or ".csv";

    private (string Name, byte[] Content) Source(int seed, Dice dice)
    {
        if (!dice.Chance(Generated))
        {
            var file = dice.Pick(_files);
            return (Path.Join(Path.GetFileName(Path.GetDirectoryName(file)), Path.GetFileName(file)), File.ReadAllBytes(file));
        }

        var workbook = _generator.Generate(seed);
        var builder = new WorkbookBuilder().Add([.. workbook.Sheets]);
        return (workbook.FileName, workbook.Form == FileForm.Xls ? builder.ToXls() : builder.ToXlsx());
    }
}
