using IndicatorPipeline.Metrics.Influx;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Metrics.Tests.Influx;

/// <summary>The client against a real influxd 1.x.</summary>
public sealed class InfluxClientTests(SharedInfluxServer shared) : IClassFixture<SharedInfluxServer>
{
    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Server_IsRecognizedByItsPing()
    {
        using var client = await ConnectAsync();
        var server = await client.ConnectAsync(_cancellation);
        server.Kind.Should().Be(InfluxKind.Influx1);
        server.Version.Should().StartWith("1.");
        server.Api.Should().Be(InfluxApi.V1);
        server.TakesCorrections.Should().BeTrue();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Points_ReadBackAsTheyWere(bool gzip)
    {
        using var client = await ConnectAsync(o => o.Gzip = gzip);
        string[] names = ["plain", "高原 夏菜", "a,b=c", "say \"so\" and 'so'", @"C:\data", @"x\,y", @"x\=y", @"x\ y", "ends\\", "two\nlines", "# note", "100%&+?;/*"];
        var points = names
            .Select((name, i) => new InfluxPoint(
                InfluxSeries.Of("m e,a\"su're", [new("item", name), new("tag =,k", name)]),
                SomePoint.Time + i,
                [new("level", FieldValue.Of(12m + i)), new("text ,=", FieldValue.Of(name)), new("flag", FieldValue.Of(i % 2 == 0))]))
            .ToList();
        (await client.WriteAsync(points, _cancellation)).Should().BeEquivalentTo(new { Written = names.Length, Trouble = (InfluxTrouble?)null });

        var rows = await client.QueryAsync($"SELECT * FROM {InfluxQl.Identifier("m e,a\"su're")} GROUP BY *", _cancellation);
        rows.Should().HaveCount(points.Count);
        foreach (var point in points)
        {
            var row = rows.Single(r => r.Values["time"] == FieldValue.Of((double)point.Time));
            row.Tags.Should().Equal(point.Series.Tags.ToDictionary());
            row.Values.Where(v => v.Key != "time").Should().BeEquivalentTo(point.Fields);
        }
    }

    [Theory]
    [InlineData(0d)]
    [InlineData(-12d)]
    [InlineData(0.1)]
    [InlineData(-1e-7)]
    [InlineData(double.MaxValue)]
    [InlineData(double.Epsilon)]
    [InlineData(123456789012345.67)]
    public async Task Number_ReadsBackAsItWas(double value)
    {
        using var client = await ConnectAsync();
        (await client.WriteAsync([SomePoint.Of(FieldValue.Of(value))], _cancellation)).Rejected.Should().BeEmpty();
        (await LevelsAsync(client)).Should().Equal(value);
    }

    [Fact]
    public async Task NewlineInATag_MakesNoOtherMeasurement()
    {
        using var client = await ConnectAsync();
        await client.WriteAsync([SomePoint.Of(FieldValue.Of(1m), item: "one\nintruder level=2")], _cancellation);
        (await client.QueryAsync("SHOW MEASUREMENTS", _cancellation)).Should().ContainSingle().Which.Values["name"].Should().Be(FieldValue.Of("economy"));
    }

    [Fact]
    public async Task BadPoints_AreFoundAndTheRestIsWritten()
    {
        using var client = await ConnectAsync(o => o.BatchSize = 300);
        var points = SomePoint.Many(1_000);
        int[] bad = [0, 299, 300, 555, 999];
        foreach (var i in bad)
            points[i] = SomePoint.Of(FieldValue.Of(1m), SomePoint.ImpossibleTime - i);

        var outcome = await client.WriteAsync(points, _cancellation);

        outcome.Trouble.Should().BeNull();
        outcome.Written.Should().Be(995);
        outcome.Rejected.Select(r => r.Point).Should().Equal(bad.Select(i => points[i]));
        outcome.Rejected.Should().AllSatisfy(r => r.Words.Should().StartWith("400").And.Contain("time outside range"));
        (await CountAsync(client)).Should().Be(995);
    }

    [Fact]
    public async Task FieldOfAnotherType_RejectsThePointAlone()
    {
        using var client = await ConnectAsync();
        await client.WriteAsync([SomePoint.Of(FieldValue.Of(1m), SomePoint.Time)], _cancellation);

        var conflict = SomePoint.Of(FieldValue.Of("text"), SomePoint.Time + 1);
        var outcome = await client.WriteAsync([conflict, SomePoint.Of(FieldValue.Of(3m), SomePoint.Time + 2)], _cancellation);

        outcome.Written.Should().Be(1);
        var rejected = outcome.Rejected.Should().ContainSingle().Which;
        rejected.Point.Should().Be(conflict);
        rejected.Words.Should().Contain("field type conflict");
        (await CountAsync(client)).Should().Be(2);
    }

    [Fact]
    public async Task PointsOlderThanTheRetention_AreRejectedWithTheServersWords()
    {
        var database = shared.NewDatabase();
        await shared.Server.QueryAsync($"CREATE DATABASE \"{database}\" WITH DURATION 1d", _cancellation);
        using var client = new InfluxClient(Options(database), TimeProvider.System);
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

        var outcome = await client.WriteAsync([SomePoint.Of(FieldValue.Of(1m), now - (86_400 * 400)), SomePoint.Of(FieldValue.Of(2m), now)], _cancellation);

        outcome.Written.Should().Be(1);
        outcome.Rejected.Should().ContainSingle().Which.Words.Should().Contain("points beyond retention policy");
    }

    [Fact]
    public async Task RequestThatIsTooLong_IsHalved()
    {
        await using var small = await InfluxServer.StartAsync(_cancellation, maxBodySize: 2_000);
        using var client = new InfluxClient(new InfluxOptions { Url = small.Url, Database = "small", Gzip = false }, TimeProvider.System);
        await client.EnsureDatabaseAsync(_cancellation);
        var tooLong = SomePoint.Of(FieldValue.Of(new string('长', 2_000)), SomePoint.Time - 1, area: "other");

        var outcome = await client.WriteAsync([.. SomePoint.Many(500), tooLong], _cancellation);

        outcome.Trouble.Should().BeNull();
        outcome.Written.Should().Be(500);
        outcome.Rejected.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Point = tooLong, Status = 413 });
        (await CountAsync(client)).Should().Be(500);
    }

    [Fact]
    public async Task MissingDatabase_IsMadeWithOneLongShard()
    {
        var database = shared.NewDatabase();
        using var client = new InfluxClient(Options(database), TimeProvider.System);
        var outcome = await client.WriteAsync(SomePoint.Many(1), _cancellation);
        outcome.Trouble.Should().BeEquivalentTo(new { Kind = InfluxTroubleKind.DatabaseMissing });

        (await client.EnsureDatabaseAsync(_cancellation)).Should().BeTrue();
        (await client.EnsureDatabaseAsync(_cancellation)).Should().BeFalse();

        (await client.WriteAsync(SomePoint.Many(1), _cancellation)).Written.Should().Be(1);
        var policy = (await client.QueryAsync($"SHOW RETENTION POLICIES ON \"{database}\"", _cancellation)).Should().ContainSingle().Which.Values;
        policy.Should().Contain("shardGroupDuration", FieldValue.Of("87360h0m0s")).And.Contain("duration", FieldValue.Of("0s"));
    }

    [Fact]
    public async Task UnknownRetentionPolicy_IsTroubleThatNoRetryHelps_UntilItIsMade()
    {
        using var client = await ConnectAsync();
        var database = shared.NewDatabase();
        await shared.Server.QueryAsync($"CREATE DATABASE \"{database}\"", _cancellation);
        var options = Options(database);
        options.RetentionPolicy = "for ever";
        options.RetryDelay = options.RetryDelayLimit = TimeSpan.FromMinutes(10);
        using var named = new InfluxClient(options, TimeProvider.System);

        var outcome = await named.WriteAsync(SomePoint.Many(1), _cancellation);
        outcome.Trouble.Should().BeEquivalentTo(new { Kind = InfluxTroubleKind.Misconfigured });

        await named.EnsureDatabaseAsync(_cancellation);
        (await named.WriteAsync(SomePoint.Many(2), _cancellation)).Written.Should().Be(2);
        (await CountAsync(named)).Should().Be(2);
    }

    [Fact]
    public async Task DeletedPoint_LeavesThePointsBesideIt()
    {
        using var client = await ConnectAsync();
        var whole = SomePoint.Of(FieldValue.Of(1m));
        var item = SomePoint.Of(FieldValue.Of(2m), item: "it's, \"quoted\" \\ =");
        var later = SomePoint.Of(FieldValue.Of(3m), SomePoint.Time + 1);
        await client.WriteAsync([whole, item, later], _cancellation);

        await client.DeleteAsync([whole.Id], PointMapping.TagKeys, _cancellation);
        (await LevelsAsync(client)).Should().BeEquivalentTo([2d, 3d]);

        await client.DeleteAsync([item.Series], PointMapping.TagKeys, _cancellation);
        (await LevelsAsync(client)).Should().BeEquivalentTo([3d]);
    }

    [Fact]
    public async Task DroppedMeasurement_ForgetsTheTypesOfItsFields()
    {
        using var client = await ConnectAsync();
        await client.WriteAsync([SomePoint.Of(FieldValue.Of("text"))], _cancellation);
        await client.DropMeasurementsAsync(["economy", "never written"], _cancellation);
        (await client.WriteAsync([SomePoint.Of(FieldValue.Of(1m))], _cancellation)).Rejected.Should().BeEmpty();
        (await CountAsync(client)).Should().Be(1);
    }

    [Fact]
    public async Task Credentials_AreSentAndJudged()
    {
        await using var guarded = await InfluxServer.StartAsync(_cancellation, authentication: true);
        var options = new InfluxOptions { Url = guarded.Url, UserName = InfluxServer.UserName, Password = InfluxServer.Password };
        using (var right = new InfluxClient(options, TimeProvider.System))
        {
            await right.EnsureDatabaseAsync(_cancellation);
            (await right.WriteAsync(SomePoint.Many(3), _cancellation)).Written.Should().Be(3);
        }

        options.Password = "a wrong one";
        using (var wrong = new InfluxClient(options, TimeProvider.System))
        {
            var outcome = await wrong.WriteAsync(SomePoint.Many(3), _cancellation);
            outcome.Trouble.Should().BeEquivalentTo(new { Kind = InfluxTroubleKind.Refused });
            outcome.Trouble!.Words.Should().Contain("401").And.NotContain("a wrong one");
            var query = () => wrong.EnsureDatabaseAsync(_cancellation);
            (await query.Should().ThrowAsync<InfluxException>()).Which.Trouble.Kind.Should().Be(InfluxTroubleKind.Refused);
        }

        await guarded.QueryAsync("CREATE USER reader WITH PASSWORD 'r'; GRANT READ ON indicators TO reader", _cancellation);
        (options.UserName, options.Password) = ("reader", "r");
        using (var reader = new InfluxClient(options, TimeProvider.System))
        {
            var outcome = await reader.WriteAsync(SomePoint.Many(3), _cancellation);
            outcome.Trouble.Should().BeEquivalentTo(new { Kind = InfluxTroubleKind.Refused });
            outcome.Trouble!.Words.Should().Contain("403");
        }
    }

    [Fact]
    public async Task NobodyThere_IsTroubleAndNoException()
    {
        var options = new InfluxOptions { Url = "http://127.0.0.1:9", Retries = 1, RetryDelay = TimeSpan.FromMilliseconds(1) };
        using var client = new InfluxClient(options, TimeProvider.System);
        var outcome = await client.WriteAsync(SomePoint.Many(1), _cancellation);
        outcome.Should().BeEquivalentTo(new { Written = 0, Trouble = new { Kind = InfluxTroubleKind.Unavailable } });
    }

    private InfluxOptions Options(string database) => new() { Url = shared.Server.Url, Database = database };

    private async Task<InfluxClient> ConnectAsync(Action<InfluxOptions>? configure = null)
    {
        var options = Options(shared.NewDatabase());
        configure?.Invoke(options);
        var client = new InfluxClient(options, TimeProvider.System);
        await client.EnsureDatabaseAsync(_cancellation);
        return client;
    }

    private async Task<int> CountAsync(InfluxClient client) => (await LevelsAsync(client)).Count;

    private async Task<List<double>> LevelsAsync(InfluxClient client) =>
        [.. (await client.QueryAsync("SELECT level FROM economy", _cancellation)).Select(r => r.Values["level"]).Cast<FieldValue.Number>().Select(n => n.Value)];
}
