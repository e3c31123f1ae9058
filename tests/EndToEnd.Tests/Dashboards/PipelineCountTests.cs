using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.EndToEnd.Tests.Dashboards;

/// <summary>What the dashboards count of the pipeline, against the ledger that it was projected from.</summary>
[Collection(DemoServerDefinition.Name)]
public sealed class PipelineCountTests(DemoServer server)
{
    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task SubmissionsAndFigures_AreThoseOfTheLedger()
    {
        using var ledger = new ObservationLedger(new LedgerOptions { Directory = server.LedgerFolder }, TimeProvider.System);
        var submissions = await ledger.Submissions.ListAsync(new SubmissionFilter(), _cancellation);
        var figures = 0L;
        foreach (var submission in submissions)
            figures += (await ledger.Submissions.CountIndicatorsAsync(submission.Id, _cancellation)).Sum(i => i.Observations);

        var sums = await RowAsync("SELECT SUM(\"count\") AS submissions, SUM(observations) AS figures FROM pipeline WHERE figure = 'submission'");
        sums["submissions"].Should().Be((decimal)submissions.Count).And.NotBe(0m);
        sums["figures"].Should().Be((decimal)figures).And.NotBe(0m);

        var findings = 0L;
        foreach (var submission in submissions)
            findings += (await ledger.Submissions.FindingsAsync(submission.Id, _cancellation)).Length;
        // Without any there is no point either, and no row.
        var found = await server.QueryAsync("SELECT SUM(\"count\") AS findings FROM pipeline WHERE figure = 'finding'");
        found.Rows.Sum(r => (decimal)r["findings"]!).Should().Be(findings);
    }

    [Fact]
    public async Task Verdicts_AreThoseOfTheLedger()
    {
        using var ledger = new ObservationLedger(new LedgerOptions { Directory = server.LedgerFolder }, TimeProvider.System);
        var expected = (await ledger.Submissions.CountAsync(_cancellation))
            .GroupBy(c => Verdicts.Codes[c.Verdict])
            .ToDictionary(g => (object)g.Key, g => (object?)(decimal)g.Sum(c => c.Count));

        var answer = await server.QueryAsync("SELECT SUM(\"count\") AS submissions FROM pipeline WHERE figure = 'submission' GROUP BY verdict");

        answer.Rows.ToDictionary(r => r["verdict"]!, r => r["submissions"]).Should().BeEquivalentTo(expected);
    }

    private async Task<IReadOnlyDictionary<string, object?>> RowAsync(string statement) => (await server.QueryAsync(statement)).Rows.Should().ContainSingle().Which;
}
