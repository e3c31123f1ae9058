using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Support;
using IndicatorPipeline.Support.Generation;

namespace IndicatorPipeline.Ingest.Tests.Web.Api;

/// <summary>The HTTP API of a running worker.</summary>
public sealed class ApiTests : IAsyncLifetime
{
    private const int Calls = 500;

    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private readonly Workplace _place = new(null, ("Inbox:ScanInterval", "1.00:00:00"), ("Web:Urls", "http://127.0.0.1:0"));
    private readonly TempFolder _folder = new();
    private ConsoleHost _console = null!;

    public async ValueTask InitializeAsync()
    {
        _console = await ConsoleHost.StartAsync(_place);
        // Those who call here are programs.
        _console.Browser.DefaultRequestHeaders.Accept.Clear();
        await TakeInAsync("五月.xlsx", SomeWorkbook.Accepted(5, output: 90m));
        await TakeInAsync("六月.xlsx", SomeWorkbook.Accepted(6, output: 100m));
        await TakeInAsync("六月更正.xlsx", SomeWorkbook.Accepted(6, output: 104m));
        await TakeInAsync("新名称.xlsx", new SheetBuilder().Row("2025年7月主要指标完成情况").Row("单位：万元").Row("指标", "累计").Row("总产值", 120).Row("种植业产值", 48).Row("蔬菜水果产值", 30).ToXlsx());
    }

    public async ValueTask DisposeAsync()
    {
        await _console.DisposeAsync();
        _place.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Observations_AreWhatTheCommandSays_AsJsonAndAsCsv()
    {
        var rows = await RowsAsync("/api/observations?indicator=总产值&from=2025-M06");
        rows.Should().ContainSingle().Which.GetProperty("value").GetDecimal().Should().Be(104m);
        (await TextAsync("/api/observations?indicator=output&format=csv")).Split('\n')[1].Should().Be("output,总产值,county,全县,,,M,ytd,level,2025-M05,90,万元,A,stats,1,五月.xlsx,Sheet1,B4,,,");

        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/vintages?indicator=output&from=2025-M06", UriKind.Relative));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/csv"));
        using var response = await _console.Browser.SendAsync(request, Cancel);
        response.Content.Headers.ContentType!.MediaType.Should().Be("text/csv");
        (await response.Content.ReadAsStringAsync(Cancel)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().HaveCount(3);
    }

    [Fact]
    public async Task EveryKindOfRow_CanBeAskedFor()
    {
        (await RowsAsync("/api/series")).Select(s => $"{s.GetProperty("indicator")} {s.GetProperty("from")} {s.GetProperty("to")} {s.GetProperty("observations")}")
            .Should().Equal("crops 2025-M05 2025-M06 2", "output 2025-M05 2025-M06 2");
        (await RowsAsync("/api/revisions?indicator=output")).Select(r => r.GetProperty("revision").GetDecimal()).Should().Equal(0m, 4m);
        (await RowsAsync("/api/observations?indicator=output&transform=index&base=2025-M05")).Select(r => r.GetProperty("rule").GetString()).Should().NotBeEmpty().And.OnlyContain(r => r == "index");
        (await RowsAsync("/api/catalog")).Select(e => e.GetProperty("code").GetString()).Should().Contain(["output", "county", "vegetable"]);
        (await RowsAsync("/api/submissions?verdict=held")).Should().ContainSingle().Which.GetProperty("file").GetString().Should().Be("新名称.xlsx");
        (await RowsAsync("/api/findings?submission=4")).Should().ContainSingle().Which.GetProperty("code").GetString().Should().Be("LBL101");
    }

    [Fact]
    public async Task Pages_AreLinked_AndTogetherAreTheWhole()
    {
        var whole = (await RowsAsync("/api/observations")).Select(r => r.ToString()).ToList();
        var pages = new List<string>();
        var address = "/api/observations?limit=3";
        for (var turns = 0; address is not null; turns++)
        {
            turns.Should().BeLessThan(10);
            using var response = await _console.Browser.GetAsync(new Uri(address, UriKind.Relative), Cancel);
            using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancel));
            pages.AddRange(json.RootElement.EnumerateArray().Select(r => r.ToString()));
            address = response.Headers.TryGetValues("Link", out var links) ? links.Single().Split('<', '>')[1] : null;
        }

        pages.Should().Equal(whole).And.HaveCount(4);
    }

    [Fact]
    public async Task Answer_IsNotSentAgain_UntilSomethingHappens()
    {
        using var first = await _console.Browser.GetAsync(new Uri("/api/observations", UriKind.Relative), Cancel);
        var tag = first.Headers.ETag!;
        (await StatusWithTagAsync(tag)).Should().Be(HttpStatusCode.NotModified);

        await _place.Get<Lifecycle>().WithdrawAsync(3, "错报", Actor.Worker, Cancel);

        (await StatusWithTagAsync(tag)).Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/api/observations?indicator=outpt", "indicator", "output")]
    [InlineData("/api/observations?from=June", "from", "2025-M06")]
    [InlineData("/api/observations?measure=size", "measure", "level")]
    [InlineData("/api/observations?transform=index", "transform", "base")]
    [InlineData("/api/observations?transform=yoy&derived=true", "derived", "transform")]
    [InlineData("/api/observations?to_freq=Q&aggregate=sum", "transform", "cumulative")]
    [InlineData("/api/series?limit=0", "limit", "10000")]
    [InlineData("/api/submissions?verdict=good", "verdict", "returned")]
    [InlineData("/api/observations?indicators=output", "indicators", "indicator")]
    [InlineData("/sdmx/v2/data/dataflow/INDICATORS/FIGURES/1.0/M.output.county._Z.ytd.level.2025", "key", "INDICATOR")]
    [InlineData("/sdmx/v2/data/*/*/*/*/M.output,A.output", "key", "INDICATOR")]
    [InlineData("/sdmx/v2/data/*/*/*/*/M.outpt", "indicator", "output")]
    [InlineData("/sdmx/v2/data?c[MEASURE]=size", "measure", "level")]
    [InlineData("/sdmx/v2/data?c[TIME_PERIOD]=since:2025", "c[TIME_PERIOD]", "ge:")]
    [InlineData("/sdmx/v2/data?c[TIME_PERIOD]=gt:9999", "c[TIME_PERIOD]", "gt:9999")]
    [InlineData("/sdmx/v2/data?c[TIME_PERIOD]=lt:0001-01-01", "c[TIME_PERIOD]", "lt:0001-01-01")]
    [InlineData("/sdmx/v2/data?asOf=9999-12-31T23:59:59-10:00", "asOf", "9999")]
    [InlineData("/sdmx/v2/data?asOf=0001-01-01T00:00:00%2B14:00", "asOf", "0001")]
    [InlineData("/sdmx/v2/data?lastNObservations=1", "lastNObservations", "c[TIME_PERIOD]")]
    public async Task WrongAddress_IsAProblemThatNamesTheParameter_AndWhatThereIs(string address, string parameter, string offered)
    {
        using var response = await _console.Browser.GetAsync(new Uri(address + (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "lang=en", UriKind.Relative), Cancel);
        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancel));
        json.RootElement.GetProperty("errors").GetProperty(parameter)[0].GetString().Should().Contain(offered);
    }

    [Theory]
    [InlineData("/api/figures")]
    [InlineData("/sdmx/2.1/data/FIGURES")]
    [InlineData("/sdmx/v2/data/dataflow/ESTAT/FIGURES")]
    [InlineData("/sdmx/v2/data/dataflow/INDICATORS/FIGURES/2.0")]
    [InlineData("/sdmx/v2/structure/codelist")]
    public async Task AddressOfNothing_IsAProblem(string address)
    {
        using var response = await _console.Browser.GetAsync(new Uri(address, UriKind.Relative), Cancel);
        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
    }

    [Fact]
    public async Task NumberOfNoSubmission_IsNotFound()
    {
        await _console.PageAsync("/api/findings?submission=99", HttpStatusCode.NotFound);
        (await _console.PageAsync("/api/findings?submission=abc", HttpStatusCode.BadRequest)).Should().Contain("\"status\":400");
    }

    [Fact]
    public async Task SdmxData_NarrowsByKeyTimeAndMoment_AndItsStructureNamesEveryColumn()
    {
        var lines = (await TextAsync("/sdmx/v2/data/dataflow/INDICATORS/FIGURES/1.0/M.output+crops.county._Z.ytd.level?c[TIME_PERIOD]=ge:2025-M06+le:2025-M06")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Skip(1).Select(l => string.Join(' ', l.Split(',')[2..9])).Should().Equal("crops county _Z ytd level 2025-M06 0.004", "output county _Z ytd level 2025-M06 104");
        (await TextAsync("/sdmx/v2/data/dataflow/INDICATORS/FIGURES/1.0/*?asOf=2020-01-01T00:00:00Z")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().HaveCount(1);

        // What SDMX REST lets an address leave open, and its filters.
        foreach (var same in new[]
        {
            "dataflow/INDICATORS/FIGURES/~/M.output+crops.county._Z.ytd.level?c[TIME_PERIOD]=2025-M06",
            "*/*/*/+/*.output+crops?c[TIME_PERIOD]=gt:2025-M05+lt:2025-M07",
            "dataflow/INDICATORS?c[INDICATOR]=output,crops&c[FREQ]=M&c[TIME_PERIOD]=eq:2025-M06",
            "*/*/*/*/M.*?c[INDICATOR]=output,crops&c[REF_AREA]=*&c[ITEM]=_Z&c[TIME_PERIOD]=ge:2025-M06",
        })
            (await TextAsync("/sdmx/v2/data/" + same)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().Equal(lines, same);
        (await TextAsync("/sdmx/v2/data/*/*/*/*/M.output?c[INDICATOR]=crops")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().HaveCount(1);
        (await TextAsync("/sdmx/v2/structure/datastructure/*/DSD_FIGURES")).Should().Contain("DataStructureComponents");

        var structure = System.Xml.Linq.XDocument.Parse(await TextAsync("/sdmx/v2/structure/dataflow/INDICATORS/FIGURES/1.0"));
        var components = structure.Descendants().Where(e => e.Name.LocalName is "Dimension" or "TimeDimension" or "PrimaryMeasure" or "Attribute" && e.Attribute("id") is not null);
        components.Select(e => e.Attribute("id")!.Value).Should().BeEquivalentTo(lines[0].Split(',')[1..]);
        structure.Descendants().Where(e => e.Name.LocalName == "Code").Select(e => e.Attribute("id")!.Value).Should().Contain(["output", "county", "ytd", "level", "M"]);
        foreach (var concept in structure.Descendants().Where(e => e.Name.LocalName is "Concept" or "Codelist" or "Dataflow"))
            concept.Elements().Where(e => e.Name.LocalName == "Name").Select(e => e.Attribute(System.Xml.Linq.XNamespace.Xml + "lang")!.Value).Should().Equal("zh", "en");
    }

    [Fact]
    public async Task CallsMadeUpFromTheDocument_AreAllAnsweredAsItSays()
    {
        using var document = JsonDocument.Parse(await TextAsync("/openapi/v1.json"));
        var calls = document.RootElement.GetProperty("paths").EnumerateObject().ToList();
        calls.Should().HaveCountGreaterThanOrEqualTo(10);
        var dice = new Dice(20);
        for (var i = 0; i < Calls; i++)
        {
            var (path, operation) = (calls[i % calls.Count].Name, calls[i % calls.Count].Value.GetProperty("get"));
            var address = AddressOf(path, operation, dice);
            using var response = await _console.Browser.GetAsync(new Uri(address, UriKind.Relative), Cancel);
            var body = await response.Content.ReadAsStringAsync(Cancel);

            ((int)response.StatusCode).Should().BeOneOf([200, 400, 404], "{0}: {1}", address, body);
            var type = response.Content.Headers.ContentType!.MediaType!;
            if (response.StatusCode != HttpStatusCode.OK)
            {
                type.Should().Be("application/problem+json", address);
                continue;
            }

            var content = operation.GetProperty("responses").GetProperty("200").GetProperty("content");
            content.EnumerateObject().Select(c => c.Name).Should().Contain(type, address);
            if (type == "application/json")
                ShouldHaveTheProperties(body, SchemaOf(document, content.GetProperty(type)), address);
        }
    }

    private static string AddressOf(string path, JsonElement operation, Dice dice)
    {
        var query = new List<string>();
        foreach (var parameter in operation.TryGetProperty("parameters", out var all) ? all.EnumerateArray().ToList() : [])
        {
            var name = parameter.GetProperty("name").GetString()!;
            var value = Uri.EscapeDataString(ValueOf(name, dice));
            // In a path the server refuses what is no text before anything of ours is asked.
            if (parameter.GetProperty("in").GetString() == "path")
                path = path.Replace($"{{{name}}}", value.Replace("%00", "", StringComparison.Ordinal), StringComparison.Ordinal);
            else if (dice.Chance(0.35))
                query.Add($"{Uri.EscapeDataString(name)}={value}");
        }

        return path + "?" + string.Join('&', query);
    }

    // What belongs there, as often what belongs elsewhere, and sometimes what belongs nowhere.
    private static string ValueOf(string name, Dice dice)
    {
        string[] sound = name switch
        {
            "indicator" => ["output", "总产值", "output,crops"],
            "area" => ["county", "children:county", "全县"],
            "measure" => ["level", "yoy"],
            "accumulation" => ["ytd", "period"],
            "freq" => ["M", "A"],
            "from" or "to" or "as_of" or "base" or "period" => ["2025", "2025-M06", "2025-06-30", "2025-Q2"],
            "transform" => ["yoy", "level", "change,mom", "index"],
            "limit" or "offset" or "submission" => ["1", "2", "100"],
            "format" => ["csv", "json"],
            "key" => ["*", "M.output.county.*.ytd.level", "M.*.*._Z.*.*", "M.output"],
            "context" or "artefact" => ["dataflow", "*"],
            "agencyID" => ["INDICATORS", "*"],
            "resourceID" => ["FIGURES", "*"],
            "version" => ["1.0", "*", "~"],
            "derived" => ["true", "false"],
            _ => ["A", "sum", "item", "held", "stats", "error"],
        };
        string[] odd = ["", "0", "-1", "99999999999999999999", "'; drop table submission --", "2025-M13", "\u202e\u0000", "../../etc/passwd", "9999-12-31", "0001", "%", "children:", ",,,", "=1+1", new string('长', 100)];
        return dice.Chance(0.7) ? dice.Pick(sound) : dice.Chance(0.5) ? dice.Pick(odd) : dice.Pick("output", "2025-M06", "level", "csv");
    }

    private static JsonElement SchemaOf(JsonDocument document, JsonElement content)
    {
        var name = content.GetProperty("schema").GetProperty("items").GetProperty("$ref").GetString()!.Split('/')[^1];
        return document.RootElement.GetProperty("components").GetProperty("schemas").GetProperty(name);
    }

    private static void ShouldHaveTheProperties(string body, JsonElement schema, string address)
    {
        using var json = JsonDocument.Parse(body);
        var names = schema.GetProperty("properties").EnumerateObject().Select(p => p.Name).ToList();
        foreach (var row in json.RootElement.EnumerateArray())
            row.EnumerateObject().Select(p => p.Name).Should().BeEquivalentTo(names, address);
    }

    private async Task<HttpStatusCode> StatusWithTagAsync(EntityTagHeaderValue tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/observations", UriKind.Relative));
        request.Headers.IfNoneMatch.Add(tag);
        using var response = await _console.Browser.SendAsync(request, Cancel);
        return response.StatusCode;
    }

    private async Task<List<JsonElement>> RowsAsync(string address)
    {
        using var json = JsonDocument.Parse(await TextAsync(address));
        return [.. json.RootElement.EnumerateArray().Select(r => r.Clone())];
    }

    private Task<string> TextAsync(string address) => _console.PageAsync(address);

    private async Task TakeInAsync(string name, byte[] workbook)
    {
        // Beside the worker, which has the share to itself.
        var path = _folder.Combine(name);
        await File.WriteAllBytesAsync(path, workbook, Cancel);
        await _place.Get<Lifecycle>().ReceiveAsync(new Intake(name, path, _place.Get<CatalogSource>().Catalog.Departments[0], null), Actor.Worker, Cancel);
    }
}
