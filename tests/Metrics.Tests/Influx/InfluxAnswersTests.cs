using System.Text.Json.Nodes;
using IndicatorPipeline.Metrics.Influx;
using IndicatorPipeline.Support;
using Microsoft.Extensions.Time.Testing;

namespace IndicatorPipeline.Metrics.Tests.Influx;

/// <summary>What the client makes of answers that no server here can be made to give.</summary>
public sealed class InfluxAnswersTests
{
    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2025, 7, 10, 1, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(429)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(500)]
    public async Task PassingTrouble_SendsTheSameBatchAgain(int status)
    {
        var answers = new Queue<StubAnswer>([new(status, "{\"error\":\"busy\"}"), new(status, "<html>"), new(204)]);
        await using var stub = Stub("1.8.10", _ => answers.Dequeue());
        using var client = Client(stub);

        var outcome = await WriteAsync(client, SomePoint.Many(2));

        outcome.Should().BeEquivalentTo(new { Written = 2, Trouble = (InfluxTrouble?)null });
        var bodies = Writes(stub).Select(r => r.Body).ToList();
        bodies.Should().HaveCount(3);
        bodies.Distinct().Should().ContainSingle().Which.Should().Contain("economy,area=county,indicator=gdp level=0 ");
    }

    [Theory]
    [InlineData("20")]
    [InlineData("Thu, 10 Jul 2025 01:00:20 GMT")]
    public async Task RetryAfter_IsWaitedFor(string retryAfter)
    {
        var moments = new List<DateTimeOffset>();
        await using var stub = Stub("1.8.10", _ =>
        {
            moments.Add(_time.GetUtcNow());
            return moments.Count == 1 ? new StubAnswer(429, "", ("Retry-After", retryAfter)) : new StubAnswer(204);
        });
        using var client = Client(stub);

        (await WriteAsync(client, SomePoint.Many(1))).Written.Should().Be(1);

        moments.Should().HaveCount(2);
        (moments[1] - _time.Start).Should().BeGreaterThanOrEqualTo(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task LongRetryAfter_IsHandedOnInsteadOfSlept()
    {
        await using var stub = Stub("1.8.10", _ => new StubAnswer(503, "{\"error\":\"maintenance\"}", ("Retry-After", "3600")));
        using var client = Client(stub);

        var outcome = await WriteAsync(client, SomePoint.Many(1));

        outcome.Trouble.Should().Be(new InfluxTrouble(InfluxTroubleKind.Unavailable, "503 maintenance", TimeSpan.FromHours(1)));
        Writes(stub).Should().ContainSingle();
    }

    [Theory]
    [InlineData("Fri, 11 Jul 2025 00:00:00 GMT", 23 * 3_600)]
    [InlineData("Thu, 10 Jul 2025 00:00:00 GMT", 0)]
    [InlineData("99999999999999999999", 24 * 3_600)]
    [InlineData("2147483647", 24 * 3_600)]
    [InlineData("soon", null)]
    public async Task RetryAfterThatTheLibraryCannotRead_ArrivesInSeconds(string retryAfter, int? seconds)
    {
        await using var stub = Stub("1.8.10", _ => new StubAnswer(503, "{\"error\":\"maintenance\"}", ("Retry-After", retryAfter)));
        using var client = Client(stub, o => o.Retries = 0);

        var outcome = await WriteAsync(client, SomePoint.Many(1));

        outcome.Trouble.Should().Be(new InfluxTrouble(
            InfluxTroubleKind.Unavailable, "503 maintenance", seconds is { } given ? TimeSpan.FromSeconds(given) : null));
    }

    [Theory]
    [InlineData(200, "")]
    [InlineData(200, "<html>Sign in to the network</html>")]
    [InlineData(202, "")]
    public async Task SuccessThatIsNo204_IsNothingWritten(int status, string body)
    {
        await using var stub = Stub("1.8.10", _ => new StubAnswer(status, body));
        using var client = Client(stub);
        var outcome = await WriteAsync(client, SomePoint.Many(2));
        outcome.Should().BeEquivalentTo(new { Written = 0, Trouble = new { Kind = InfluxTroubleKind.Misconfigured } });
        outcome.Rejected.Should().BeEmpty();
        Writes(stub).Should().ContainSingle();
    }

    [Fact]
    public async Task Cancellation_IsThrownAndNoTrouble()
    {
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(_cancellation);
        await using var stub = Stub("1.8.10", _ =>
        {
            cancelled.Cancel();
            return new StubAnswer(204);
        });
        using var client = Client(stub);
        var write = () => client.WriteAsync(SomePoint.Many(1), cancelled.Token);
        await write.Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task TroubleThatLasts_IsGivenUpAfterSoManyRetries()
    {
        await using var stub = Stub("1.8.10", _ => new StubAnswer(503));
        using var client = Client(stub, o => o.Retries = 2);
        var outcome = await WriteAsync(client, SomePoint.Many(1));
        outcome.Trouble.Should().BeEquivalentTo(new { Kind = InfluxTroubleKind.Unavailable });
        Writes(stub).Should().HaveCount(3);
    }

    [Theory]
    [InlineData(401, InfluxTroubleKind.Refused)]
    [InlineData(403, InfluxTroubleKind.Refused)]
    [InlineData(302, InfluxTroubleKind.Misconfigured)]
    [InlineData(405, InfluxTroubleKind.Misconfigured)]
    public async Task TroubleThatWaitingDoesNotMend_IsNotTriedAgain(int status, InfluxTroubleKind kind)
    {
        await using var stub = Stub("1.8.10", _ => new StubAnswer(status, "", ("Location", "http://127.0.0.1:9/")));
        using var client = Client(stub);
        (await WriteAsync(client, SomePoint.Many(1))).Trouble.Should().BeEquivalentTo(new { Kind = kind });
        Writes(stub).Should().ContainSingle();
    }

    [Fact]
    public async Task ProxysPageWithStatus400_BlamesNoPoint()
    {
        await using var stub = Stub("1.8.10", _ => new StubAnswer(400, "<html>The plain HTTP request was sent to HTTPS port</html>"));
        using var client = Client(stub);
        var outcome = await WriteAsync(client, SomePoint.Many(50));
        outcome.Rejected.Should().BeEmpty();
        outcome.Trouble.Should().BeEquivalentTo(new { Kind = InfluxTroubleKind.Misconfigured });
        Writes(stub).Should().ContainSingle();
    }

    [Fact]
    public async Task TroubleAfterRejections_KeepsBoth()
    {
        await using var stub = Stub("1.8.10", request => request.Body.Contains("level=0 ", StringComparison.Ordinal)
            ? new StubAnswer(400, "{\"error\":\"unable to parse\"}")
            : new StubAnswer(403, "{\"error\":\"no more\"}"));
        using var client = Client(stub);
        var outcome = await WriteAsync(client, SomePoint.Many(2));
        outcome.Rejected.Should().ContainSingle().Which.Words.Should().Be("400 unable to parse");
        outcome.Trouble.Should().Be(new InfluxTrouble(InfluxTroubleKind.Refused, "403 no more"));
    }

    [Fact]
    public async Task InfluxDb2_IsWrittenByItsOwnEndpoint()
    {
        await using var stub = Stub("v2.7.12", request => request.Body.Contains("level=1 ", StringComparison.Ordinal)
            ? new StubAnswer(422, "{\"code\":\"unprocessable entity\",\"message\":\"failure writing points: points beyond retention policy dropped=1\"}")
            : new StubAnswer(204));
        using var client = Client(stub, o => (o.Org, o.Bucket, o.Token) = ("the county", "the bucket", "secret"));

        var outcome = await WriteAsync(client, SomePoint.Many(4));

        outcome.Written.Should().Be(3);
        outcome.Rejected.Should().ContainSingle().Which.Words.Should().StartWith("422 failure writing points");
        Writes(stub).Should().AllSatisfy(request =>
        {
            request.PathAndQuery.Should().Be("/api/v2/write?org=the%20county&bucket=the%20bucket&precision=s");
            request.Authorization.Should().Be("Token secret");
        });
    }

    [Fact]
    public async Task InfluxDb2_TakesDeletionsAsInfluxQlOnTheBucket()
    {
        await using var stub = Stub("v2.7.12", _ => new StubAnswer(200, "{\"results\":[{\"statement_id\":0}]}"));
        using var client = Client(stub, o => (o.Org, o.Bucket) = ("the county", "the bucket"));
        await AdvanceAsync(client.DeleteAsync([SomePoint.Of(FieldValue.Of(1m)).Id], PointMapping.TagKeys, _cancellation));
        var request = stub.Requests[^1];
        request.PathAndQuery.Should().Be("/query?db=the%20bucket&epoch=s&chunked=true");
        Uri.UnescapeDataString(request.Body.Replace('+', ' ')).Should().StartWith("q=DELETE FROM \"economy\" WHERE \"area\" = 'county' AND \"indicator\" = 'gdp' AND \"accumulation\" = ''")
            .And.EndWith(" AND time = 1735660800s");
    }

    [Fact]
    public async Task InfluxDb2WithoutOrganization_IsAConfigurationErrorAndNoPointsFault()
    {
        await using var stub = Stub("v2.7.12", _ => new StubAnswer(400, "{\"code\":\"invalid\",\"message\":\"Please provide either orgID or org\"}"));
        using var client = Client(stub);
        var outcome = await WriteAsync(client, SomePoint.Many(3));
        outcome.Rejected.Should().BeEmpty();
        outcome.Trouble.Should().BeEquivalentTo(new { Kind = InfluxTroubleKind.Misconfigured });
    }

    [Fact]
    public async Task InfluxDb2WithoutOurBucket_GetsOneWithALongShardAndItsMapping()
    {
        await using var stub = Stub("v2.7.12", request => (request.Method, request.PathAndQuery.Split('?')[0]) switch
        {
            ("GET", "/api/v2/buckets") => new StubAnswer(200, "{\"buckets\":[]}", Json),
            ("GET", "/api/v2/orgs") => new StubAnswer(200, "{\"orgs\":[{\"id\":\"00000000000000aa\",\"name\":\"the county\"}]}", Json),
            ("POST", "/api/v2/buckets") => new StubAnswer(201, "{\"id\":\"00000000000000bb\",\"orgID\":\"00000000000000aa\",\"name\":\"the bucket\",\"retentionRules\":[]}", Json),
            ("GET", "/api/v2/dbrps") => new StubAnswer(200, "{\"content\":[]}", Json),
            ("POST", "/api/v2/dbrps") => new StubAnswer(201, "{\"id\":\"00000000000000cc\"}", Json),
            _ => new StubAnswer(404),
        });
        using var client = Client(stub, o => (o.Org, o.Bucket, o.Token) = ("the county", "the bucket", "secret"));

        (await AdvanceAsync(client.EnsureDatabaseAsync(_cancellation))).Should().BeTrue();

        var made = stub.Requests.Where(r => r.Method == "POST").ToList();
        made.Should().HaveCount(2).And.AllSatisfy(r => r.Authorization.Should().Be("Token secret"));
        JsonNode.DeepEquals(
            JsonNode.Parse(made[0].Body),
            JsonNode.Parse(
                """
                { "orgID": "00000000000000aa", "name": "the bucket",
                  "retentionRules": [ { "type": "expire", "everySeconds": 0, "shardGroupDurationSeconds": 314496000 } ] }
                """)).Should().BeTrue(made[0].Body);
        JsonNode.DeepEquals(
            JsonNode.Parse(made[1].Body),
            JsonNode.Parse(
                """
                { "orgID": "00000000000000aa", "bucketID": "00000000000000bb", "database": "the bucket", "retention_policy": "autogen", "default": true }
                """)).Should().BeTrue(made[1].Body);
    }

    [Fact]
    public async Task InfluxDb2ThatMadeOurBucketWithoutAnAnswer_HoldsNothing()
    {
        const string Bucket = "{\"id\":\"00000000000000bb\",\"orgID\":\"00000000000000aa\",\"name\":\"indicators\",\"retentionRules\":[]}";
        var isMade = false;
        var toldBefore = new List<bool>();
        await using var stub = Stub("v2.7.12", request =>
        {
            switch (request.Method, request.PathAndQuery.Split('?')[0])
            {
                case ("GET", "/api/v2/buckets"):
                    return new StubAnswer(200, $"{{\"buckets\":[{(isMade ? Bucket : "")}]}}", Json);
                case ("GET", "/api/v2/orgs"):
                    return new StubAnswer(200, "{\"orgs\":[{\"id\":\"00000000000000aa\",\"name\":\"the county\"}]}", Json);
                case ("POST", "/api/v2/buckets"):
                    isMade = true;
                    return new StubAnswer(504, "<html>");
                default:
                    return new StubAnswer(200, "{\"content\":[{\"id\":\"00000000000000cc\",\"database\":\"indicators\"}]}", Json);
            }
        });
        using var client = Client(stub, o => o.Org = "the county");

        (await AdvanceAsync(client.EnsureDatabaseAsync(_cancellation, _ =>
        {
            toldBefore.Add(isMade);
            return Task.CompletedTask;
        }))).Should().BeTrue();

        toldBefore.Should().Equal(false);
    }

    [Fact]
    public async Task InfluxDb2WithOurBucketAndMapping_IsLeftAsItIs()
    {
        await using var stub = Stub("v2.7.12", request => request.PathAndQuery.Split('?')[0] switch
        {
            "/api/v2/buckets" => new StubAnswer(200, "{\"buckets\":[{\"id\":\"00000000000000bb\",\"orgID\":\"00000000000000aa\",\"name\":\"indicators\",\"retentionRules\":[]}]}", Json),
            "/api/v2/dbrps" => new StubAnswer(200, "{\"content\":[{\"id\":\"00000000000000cc\",\"database\":\"indicators\",\"retention_policy\":\"autogen\",\"virtual\":true}]}", Json),
            _ => new StubAnswer(404),
        });
        using var client = Client(stub, o => o.Org = "the county");
        (await AdvanceAsync(client.EnsureDatabaseAsync(_cancellation))).Should().BeFalse();
        stub.Requests.Should().AllSatisfy(r => r.Method.Should().Be("GET"));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task TokenThatMayOnlyWrite_LeavesTheBucketToItsAdministrator(int status)
    {
        await using var stub = Stub("v2.7.12", request => new StubAnswer(
            request.PathAndQuery.StartsWith("/api/v2/write", StringComparison.Ordinal) ? 204 : status, "{\"code\":\"unauthorized\",\"message\":\"no\"}"));
        using var client = Client(stub, o => o.Org = "the county");
        (await AdvanceAsync(client.EnsureDatabaseAsync(_cancellation))).Should().BeFalse();
        (await WriteAsync(client, SomePoint.Many(1))).Written.Should().Be(1);
    }

    [Fact]
    public async Task MissingBucket_IsSaidToBeMissing()
    {
        await using var stub = Stub("v2.7.12", _ => new StubAnswer(404, "{\"code\":\"not found\",\"message\":\"bucket \\\"indicators\\\" not found\"}"));
        using var client = Client(stub, o => o.Org = "the county");
        (await WriteAsync(client, SomePoint.Many(1))).Trouble.Should().BeEquivalentTo(new { Kind = InfluxTroubleKind.DatabaseMissing });
    }

    [Fact]
    public async Task InfluxDb3_DropsTables()
    {
        await using var stub = Stub("3.2.0", request => new StubAnswer(request.PathAndQuery.EndsWith("rural", StringComparison.Ordinal) ? 404 : 200));
        using var client = Client(stub);
        (await AdvanceAsync(client.ConnectAsync(_cancellation))).TakesCorrections.Should().BeFalse();
        await AdvanceAsync(client.DropMeasurementsAsync(["economy", "rural"], _cancellation));
        stub.Requests.Where(r => r.Method == "DELETE").Select(r => r.PathAndQuery)
            .Should().Equal("/api/v3/configure/table?db=indicators&table=economy", "/api/v3/configure/table?db=indicators&table=rural");
    }

    [Fact]
    public async Task SomethingElseAtTheAddress_IsSaidToBeNoInfluxDb()
    {
        await using var stub = new StubServer(request => request.PathAndQuery == "/ping" ? new StubAnswer(200, "pong") : new StubAnswer(404));
        using var client = Client(stub);
        (await WriteAsync(client, SomePoint.Many(1))).Trouble.Should().BeEquivalentTo(new { Kind = InfluxTroubleKind.Misconfigured });
    }

    [Fact]
    public async Task AddressWithAPath_KeepsIt()
    {
        await using var stub = new StubServer(request => request.PathAndQuery == "/influx/ping" ? StubAnswer.Ping("1.8.10") : new StubAnswer(204));
        using var client = new InfluxClient(new InfluxOptions { Url = stub.Url + "/influx" }, _time);
        await WriteAsync(client, SomePoint.Many(1));
        stub.Requests[^1].PathAndQuery.Should().Be("/influx/write?db=indicators&precision=s");
    }

    [Fact]
    public async Task ServerThatNeverAnswers_IsNotWaitedForLongerThanTheTimeout()
    {
        using var silence = new ManualResetEventSlim();
        await using var stub = Stub("1.8.10", _ =>
        {
            silence.Wait(_cancellation);
            return new StubAnswer(204);
        });
        using var client = Client(stub, o => (o.Timeout, o.Retries) = (TimeSpan.FromSeconds(5), 0));
        var outcome = await WriteAsync(client, SomePoint.Many(1));
        silence.Set();
        outcome.Trouble.Should().Be(new InfluxTrouble(InfluxTroubleKind.Unavailable, "No answer within 5 seconds."));
    }

    [Theory]
    [InlineData("localhost", true, null)]
    [InlineData("localhost", false, "certificate chain")]
    [InlineData("another.example", true, "RemoteCertificateNameMismatch")]
    public async Task CertificateOfAnAuthorityOfItsOwn_IsTrustedWhereTheAuthorityIsNamed(string name, bool isNamed, string? trouble)
    {
        await using var stub = Stub("1.8.10", _ => new StubAnswer(204));
        await using var front = new TlsFront(new Uri(stub.Url).Port, name);
        using var client = new InfluxClient(new InfluxOptions { Url = front.Url, RootCertificate = isNamed ? front.AuthorityFile : null, Retries = 0 }, _time);
        var outcome = await WriteAsync(client, SomePoint.Many(1));
        if (trouble is null)
        {
            outcome.Trouble.Should().BeNull();
            return;
        }

        outcome.Trouble!.Kind.Should().Be(InfluxTroubleKind.Unavailable);
        outcome.Trouble.Words.Should().Contain(trouble).And.Contain("Influx:RootCertificate");
        front.Passed.Should().Be(0);
    }

    private static readonly (string, string) Json = ("Content-Type", "application/json");

    private static StubServer Stub(string version, Func<StubRequest, StubAnswer> answer) =>
        new(request => request.PathAndQuery == "/ping" ? StubAnswer.Ping(version) : answer(request));

    private static IEnumerable<StubRequest> Writes(StubServer stub) => stub.Requests.Where(r => r.PathAndQuery.Contains("write", StringComparison.Ordinal));

    private InfluxClient Client(StubServer stub, Action<InfluxOptions>? configure = null)
    {
        var options = new InfluxOptions { Url = stub.Url, Gzip = false };
        configure?.Invoke(options);
        return new InfluxClient(options, _time);
    }

    // Whatever is waited for, also what was not expected, comes to its end.
    private Task<WriteOutcome> WriteAsync(InfluxClient client, List<InfluxPoint> points) => AdvanceAsync(client.WriteAsync(points, _cancellation));

    /// <summary>Lets the time go by, much faster than it does, until a task is done.</summary>
    private async Task<T> AdvanceAsync<T>(Task<T> task)
    {
        await AdvanceAsync((Task)task);
        return await task;
    }

    private async Task AdvanceAsync(Task task)
    {
        while (!task.IsCompleted)
        {
            _time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Delay(2, _cancellation);
        }

        await task;
    }
}
