using System.Globalization;
using IndicatorPipeline.EndToEnd.Tests.Checks;
using IndicatorPipeline.Ingest.Receipts;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.EndToEnd.Tests.Receipts;

/// <summary>What is in a sample's package and bears no finding is in its returned copy as it was.</summary>
public sealed class UntouchedSamplePartsTests(SampleCountyFixture fixture) : IClassFixture<SampleCountyFixture>
{
    private static readonly string[] AlwaysWritten = ["[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"];

    [Fact]
    public void PartsWithoutAFinding_StayByteForByte()
    {
        var compared = 0;
        foreach (var report in fixture.County.Reports.Where(r => r.File.EndsWith(".xlsx", StringComparison.Ordinal)))
        {
            var content = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "samples", report.File));
            var where = report.Reading.Figures[^1].Observation.Origin;
            var finding = new Finding(FindingCodes.CumulativeFalls, Severity.Verify, where.Sheet, where.Cell, "1", ["1", "2", "3", "4", "5", "6", "7", "8"]);
            var submission = new Submission(
                1, report.File, Path.GetFileName(report.File), report.Department.Code, DateTimeOffset.UnixEpoch, Verdict.Returned, "", null, null, null, null);

            var copy = ReturnedWorkbook.Of(submission, content, [finding], SomeBudget.Of(), CultureInfo.GetCultureInfo("zh-CN"))!;

            var (before, after) = (content.Parts(), copy.Content.Parts());
            var changed = before.Keys.Where(name => !after.TryGetValue(name, out var bytes) || !bytes.AsSpan().SequenceEqual(before[name])).Except(AlwaysWritten).ToList();
            // The one sheet that bears the finding; a note of somebody else's would be in a part of its own.
            changed.Should().ContainSingle(report.File).Which.Should().StartWith("xl/worksheets/sheet", report.File);
            compared += before.Count - changed.Count;
        }

        compared.Should().BeGreaterThan(300);
    }
}
