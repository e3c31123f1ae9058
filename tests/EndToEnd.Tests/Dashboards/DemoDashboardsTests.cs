using System.Globalization;
using System.Text.Json;

namespace IndicatorPipeline.EndToEnd.Tests.Dashboards;

/// <summary>The dashboards that the demonstration lays out: the committed ones, but for their time.</summary>
[Collection(DemoServerDefinition.Name)]
public sealed class DemoDashboardsTests(DemoServer server)
{
    [Fact]
    public void All_EndWithTheDemonstrationsDay_AndAreOtherwiseTheSame()
    {
        foreach (var board in BoardFile.All)
        {
            var laidOut = JsonDocument.Parse(File.ReadAllText(Path.Combine(server.DashboardsFolder, board.Name + ".json"))).RootElement;
            laidOut.EnumerateObject().Where(p => p.Name != "time").Should().BeEquivalentTo(
                board.Json.EnumerateObject().Where(p => p.Name != "time"), o => o.Using<JsonProperty>(c => JsonElement.DeepEquals(c.Subject.Value, c.Expectation.Value).Should().BeTrue()).WhenTypeIs<JsonProperty>());
            laidOut.GetProperty("time").GetProperty("to").GetString().Should().Be("2026-01-20T16:00:00.000Z");
            laidOut.GetProperty("time").GetProperty("from").GetString().Should().Be(
                board.Json.GetProperty("time").GetProperty("from").GetString() == "now-1y" ? "2025-12-31T16:00:00.000Z" : "2022-12-31T16:00:00.000Z");
        }
    }

    [Fact]
    public void WhatProvisionsThem_LiesBesideThem() =>
        Directory.EnumerateFiles(Path.Combine(server.DashboardsFolder, "provisioning"), "*.yaml", SearchOption.AllDirectories).Should().HaveCountGreaterThan(2);

    [Theory]
    [MemberData(nameof(BoardFile.Names), MemberType = typeof(BoardFile))]
    public async Task Histories_HaveNoEmptySide(string name)
    {
        var board = BoardFile.Of(name);
        var time = JsonDocument.Parse(File.ReadAllText(Path.Combine(server.DashboardsFolder, name + ".json"))).RootElement.GetProperty("time");
        var begin = DateTimeOffset.Parse(time.GetProperty("from").GetString()!, CultureInfo.InvariantCulture);
        var end = DateTimeOffset.Parse(time.GetProperty("to").GetString()!, CultureInfo.InvariantCulture);
        var viewer = new Viewer(server, board);
        var variables = await viewer.VariablesAsync();
        var (firsts, lasts) = (new List<DateTimeOffset>(), new List<DateTimeOffset>());
        foreach (var panel in board.PanelsWithFigures.Where(p => p.GetProperty("type").GetString() is "timeseries" or "state-timeline" && SampleCells.TellOf(p)))
        {
            foreach (var query in BoardFile.QueriesOf(panel))
            {
                var times = (await viewer.AnswerAsync(query, variables)).Rows.Select(r => DateTimeOffset.FromUnixTimeSeconds((long)(decimal)r[Answer.Time]!)).ToList();
                firsts.Add(times.Min());
                lasts.Add(times.Max());
            }
        }

        // The last quarter begins in October.
        lasts.Should().OnlyContain(last => last < end && last > end.AddMonths(-4));
        if (firsts.Count > 0)
            firsts.Min().Should().BeOnOrAfter(begin).And.BeBefore(begin + ((end - begin) / 4));
    }
}
