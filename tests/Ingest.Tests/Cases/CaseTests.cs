using IndicatorPipeline.Support;

namespace IndicatorPipeline.Ingest.Tests.Cases;

/// <summary>Every habit of writing has a workbook of its own under tests/cases; its README says how one is added.</summary>
public sealed class CaseTests(CaseTests.Door door) : IClassFixture<CaseTests.Door>
{
    private static readonly string[] Expectations = [CaseText.Observations, CaseText.Attributes, CaseText.Findings];

    public static TheoryData<string> Cases => new(CaseFolder.Names());

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Workbook_IsReadAsItsAuthorMeantIt(string name)
    {
        var folder = new CaseFolder(name);
        var result = await door.Checking.CheckAsync(folder.Workbook, TestContext.Current.CancellationToken);
        if (Environment.GetEnvironmentVariable("UPDATE_CASES") == "1")
        {
            foreach (var expectation in Expectations)
                folder.Write(expectation, CaseText.Of(expectation, result));
        }

        var differences = Expectations
            .Select(e => (Name: e, Lines: LineDiff.Of(folder.Read(e), CaseText.Of(e, result))))
            .Where(d => d.Lines.Length > 0)
            .Select(d => $"expected.{d.Name}:\n{d.Lines}");

        string.Join('\n', differences).Should().BeEmpty("tests/cases/{0} says what its workbook means", name);
    }

    /// <summary>One catalog for all cases: the repository's own.</summary>
    public sealed class Door : IDisposable
    {
        public CheckingDoor Checking { get; } = new(Path.Combine(AppContext.BaseDirectory, "catalog"));

        public void Dispose() => Checking.Dispose();
    }
}
