using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using IndicatorPipeline.Ingest;
using IndicatorPipeline.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace IndicatorPipeline.EndToEnd.Tests.Dashboards;

/// <summary>The link from a figure on a dashboard to the console, filled as Grafana fills it from what the demonstration has brought, and followed.</summary>
[Collection(DemoServerDefinition.Name)]
public sealed partial class DataLinkTests(DemoServer server) : IAsyncLifetime
{
    private static readonly TimeSpan ZoneOffset = TimeSpan.FromHours(8);

    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;
    private readonly TempFolder _folder = new();
    private WebApplication _console = null!;
    private HttpClient _browser = null!;

    public static TheoryData<string> Boards => BoardFile.Names;

    /// <summary>A console of its own, on a copy: a worker writes into what it serves.</summary>
    public async ValueTask InitializeAsync()
    {
        foreach (var file in Directory.EnumerateFiles(server.LedgerFolder, "*", SearchOption.AllDirectories))
        {
            var copy = _folder.Combine("data", Path.GetRelativePath(server.LedgerFolder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        Directory.CreateDirectory(_folder.Combine("share"));
        _console = WorkerHost.Build(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Share"] = _folder.Combine("share"),
            ["Data"] = _folder.Combine("data"),
            ["Catalog"] = Path.Combine(AppContext.BaseDirectory, "catalog"),
            ["Web:Urls"] = "http://127.0.0.1:0",
        }).Build());
        await _console.StartAsync(_cancellation);
        _browser = new HttpClient { BaseAddress = new Uri(_console.Urls.Single()) };
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await _console.StopAsync(_cancellation);
        await _console.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Boards))]
    public async Task EveryDataLink_LeadsToItsFigure(string name)
    {
        var board = BoardFile.Of(name);
        var viewer = new Viewer(server, board);
        var values = await viewer.VariablesAsync();
        foreach (var panel in board.PanelsWithFigures)
        {
            if (LinksOf(panel) is not { Count: > 0 } links)
                continue;
            var rows = await RowsAsync(viewer, panel, values);
            // Of an indicator that the samples do not report there is nothing to lead to.
            if (rows.Count == 0 && !SampleCells.TellOf(panel))
                continue;
            foreach (var link in links)
            {
                // The first, the last and one between: what they have in common is the form.
                foreach (var row in new[] { 0, rows.Count / 2, rows.Count - 1 }.Where(i => i >= 0).Distinct().Select(i => rows[i]))
                    await FollowAsync(Fill(link, row), row, $"{name}: {BoardFile.TitleOf(panel)}");
            }
        }
    }

    [Fact]
    public void DashboardsOfFigures_HaveLinks() =>
        BoardFile.All.SelectMany(b => b.PanelsWithFigures).SelectMany(LinksOf).Should().HaveCountGreaterThan(150);

    private async Task FollowAsync(string address, IReadOnlyDictionary<string, object?> row, string where)
    {
        using var response = await _browser.GetAsync(address, _cancellation);
        response.StatusCode.Should().Be(HttpStatusCode.OK, $"{where}: {address}");
        var page = await response.Content.ReadAsStringAsync(_cancellation);
        var there = Shown().Matches(page).Select(m => decimal.Parse(m.Groups["value"].Value, NumberStyles.Number, CultureInfo.InvariantCulture)).ToList();
        var figures = row.Where(c => c.Key != Answer.Time).Select(c => c.Value).OfType<decimal>().ToList();
        // 万元 and their like are shown in a unit ten thousand times as large.
        if (figures.Count > 0)
            there.Should().Contain(v => figures.Exists(f => IsNear(f, v) || IsNear(f, v / 10_000)), $"{where}: {address} has one of {string.Join(", ", figures)}");
    }

    private static async Task<IReadOnlyList<IReadOnlyDictionary<string, object?>>> RowsAsync(
        Viewer viewer, JsonElement panel, IReadOnlyDictionary<string, string> values)
    {
        if (panel.GetProperty("type").GetString() == "table")
            return (await viewer.TableAsync(panel, values)).Rows;
        var rows = new List<IReadOnlyDictionary<string, object?>>();
        foreach (var query in BoardFile.QueriesOf(panel))
            rows.AddRange((await viewer.AnswerAsync(query, values)).Rows.Where(r => r.Any(c => c.Key != Answer.Time && c.Value is decimal)));
        return rows;
    }

    private static IReadOnlyList<string> LinksOf(JsonElement panel)
    {
        var config = panel.GetProperty("fieldConfig");
        var links = new List<JsonElement>();
        if (config.GetProperty("defaults").TryGetProperty("links", out var all))
            links.Add(all);
        links.AddRange(config.GetProperty("overrides").EnumerateArray().SelectMany(o => o.GetProperty("properties").EnumerateArray())
            .Where(p => p.GetProperty("id").GetString() == "links").Select(p => p.GetProperty("value")));
        return [.. links.SelectMany(l => l.EnumerateArray()).Select(l => l.GetProperty("url").GetString()!).Where(u => u.Contains("/observation?", StringComparison.Ordinal))];
    }

    private static string Fill(string link, IReadOnlyDictionary<string, object?> row) =>
        Reference().Replace(link, reference => reference.Groups["name"].Value switch
        {
            "publicUrl" => "",
            "__value.time" => TimeOf(row, reference.Groups["format"].Value),
            var column => Uri.EscapeDataString((string?)row[column[(column.LastIndexOf('.') + 1)..]] ?? ""),
        });

    private static string TimeOf(IReadOnlyDictionary<string, object?> row, string format)
    {
        var time = DateTimeOffset.FromUnixTimeSeconds((long)(decimal)row[Answer.Time]!).ToOffset(ZoneOffset);
        return format switch
        {
            "date:YYYY" => time.ToString("yyyy", CultureInfo.InvariantCulture),
            "date:YYYY-[Q]Q" => string.Create(CultureInfo.InvariantCulture, $"{time.Year}-Q{(time.Month + 2) / 3}"),
            "date:YYYY-[M]MM" => time.ToString("yyyy-'M'MM", CultureInfo.InvariantCulture),
            "date:YYYY-MM-DD" => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => throw new NotSupportedException(format),
        };
    }

    // InfluxDB has floats.
    private static bool IsNear(decimal shown, decimal recorded) => Math.Abs(shown - recorded) <= Math.Max(0.0000001m, Math.Abs(recorded) * 0.00000001m);

    [GeneratedRegex(@"\$\{(?<name>[\w.]+)(:(?<format>[^}]+))?\}")]
    private static partial Regex Reference();

    [GeneratedRegex("class=\"value\">(?<value>-?[0-9,.]+)")]
    private static partial Regex Shown();
}
