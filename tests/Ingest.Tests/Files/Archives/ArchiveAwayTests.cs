using System.Net;
using IndicatorPipeline.Ingest.Files.Archives;
using IndicatorPipeline.Ingest.Tests.Web;
using IndicatorPipeline.Ingest.Web.Catalogs;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Support;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace IndicatorPipeline.Ingest.Tests.Files.Archives;

/// <summary>The store of the archive goes away and comes back while the worker goes on.</summary>
public sealed class ArchiveAwayTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FilesWaitForIt_OneLineTellsOfThem_AndAllAreTakenWhenItIsBack()
    {
        await using var server = await S3Server.StartAsync(Cancel);
        using var place = new Workplace(null, [.. server.ArchiveSettings(), ("Inbox:RetryDelay", "00:00:00.100"), ("Inbox:RetryDelayLimit", "00:00:00.100")]);
        place.Drop("统计局/1月.xlsx", SomeWorkbook.Held(1));
        await place.RunAsync(Cancel);
        await server.StopAsync();

        var contents = Enumerable.Range(2, 8).Select(month => month == 2 ? SomeWorkbook.Returned(month) : SomeWorkbook.Accepted(month, month * 100)).ToList();
        for (var i = 0; i < contents.Count; i++)
            place.Drop($"统计局/{i}.xlsx", contents[i]);
        // What is held is to be read again, and cannot be.
        await new CatalogEditor(place.Catalog.Path).AddAliasAsync("crops", "蔬菜水果产值", Cancel);
        for (var rounds = 0; rounds < 3; rounds++)
        {
            await place.RunAsync(Cancel, rounds: 1);
            await Task.Delay(150, Cancel);
        }

        place.Files().Count(f => f.Split('/').Length == 2).Should().Be(contents.Count, "none has left its place");
        (await place.Ledger.Submissions.ListAsync(new SubmissionFilter(), Cancel)).Should().ContainSingle();
        foreach (var content in contents)
            (await place.Ledger.Attempts.AmongAsync([Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content))], Cancel)).Should().BeEmpty("no file is to be put on trial for it");
        var warnings = place.Logs.Lines.Where(l => l.Level >= LogLevel.Warning).Select(l => l.Message).ToList();
        warnings.Should().HaveCount(2).And.OnlyContain(w => w.Contains("ArchiveAwayException", StringComparison.Ordinal));
        warnings.Should().ContainSingle(w => w.StartsWith("the new files", StringComparison.Ordinal)).And.ContainSingle(w => w.StartsWith("the held workbooks", StringComparison.Ordinal));

        await server.StartAgainAsync(Cancel);
        await Task.Delay(150, Cancel);
        await place.RunAsync(Cancel, rounds: 3);

        place.Files().Should().HaveCount(contents.Count + 1).And.OnlyContain(f => f.Contains("/已接收/", StringComparison.Ordinal) || f == "统计局/退回/0.xlsx");
        foreach (var submission in await place.Ledger.Submissions.ListAsync(new SubmissionFilter(), Cancel))
            (await place.Get<IArchive>().ContainsAsync(submission.Sha256, Cancel)).Should().BeTrue();
        place.Logs.Lines.Should().Contain(l => l.Message == "the new files is in order again");
    }

    [Fact]
    public async Task WhoWatchesAndWhoReads_AreTold()
    {
        await using var server = await S3Server.StartAsync(Cancel);
        using var place = new Workplace(null, [.. server.ArchiveSettings(), ("Inbox:ScanInterval", "01:00:00"), ("Web:Urls", "http://127.0.0.1:0"), ("Web:LocalRole", "statistician"), ("Receipts:Reminders", "false")]);
        place.Drop("统计局/月报.xlsx", SomeWorkbook.Held());
        await place.RunAsync(Cancel);
        await using var console = await ConsoleHost.StartAsync(place);
        (await console.PageAsync("/health/ready")).Should().Contain("archive_in_order");

        await server.StopAsync();
        (await console.PageAsync("/health/ready?lang=en", HttpStatusCode.ServiceUnavailable)).Should().Contain("archive_away").And.Contain("The archive does not answer").And.Contain("nothing is lost");
        await console.PageAsync("/health/live");
        // Of a submission all is shown but its sheets.
        (await console.PageAsync("/submissions/1")).Should().Contain("存档暂时连不上").And.Contain("蔬菜水果产值");
        // What would have to read it says why it cannot; a label is settled all the same, and what waits for it later.
        (await console.PageAsync("/catalog/preview?act=alias&label=蔬菜水果产值&indicator=crops", HttpStatusCode.ServiceUnavailable)).Should().Contain("存档暂时连不上");
        var asked = LabelSettling.Of(LabelSettling.Alias, name => name == "label" ? "蔬菜水果产值" : "crops")!;
        var settling = new CatalogSettling(place.Get<CatalogSource>(), place.Lifecycle, place.Ledger, NullLogger<CatalogSettling>.Instance);
        (await settling.ChangeAsync(asked, Actor.Worker, Cancel)).Outcome.Should().Be(CatalogEditOutcome.Written);
        await settling.ReadAgainAsync(Actor.Worker, Cancel);
        await server.StartAgainAsync(Cancel);
        await Task.Delay(150, Cancel);
        await console.PageAsync("/health/ready");
        (await console.PageAsync("/submissions/1")).Should().NotContain("存档暂时连不上");
    }
}
