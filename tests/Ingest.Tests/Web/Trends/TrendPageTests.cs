using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Ingest.Tests.Web.Trends;

public sealed class TrendPageTests : IAsyncLifetime
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private readonly Workplace _place = new(null, ("Inbox:ScanInterval", "1.00:00:00"), ("Web:Urls", "http://127.0.0.1:0"));
    private readonly TempFolder _folder = new();
    private ConsoleHost _console = null!;

    public async ValueTask InitializeAsync()
    {
        _console = await ConsoleHost.StartAsync(_place);
        for (var month = 4; month <= 6; month++)
        {
            // Beside the worker, which has the share to itself.
            var path = _folder.Combine($"{month}.xlsx");
            await File.WriteAllBytesAsync(path, SomeWorkbook.Accepted(month, output: month * 1000m), Cancel);
            await _place.Get<Lifecycle>().ReceiveAsync(new Intake($"{month}.xlsx", path, _place.Get<CatalogSource>().Catalog.Departments[0], null), Actor.Worker, Cancel);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _console.DisposeAsync();
        _place.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Address_ShowsItsSeriesAsChartAndTable_AndTheFormSaysWhatItAsked()
    {
        var html = await _console.PageAsync("/trends?indicator=总产值&area=全县&from=2025-M04");

        html.Should().Contain("<polyline").And.Contain("2025年6月").And.Contain("6,000</a>").And.Contain("value=\"总产值\"");
        html.Should().Contain("/observation?indicator=output&amp;area=county&amp;item=&amp;period=2025-M06").And.Contain("/api/observations?indicator=").And.Contain("format=csv");
        html.Should().NotContain("<script>").And.NotContain(" style=", "the page's policy forbids both").And.Contain("<script src=\"/trends.js\"");
    }

    [Fact]
    public async Task Transformation_IsThatOfTheCommand()
    {
        (await _console.PageAsync("/trends?indicator=output&transform=index&base=2025-M04")).Should().Contain(">150</a>");
        (await _console.PageAsync("/trends?indicator=output&transform=index")).Should().Contain("role=\"alert\"").And.NotContain("<polyline");
    }

    [Fact]
    public async Task EmptyForm_AndNamesThatNobodyKnows_AreNoFailure()
    {
        (await _console.PageAsync("/trends")).Should().Contain("<form").And.Contain("list=\"areas\" size=\"24\" value=\"全县\"").And.NotContain("<table").And.NotContain("<script");
        (await _console.PageAsync("/trends?indicator=outpt")).Should().Contain("output");
        (await _console.PageAsync("/trends?indicator=output&from=2030&lang=en")).Should().Contain("There are no such figures.");
    }
}
