using System.ComponentModel;
using System.Diagnostics;
using IndicatorPipeline.Ingest.Files.Archives;
using IndicatorPipeline.Support;
using YamlDotNet.RepresentationModel;

namespace IndicatorPipeline.EndToEnd.Tests.Composition;

/// <summary>The composition, as <c>docker-compose config</c> understands it; no engine is needed for that.</summary>
public sealed class ComposeTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "compose");

    private static readonly string[] Secrets = ["INFLUXDB_ADMIN_PASSWORD", "INFLUXDB_ADMIN_TOKEN", "GRAFANA_ADMIN_PASSWORD", "CONSOLE_PASSWORD"];

    private static readonly (string Name, string Value)[] Scale = [("COMPOSE_PROFILES", "scale"), ("LEDGER_KIND", "postgres"), ("POSTGRES_PASSWORD", "password-of-a-test")];

    [Fact]
    public async Task Composition_IsAcceptedWithItsSecrets()
    {
        var outcome = await ConfigAsync(Secrets);

        outcome.ExitCode.Should().Be(0, outcome.Error);
        var services = Services(outcome.Output);
        // What belongs to a profile alone does not start without it; some versions of the tool list it all the same.
        services.Children.Where(s => !((YamlMappingNode)s.Value).Children.ContainsKey("profiles")).Select(s => s.Key.ToString())
            .Should().BeEquivalentTo("influxdb", "tokens", "console-user", "worker", "grafana");
        services["worker"]["environment"]["Ledger__Kind"].ToString().Should().Be("sqlite");
    }

    [Fact]
    public async Task Scale_GivesBothWorkersOneLedgerShareAndArchive_AndNeitherItsPasswordToSee()
    {
        var services = Services((await ConfigAsync(Secrets, Scale)).Output);

        var (first, second) = (services["worker"], services["worker-2"]);
        first["environment"]["Ledger__Kind"].ToString().Should().Be("postgres");
        foreach (var setting in new[] { "Ledger__Kind", "Ledger__ConnectionString", "Share", "Data", "Catalog", "Influx__Url" })
            second["environment"][setting].Should().Be(first["environment"][setting], setting);
        second["volumes"].Should().Be(first["volumes"]);
        second["ports"].Should().NotBe(first["ports"]);
        first.ToString().Should().NotContain("password-of-a-test");
        ((YamlMappingNode)services["postgres"]).Children.Keys.Select(k => k.ToString()).Should().NotContain("ports");
    }

    [Fact]
    public async Task ArchiveInABucket_IsBothWorkersAndItsSecretAFile()
    {
        (string Name, string Value)[] bucket =
        [
            ("ARCHIVE_KIND", "s3"), ("ARCHIVE_ENDPOINT", "https://s3.county.example"), ("ARCHIVE_BUCKET", "indicators"), ("ARCHIVE_ACCESS_KEY", "worker"),
            ("ARCHIVE_SECRET_KEY_FILE", "/archive/secret-key"), ("ARCHIVE_ROOT_CERTIFICATE", "/archive/authority.pem"),
        ];
        var services = Services((await ConfigAsync(Secrets, [.. Scale, .. bucket])).Output);

        foreach (var worker in new[] { services["worker"], services["worker-2"] })
        {
            var settings = ((YamlMappingNode)worker["environment"]).Children.ToDictionary(s => s.Key.ToString(), s => s.Value.ToString());
            settings.Should().Contain("Archive__Endpoint", "https://s3.county.example").And.Contain("Archive__RootCertificate", "/archive/authority.pem").And.NotContainKey("Archive__SecretKey");
            settings.Keys.Where(k => k.StartsWith("Archive__", StringComparison.Ordinal)).Should().OnlyContain(k => typeof(ArchiveOptions).GetProperty(k.Replace("Archive__", "", StringComparison.Ordinal)) != null);
            ((YamlSequenceNode)worker["volumes"]).Should().Contain(v => v.ToString().EndsWith(":/archive:ro", StringComparison.Ordinal));
        }

        Services((await ConfigAsync(Secrets)).Output)["worker"]["environment"]["Archive__Kind"].ToString().Should().Be("folder");
    }

    [Theory]
    [InlineData("INFLUXDB_ADMIN_PASSWORD")]
    [InlineData("INFLUXDB_ADMIN_TOKEN")]
    [InlineData("GRAFANA_ADMIN_PASSWORD")]
    [InlineData("CONSOLE_PASSWORD")]
    public async Task UnsetSecret_StopsTheStartAndIsNamed(string missing)
    {
        var outcome = await ConfigAsync([.. Secrets.Where(s => s != missing)]);

        outcome.ExitCode.Should().NotBe(0);
        outcome.Error.Should().Contain($"set {missing} in .env");
    }

    [Fact]
    public void Example_HoldsNoUsableSecret()
    {
        var example = File.ReadLines(Path.Combine(Folder, ".env.example")).Where(l => l.Contains('=') && !l.StartsWith('#')).Select(l => l.Split('=', 2)).ToList();
        example.Where(l => Secrets.Contains(l[0])).Should().HaveCount(4).And.OnlyContain(l => l[1].Length == 0);
    }

    [Fact]
    public async Task Services_RunWithAsLittleAsTheyNeed()
    {
        var services = Services((await ConfigAsync(Secrets, Scale)).Output);
        foreach (var name in new[] { "worker", "worker-2", "grafana" })
        {
            var service = services[name];
            service["read_only"].ToString().Should().Be("true");
            service["user"].ToString().Should().NotStartWith("0");
            service["healthcheck"]["test"].Should().NotBeNull();
            ((YamlSequenceNode)service["ports"]).Should().OnlyContain(p => p.ToString().StartsWith("127.0.0.1:", StringComparison.Ordinal));
        }

        // Neither sees the other's token, and neither the administrator's.
        services["worker"].ToString().Should().NotContain("token-grafana").And.NotContain("ADMIN_TOKEN").And.NotContain("CONSOLE_PASSWORD");
        services["grafana"].ToString().Should().NotContain("token-worker").And.NotContain("ADMIN_TOKEN");
        // InfluxDB is reached by the others alone.
        ((YamlMappingNode)services["influxdb"]).Children.Keys.Select(k => k.ToString()).Should().NotContain("ports");
        services["grafana"]["environment"]["GF_AUTH_ANONYMOUS_ENABLED"].ToString().Should().Be("false");
        services["grafana"]["environment"]["GF_USERS_DEFAULT_LANGUAGE"].ToString().Should().Be("zh-Hans");
    }

    private static YamlMappingNode Services(string config)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(config));
        return (YamlMappingNode)yaml.Documents[0].RootNode["services"];
    }

    private static async Task<ProgramOutcome> ConfigAsync(IReadOnlyCollection<string> set, params (string Name, string Value)[] settings)
    {
        // In a folder of its own: a .env of the person at this machine must not help.
        using var folder = new TempFolder();
        File.Copy(Path.Combine(Folder, "compose.yaml"), folder.Combine("compose.yaml"));
        var start = new ProcessStartInfo("docker-compose", ["--file", folder.Combine("compose.yaml"), "config"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder.Path,
        };
        foreach (var secret in Secrets)
        {
            start.Environment.Remove(secret);
            if (set.Contains(secret))
                start.Environment[secret] = "secret-of-a-test";
        }

        foreach (var (name, value) in settings)
            start.Environment[name] = value;

        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return new ProgramOutcome(process.ExitCode, await output, await error);
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException("This test needs docker-compose: apt-get install docker-compose.", exception);
        }
    }
}
