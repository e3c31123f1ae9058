using System.Net;
using IndicatorPipeline.Ingest.Web.Access;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Ingest.Tests.Web.Access;

/// <summary>Who may call what, asked over HTTP.</summary>
public sealed class AccessTests : IDisposable
{
    private const string Password = "correct horse";
    private const string Figure = "/observation?indicator=output&area=county&item=&period=2025-M06";

    /// <summary>Every endpoint with who may call it; an address of it that is there. One that is missing here fails <see cref="EveryEndpoint_IsCalledByThoseWhoMay"/>.</summary>
    private static readonly Dictionary<(string Method, string Pattern), (string Address, string May)> Endpoints = new()
    {
        [("GET", "/health/live")] = ("/health/live", "nobody leader statistician stats farming operator"),
        [("GET", "/health/ready")] = ("/health/ready", "nobody leader statistician stats farming operator"),
        [("GET", "/metrics")] = ("/metrics", "leader statistician operator"),
        [("GET", "/openapi/{documentName}.json")] = ("/openapi/v1.json", "leader statistician"),
        [("GET", "/api/series")] = ("/api/series", "leader statistician"),
        [("GET", "/api/observations")] = ("/api/observations", "leader statistician"),
        [("GET", "/api/vintages")] = ("/api/vintages", "leader statistician"),
        [("GET", "/api/revisions")] = ("/api/revisions", "leader statistician"),
        [("GET", "/api/catalog")] = ("/api/catalog", "leader statistician"),
        [("GET", "/api/submissions")] = ("/api/submissions", "leader statistician"),
        [("GET", "/api/findings")] = ("/api/findings", "leader statistician"),
        [("GET", "/api/assessment")] = ("/api/assessment", "leader statistician"),
        [("GET", "/echarts.js")] = ("/echarts.js", "nobody leader statistician stats farming operator"),
        [("GET", "/trends.js")] = ("/trends.js", "nobody leader statistician stats farming operator"),
        [("GET", "/console.css")] = ("/console.css", "nobody leader statistician stats farming operator"),
        [("GET", "/signin")] = ("/signin", "nobody leader statistician stats farming operator"),
        [("GET", "/sdmx/v2/data/{context?}/{agencyID?}/{resourceID?}/{version?}/{key?}")] = ("/sdmx/v2/data/dataflow/INDICATORS/FIGURES/1.0", "leader statistician"),
        [("GET", "/sdmx/v2/structure/{artefact?}/{agencyID?}/{resourceID?}/{version?}")] = ("/sdmx/v2/structure/dataflow/INDICATORS/FIGURES/1.0", "leader statistician"),
        [("POST", "/submissions/{id:long}/withdraw")] = ("/submissions/1/withdraw", "statistician"),
        [("POST", "/submissions/{id:long}/return")] = ("/submissions/1/return", "statistician"),
        [("POST", "/submissions/{id:long}/release")] = ("/submissions/1/release", "statistician"),
        [("GET", "/catalog/preview")] = ("/catalog/preview?act=ignore&label=备注栏", "statistician"),
        [("POST", "/catalog/alias")] = ("/catalog/alias", "statistician"),
        [("POST", "/catalog/ignore")] = ("/catalog/ignore", "statistician"),
        [("POST", "/catalog/indicator")] = ("/catalog/indicator", "statistician"),
        [("GET", "/trends")] = ("/trends", "leader statistician"),
        [("GET", "/check")] = ("/check", "leader statistician stats farming"),
        [("POST", "/check")] = ("/check", "leader statistician stats farming"),
        [("POST", "/signin")] = ("/signin", "nobody leader statistician stats farming operator"),
        [("POST", "/signout")] = ("/signout", "leader statistician stats farming operator"),
        [("GET", "/")] = ("/", "leader statistician stats farming"),
        [("GET", "/observation")] = (Figure, "leader statistician stats farming"),
        [("GET", "/source")] = ("/source?submission=1&sheet=Sheet1&cell=B4", "leader statistician stats"),
        [("GET", "/submissions")] = ("/submissions", "leader statistician stats farming"),
        [("GET", "/submissions/{id:long}")] = ("/submissions/1", "leader statistician stats"),
        [("GET", "/catalog")] = ("/catalog", "leader statistician stats farming"),
        [("GET", "/trends")] = ("/trends?indicator=output", "leader statistician"),
        [("GET", "/assessment")] = ("/assessment", "leader statistician stats farming"),
        [("GET", "/status")] = ("/status", "leader statistician operator"),
        [("GET", "{*path}")] = ("/nothing-here", "leader statistician stats farming operator"),
    };

    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;
    private readonly Workplace _place = new(null, ("Web:Urls", "http://127.0.0.1:0"), ("Inbox:ScanInterval", "01:00:00"), ("Web:SignInAttempts", "100"));

    public AccessTests() => _place.Catalog.Write(
        "departments.yaml",
        """
        - { code: stats, name: 统计局, folder: 统计局 }
        - { code: farming, name: 农业农村局, folder: 农业农村局 }
        """);

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task EveryEndpoint_IsCalledByThoseWhoMay()
    {
        await AddUsersAsync();
        await ReceiveAsync("统计局/月报.xlsx", SomeWorkbook.Accepted());
        await using var console = await ConsoleHost.StartAsync(_place);
        console.Endpoints.Should().BeEquivalentTo(Endpoints.Keys);

        foreach (var visitor in new[] { "nobody", "leader", "statistician", "stats", "farming", "operator" })
        {
            using var browser = console.NewBrowser();
            if (visitor != "nobody")
                await browser.SignInAsync(visitor, Password);
            foreach (var ((method, pattern), (address, may)) in Endpoints.Where(e => e.Key.Method == "GET"))
            {
                using var response = await browser.GetAsync(address);
                HttpStatusCode[] expected =
                    may.Split(' ').Contains(visitor) ? [pattern == "{*path}" ? HttpStatusCode.NotFound : HttpStatusCode.OK]
                    : visitor == "nobody" ? [HttpStatusCode.Redirect]
                    : [HttpStatusCode.Forbidden, HttpStatusCode.NotFound];
                response.StatusCode.Should().BeOneOf(expected, $"{visitor} asks {method} {address}");
                // What one may not see must not be told apart from what is not there.
                if (visitor == "farming")
                    (await response.Content.ReadAsStringAsync(_cancellation)).Should().NotContain("月报.xlsx", address);
            }

            // Without the token of a page of ours nothing is done, whoever sends it.
            foreach (var ((_, _), (address, may)) in Endpoints.Where(e => e.Key.Method == "POST"))
            {
                using var response = await browser.PostAsync(address, ("name", "leader"), ("password", Password));
                response.StatusCode.Should().Be(
                    may.Split(' ').Contains(visitor) ? HttpStatusCode.BadRequest : visitor == "nobody" ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden,
                    $"{visitor} posts to {address}");
            }
        }
    }

    [Fact]
    public async Task DepartmentsUser_SeesNothingOfWhatOthersSent()
    {
        await AddUsersAsync();
        await ReceiveAsync("统计局/统计局的.xlsx", SomeWorkbook.Accepted());
        await ReceiveAsync("统计局/统计局等待的.xlsx", SomeWorkbook.Held());
        await ReceiveAsync("农业农村局/农业的.xlsx", SomeWorkbook.Accepted(5));
        await using var console = await ConsoleHost.StartAsync(_place);
        using var farming = await console.NewBrowser().SignInAsync("farming", Password);

        foreach (var page in new[] { "/", "/submissions", "/submissions?department=stats", "/submissions?verdict=held", "/catalog", Figure })
            (await farming.PageAsync(page)).Should().NotContain("统计局的.xlsx").And.NotContain("等待的.xlsx");
        (await farming.PageAsync("/submissions")).Should().Contain("农业的.xlsx");
        (await farming.PageAsync(Figure)).Should().Contain("现行").And.NotContain("/source").And.NotContain("所在工作簿");
        foreach (var other in new[] { 1, 77 })
            (await farming.PageAsync($"/submissions/{other}", HttpStatusCode.NotFound)).Should().Contain("没有这一编号的报送");
        (await farming.PageAsync("/submissions/3")).Should().Contain("农业的.xlsx");
        await farming.PageAsync("/source?submission=1&sheet=Sheet1&cell=B4", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task WithoutUsers_WhoeverSitsAtTheMachineReads()
    {
        await using var console = await ConsoleHost.StartAsync(_place);
        using var browser = console.NewBrowser();
        (await browser.PageAsync("/")).Should().Contain("/status").And.NotContain("退出登录");
    }

    [Fact]
    public async Task WithoutUsers_NameThatWasMadeToLeadHere_IsNotThisMachine()
    {
        await using var console = await ConsoleHost.StartAsync(_place);
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, console.Browser.BaseAddress);
        request.Headers.Host = "elsewhere.example";
        request.Headers.Add("Accept", ConsoleBrowser.Accepts);
        (await http.SendAsync(request, _cancellation)).StatusCode.Should().Be(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task SigningIn_LeadsWhereOneWanted_AndOutEndsIt()
    {
        await AddUsersAsync();
        await using var console = await ConsoleHost.StartAsync(_place);
        using var browser = console.NewBrowser();
        using var led = await browser.GetAsync("/catalog?q=gdp");
        led.Headers.Location!.OriginalString.Should().Be("/signin?back=%2Fcatalog%3Fq%3Dgdp");

        using var wrong = await browser.SubmitAsync("/signin", "/signin", ("name", "leader"), ("password", "wrong horse"));
        wrong.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await wrong.Content.ReadAsStringAsync(_cancellation)).Should().Contain("用户名或密码不正确");
        using var tooLong = await browser.SubmitAsync("/signin", "/signin", ("name", new string('l', 100_000)), ("password", "wrong horse"));
        tooLong.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        using var entered = await browser.SubmitAsync("/signin", "/signin", ("name", "leader"), ("password", Password), ("back", "/catalog?q=gdp"));
        entered.Headers.Location!.OriginalString.Should().Be("/catalog?q=gdp");
        entered.Headers.GetValues("Set-Cookie").Should().ContainSingle(c => c.StartsWith("indicators=", StringComparison.Ordinal))
            .Which.Should().ContainEquivalentOf("httponly").And.ContainEquivalentOf("samesite=strict");

        (await browser.PageAsync("/")).Should().Contain("leader · 领导");
        using var left = await browser.SubmitAsync("/", "/signout");
        left.StatusCode.Should().Be(HttpStatusCode.Redirect);
        await browser.PageAsync("/", HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example")]
    public async Task SigningIn_LeadsNowhereElse(string back)
    {
        await AddUsersAsync();
        await using var console = await ConsoleHost.StartAsync(_place);
        using var browser = console.NewBrowser();
        using var entered = await browser.SubmitAsync("/signin", "/signin", ("name", "operator"), ("password", Password), ("back", back));
        entered.Headers.Location!.OriginalString.Should().Be("/status");
    }

    [Fact]
    public async Task OtherPasswordOrNone_EndsSessionsThatWereBegun()
    {
        await AddUsersAsync();
        await using var console = await ConsoleHost.StartAsync(_place);
        using var leader = await console.NewBrowser().SignInAsync("leader", Password);
        using var operating = await console.NewBrowser().SignInAsync("operator", Password);
        await _place.Get<UserAccounts>().SetPasswordAsync("leader", "another horse", Actor.Worker, _cancellation);
        await _place.Get<UserAccounts>().RemoveAsync("operator", Actor.Worker, _cancellation);
        await leader.PageAsync("/", HttpStatusCode.Redirect);
        await operating.PageAsync("/status", HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Key_DoesWhatItsUserMay_AndNothingWhenItIsReplaced()
    {
        await AddUsersAsync();
        await using var console = await ConsoleHost.StartAsync(_place);
        var key = await _place.Get<UserAccounts>().NewKeyAsync("operator", Actor.Worker, _cancellation);
        using var program = console.NewBrowser().WithKey(key!);
        await program.PageAsync("/status");
        await program.PageAsync("/", HttpStatusCode.Forbidden);
        await _place.Get<UserAccounts>().NewKeyAsync("operator", Actor.Worker, _cancellation);
        await program.PageAsync("/status", HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Program_IsToldByAProblem_AndIsLedToNoPage()
    {
        await AddUsersAsync();
        await using var console = await ConsoleHost.StartAsync(_place);
        using var unknown = console.NewBrowser().AsProgram();
        using var operating = console.NewBrowser().WithKey((await _place.Get<UserAccounts>().NewKeyAsync("operator", Actor.Worker, _cancellation))!);
        foreach (var (program, address, status) in new[]
        {
            (unknown, "/api/observations?format=csv", HttpStatusCode.Unauthorized), (operating, "/api/observations?format=csv", HttpStatusCode.Forbidden), (operating, "/api/nothing-here", HttpStatusCode.NotFound),
        })
        {
            using var response = await program.GetAsync(address);
            response.StatusCode.Should().Be(status);
            response.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        }
    }

    [Fact]
    public async Task Attempts_AreLimited()
    {
        using var place = new Workplace(null, ("Web:Urls", "http://127.0.0.1:0"), ("Inbox:ScanInterval", "01:00:00"), ("Web:SignInAttempts", "2"));
        await using var console = await ConsoleHost.StartAsync(place);
        using var browser = console.NewBrowser();
        for (var i = 0; i < 2; i++)
            (await browser.SubmitAsync("/signin", "/signin", ("name", "leader"), ("password", "guess"))).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await browser.SubmitAsync("/signin", "/signin", ("name", "leader"), ("password", "guess"))).StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task ConsoleThatOthersReach_DoesNotStartWithoutUsers()
    {
        using var place = new Workplace(null, ("Web:Urls", "http://0.0.0.0:0"));
        await FluentActions.Invoking(() => WorkerHost.RunAsync(place.Configuration, _cancellation)).Should().ThrowAsync<NoUsersException>();
    }

    [Theory]
    [InlineData("localhost", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("127.9.9.9", true)]
    [InlineData("[::1]", true)]
    [InlineData("0.0.0.0", false)]
    [InlineData("*", false)]
    [InlineData("10.0.0.1", false)]
    [InlineData("localhost.elsewhere.example", false)]
    public void LocalAddresses_AreTheLoopbackOnes(string host, bool isLocal) => LocalAddresses.AreOfThisMachine([$"http://{host}:5180"]).Should().Be(isLocal);

    private async Task AddUsersAsync()
    {
        var accounts = _place.Get<UserAccounts>();
        foreach (var (name, role, department) in new[]
        {
            ("leader", UserRole.Leader, null), ("statistician", UserRole.Statistician, null), ("operator", UserRole.Operator, null),
            ("stats", UserRole.Department, "stats"), ("farming", UserRole.Department, (string?)"farming"),
        })
        {
            await accounts.AddAsync(name, role, department, Password, Actor.Worker, _cancellation);
        }
    }

    private async Task ReceiveAsync(string path, byte[] content)
    {
        _place.Drop(path, content);
        await _place.RunAsync(_cancellation);
    }
}
