using System.Reflection;
using IndicatorPipeline.Metrics.Ledger;
using NetArchTest.Rules;

namespace IndicatorPipeline.Ingest.Tests.Architecture;

/// <summary>The direction of the code: a file goes from step to step, and no step knows those after it.</summary>
public sealed class DependencyTests
{
    private const string Program = "IndicatorPipeline.Ingest";
    private const string Library = "IndicatorPipeline.Metrics";

    /// <summary>The steps of the program in the order in which a file passes them, and those who only call them.</summary>
    private static readonly string[] Steps = ["Files", "Backups", "Inbox", "Workbooks", "Tables", "Resolution", "Templates", "Checks", "Explanations", "Receipts", "Queries", "Jobs", "Web", "Health", "Telemetry", "Commands"];

    // The inbox and the receipts both lay hands on files; what happens between them is told neither where a file lies nor where it goes.
    private static readonly (string Step, string[] Not)[] Besides =
    [
        ("Tables", ["Files", "Inbox"]),
        ("Resolution", ["Files", "Inbox"]),
        ("Templates", ["Files", "Inbox"]),
        ("Checks", ["Files", "Inbox", "Tables"]),
        ("Receipts", ["Inbox", "Tables", "Resolution"]),
    ];

    private static readonly Assembly Ingest = typeof(Ingestion).Assembly;
    private static readonly Assembly Metrics = typeof(ObservationLedger).Assembly;

    public static TheoryData<string> AllSteps => [.. Steps];

    [Theory]
    [MemberData(nameof(AllSteps))]
    public void Step_KnowsNoneAfterIt(string step)
    {
        var after = Steps.SkipWhile(s => s != step).Skip(1).Concat(Besides.Where(b => b.Step == step).SelectMany(b => b.Not));
        AssertNone(Ingest, $"{Program}.{step}", [.. after.Select(s => $"{Program}.{s}")]);
    }

    [Fact]
    public void EveryFolderOfTheProgram_IsAStep() =>
        Ingest.GetTypes().Select(t => t.Namespace).OfType<string>()
            .Where(n => n.StartsWith(Program + ".", StringComparison.Ordinal))
            .Select(n => n[(Program.Length + 1)..].Split('.')[0])
            .Distinct()
            .Should().BeEquivalentTo(Steps);

    [Fact]
    public void Library_KnowsNeitherWorkbooksNorHosting() =>
        AssertNone(Metrics, Library, [Program, "OfficeOpenXml", "ExcelDataReader", "NPOI", "Quartz", "Microsoft.AspNetCore", "Microsoft.Extensions.Hosting"]);

    [Fact]
    public void Ledger_KnowsNoneOfThoseWhoReadIt() => AssertNone(Metrics, $"{Library}.Ledger", [$"{Library}.Influx", $"{Library}.Trends", $"{Library}.Reports"]);

    [Fact]
    public void OnlyTheDialects_KnowTheDatabases()
    {
        var knowing = Types.InAssembly(Metrics).That().HaveDependencyOnAny("Microsoft.Data.Sqlite", "SQLitePCL", "Npgsql", "DbUp").GetTypes().Select(t => t.FullName.Split('/', '+')[0]).Distinct();
        // The options judge a connection string.
        knowing.Should().OnlyContain(t => t.StartsWith($"{Library}.Ledger.Databases.", StringComparison.Ordinal) || t == $"{Library}.Ledger.LedgerOptions").And.HaveCountGreaterThan(2);
    }

    [Fact]
    public void OnlyTheArchiveInABucket_KnowsS3() =>
        Types.InAssembly(Ingest).That().HaveDependencyOnAny("Amazon").GetTypes().Select(t => t.FullName.Split('/', '+')[0]).Distinct()
            .Should().Equal($"{Program}.Files.Archives.S3Archive");

    private static void AssertNone(Assembly assembly, string from, string[] to)
    {
        var types = Types.InAssembly(assembly).That().ResideInNamespace(from);
        types.GetTypes().Should().NotBeEmpty();
        if (to.Length == 0)
            return;
        var result = types.ShouldNot().HaveDependencyOnAny(to).GetResult();
        (result.FailingTypes ?? []).Select(t => t.FullName).Should().BeEmpty($"{from} is to know nothing of {string.Join(", ", to)}");
    }
}
