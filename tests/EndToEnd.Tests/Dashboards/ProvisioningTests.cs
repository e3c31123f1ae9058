using System.Diagnostics;
using System.Text.Json;
using IndicatorPipeline.Support;
using YamlDotNet.RepresentationModel;

namespace IndicatorPipeline.EndToEnd.Tests.Dashboards;

/// <summary>What Grafana finds at its start: data sources, the folder of dashboards, alert rules.</summary>
[Collection(DemoServerDefinition.Name)]
public sealed class ProvisioningTests(DemoServer server) : IDisposable
{
    private static readonly string Provisioning = Path.Combine(BoardFile.Directory, "provisioning");
    private static readonly string StartScript = Path.Combine(AppContext.BaseDirectory, "compose", "grafana", "start.sh");

    private readonly TempFolder _folder = new();

    [Fact]
    public void AlertRules_AreTheFour() =>
        Rules().Select(r => Text(r, "uid")).Should().Equal("county-report-overdue", "county-project-behind", "county-projection-lag", "county-worker-silent");

    [Fact]
    public void AlertRules_HoldNoDollar() =>
        // Grafana would take it for a variable of its environment, and leave nothing in its place.
        File.ReadLines(Path.Combine(Provisioning, "alerting", "rules.yaml")).Where(l => !l.StartsWith('#')).Should().NotContain(l => l.Contains('$'));

    [Fact]
    public void AlertRules_AreReadAlikeByGrafana9And12()
    {
        // What both know; Grafana passes over in silence what it does not.
        string[] ofRule = ["uid", "title", "condition", "data", "for", "noDataState", "execErrState", "annotations", "labels"];
        string[] ofQuery = ["refId", "relativeTimeRange", "datasourceUid", "model"];
        foreach (var rule in Rules())
        {
            rule.Children.Keys.Select(k => ((YamlScalarNode)k).Value).Should().BeEquivalentTo(ofRule, Text(rule, "uid"));
            Text(rule, "noDataState").Should().BeOneOf("OK", "NoData", "Alerting");
            Text(rule, "execErrState").Should().BeOneOf("OK", "Error", "Alerting");
            foreach (var query in ((YamlSequenceNode)rule["data"]).Cast<YamlMappingNode>())
            {
                query.Children.Keys.Select(k => ((YamlScalarNode)k).Value).Should().BeEquivalentTo(ofQuery);
                Text((YamlMappingNode)query["model"], "refId").Should().Be(Text(query, "refId"));
                if (Text(query, "datasourceUid") == "__expr__")
                    Text((YamlMappingNode)query["model"], "type").Should().BeOneOf("reduce", "threshold");
            }
        }
    }

    [Fact]
    public void AlertRules_SayWhatToDoAndLeadToTheirPanel()
    {
        foreach (var rule in Rules())
        {
            var annotations = (YamlMappingNode)rule["annotations"];
            Text(annotations, "summary").Should().MatchRegex("：请.+", "a summary names what to do");
            var board = BoardFile.All.Single(b => b.Uid == Text(annotations, "__dashboardUid__"));
            Text(annotations, "description").Should().Contain("/d/" + board.Uid);
            var panel = board.Panels.Single(p => p.GetProperty("id").GetInt32().ToString(System.Globalization.CultureInfo.InvariantCulture) == Text(annotations, "__panelId__"));
            // The panel shows what the rule watches.
            var field = System.Text.RegularExpressions.Regex.Match(Text((YamlMappingNode)((YamlSequenceNode)rule["data"])[0]["model"], "query"), "LAST\\(\"(\\w+)\"\\)").Groups[1].Value;
            BoardFile.QueriesOf(panel).Should().Contain(q => q.Contains($"\"{field}\"", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("county-report-overdue", true)]
    [InlineData("county-project-behind", true)]
    [InlineData("county-projection-lag", true)]
    // Only a running worker sends its heartbeat, and its silence is what the rule is about.
    [InlineData("county-worker-silent", false)]
    public async Task AlertRule_FindsWhatItWatches(string uid, bool hasFigures)
    {
        var rule = Rules().Single(r => Text(r, "uid") == uid);
        var data = ((YamlSequenceNode)rule["data"]).Cast<YamlMappingNode>().ToList();
        data.Select(d => Text(d, "refId")).Should().Equal("A", "B", "C");
        Text(data[0], "datasourceUid").Should().Be("influxdb");
        Text(rule, "condition").Should().Be("C");
        var query = Text((YamlMappingNode)data[0]["model"], "query");
        query.Should().NotMatchRegex("GROUP BY[^)]*time\\(");
        // It is half an hour into the demonstration's day.
        query = query.Replace("now()", "'2026-01-20T01:30:00Z'", StringComparison.Ordinal);

        var answer = await server.QueryAsync(query);

        answer.Rows.Any().Should().Be(hasFigures, query);
    }

    [Fact]
    public async Task ProjectAlert_WouldFireForTheWindFarm()
    {
        var rule = Rules().Single(r => Text(r, "uid") == "county-project-behind");
        var data = ((YamlSequenceNode)rule["data"]).Cast<YamlMappingNode>().ToList();
        var query = Text((YamlMappingNode)data[0]["model"], "query").Replace("now()", "'2026-02-01T00:00:00Z'", StringComparison.Ordinal);
        var evaluator = (YamlMappingNode)((YamlSequenceNode)((YamlMappingNode)data[2]["model"])["conditions"])[0]["evaluator"];
        Text(evaluator, "type").Should().Be("lt");
        var bound = decimal.Parse(((YamlScalarNode)((YamlSequenceNode)evaluator["params"])[0]).Value!, System.Globalization.CultureInfo.InvariantCulture);

        var firing = (await server.QueryAsync(query)).Rows.Where(r => r["pace"] is decimal pace && pace < bound).Select(r => r["item_name"]).ToList();

        firing.Should().Contain("50万千瓦风电基地一期").And.Contain("市列重大项目").And.NotContain("高质量发展重大项目");
    }

    [Fact]
    public async Task Start_WithInfluxDb2_PutsInTheConsolesAddressAndTheTokensSource()
    {
        var laidOut = await StartAsync(("INFLUX_KIND", "2"), ("INFLUX_TOKEN", "t"), ("CONSOLE_PUBLIC_URL", "https://county.example/a&b|c/"));

        laidOut.ExitCode.Should().Be(0, laidOut.Error);
        var overview = await File.ReadAllTextAsync(_folder.Combine("target", "dashboards", "overview.json"), TestContext.Current.CancellationToken);
        var address = JsonDocument.Parse(overview).RootElement.GetProperty("templating").GetProperty("list").EnumerateArray().Last();
        address.GetProperty("query").GetString().Should().Be("https://county.example/a&b|c");
        address.GetProperty("current").GetProperty("value").GetString().Should().Be("https://county.example/a&b|c");
        Directory.EnumerateFiles(_folder.Combine("target", "dashboards")).Should().HaveCount(17);
        SourceYaml().Should().Contain("httpHeaderValue1: Token $INFLUX_TOKEN");
        laidOut.Output.Should().Contain("token=t").And.Contain("home=" + _folder.Combine("target", "dashboards", "overview.json"));
    }

    [Fact]
    public async Task Start_WithInfluxDb1_TakesUserAndPassword()
    {
        var laidOut = await StartAsync(("INFLUX_KIND", "1"), ("INFLUX_USER", "grafana"), ("INFLUX_PASSWORD", "p"));

        laidOut.ExitCode.Should().Be(0, laidOut.Error);
        SourceYaml().Should().Contain("user: $INFLUX_USER").And.NotContain("httpHeader");
    }

    [Theory]
    [InlineData("1", "INFLUX_USER is not set")]
    [InlineData("2", "INFLUX_TOKEN is not set")]
    [InlineData("3", "INFLUX_KIND is 1 or 2")]
    public async Task Start_WithoutCredentials_StopsAndSaysSo(string kind, string message)
    {
        var outcome = await StartAsync(("INFLUX_KIND", kind));

        outcome.ExitCode.Should().NotBe(0);
        outcome.Error.Should().Contain(message);
    }

    public void Dispose() => _folder.Dispose();

    private string SourceYaml() => File.ReadAllText(Directory.EnumerateFiles(_folder.Combine("target", "provisioning", "datasources")).Single());

    private static List<YamlMappingNode> Rules()
    {
        using var reader = File.OpenText(Path.Combine(Provisioning, "alerting", "rules.yaml"));
        var yaml = new YamlStream();
        yaml.Load(reader);
        return [.. ((YamlSequenceNode)yaml.Documents[0].RootNode["groups"]).SelectMany(g => (YamlSequenceNode)g["rules"]).Cast<YamlMappingNode>()];
    }

    private static string Text(YamlMappingNode node, string key) => ((YamlScalarNode)node[key]).Value!;

    private async Task<ProgramOutcome> StartAsync(params (string Name, string Value)[] environment)
    {
        // In Grafana's place a script that tells what it would have got.
        var grafana = _folder.Combine("run.sh");
        await File.WriteAllTextAsync(
            grafana, "#!/bin/sh\necho \"token=${INFLUX_TOKEN:-}\"\necho \"home=$GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH\"\n", TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(grafana, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var start = new ProcessStartInfo("sh", [StartScript]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["COUNTY_SOURCE"] = AppContext.BaseDirectory.TrimEnd('/');
        start.Environment["COUNTY_TARGET"] = _folder.Combine("target");
        start.Environment["COUNTY_RUN"] = grafana;
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        // Both at once: a program waits for ever to write more into a pipe that nobody empties.
        var reading = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await reading;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new ProgramOutcome(process.ExitCode, output, error);
    }
}
