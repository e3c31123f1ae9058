using System.Collections.Immutable;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Influx;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Support;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace IndicatorPipeline.Metrics.Tests.Influx;

/// <summary>A projection from a ledger of its own into a database of its own, with a catalog that a test may change.</summary>
internal sealed class ProjectionBench : IDisposable
{
    public static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    private readonly TempLedger _ledger = new();
    private readonly TimeProvider _time;
    private readonly ILogger<Projection> _logger;
    private readonly List<Projection> _projections = [];
    private int _submissions;

    public ProjectionBench(InfluxOptions options, TimeProvider? time = null, ILogger<Projection>? logger = null)
    {
        Options = options;
        _time = time ?? TimeProvider.System;
        _logger = logger ?? NullLogger<Projection>.Instance;
        Projection = Start();
    }

    public InfluxOptions Options { get; }

    public ObservationLedger Ledger => _ledger.Ledger;

    public IndicatorCatalog Catalog { get; set; } = CatalogOf();

    public Projection Projection { get; private set; }

    public static IndicatorCatalog CatalogOf(string gdp = "地区生产总值", string county = "全县", string domain = "economy") => new()
    {
        Indicators =
        [
            Indicator("gdp", gdp, domain),
            Indicator("industry", "工业增加值", "economy"),
            Indicator("vegetable_output", "产值", "cluster"),
            Indicator("project_investment", "项目投资", "project"),
        ],
        Areas = [new RefArea("county", county, [], "county", null, null), new RefArea("dongchuan", "东川镇", [], "township", "county", null)],
        Items = [new Item("vegetable", "高原夏菜", "cluster", [], null)],
        Kinds = [new ItemKind("cluster", "产业集群", ["产业"], false, null), new ItemKind("project", "项目", ["项目名称"], true, "project_investment")],
    };

    /// <summary>As the program does after it was stopped: what was only in memory is forgotten.</summary>
    public Projection Start()
    {
        Projection = new Projection(Options, Ledger, () => Catalog, Shanghai, _time, _logger);
        _projections.Add(Projection);
        return Projection;
    }

    /// <summary>Records an accepted submission, later than those before it.</summary>
    public async Task<Submission> RecordAsync(IEnumerable<Observation> figures, IEnumerable<ItemText>? texts = null)
    {
        var number = ++_submissions;
        var record = SomeReport.Named($"report {number}", [.. figures]) with
        {
            ReceivedAt = SomeReport.ReceivedAt.AddMinutes(number),
            Texts = texts?.ToImmutableArray() ?? [],
        };
        return (await Ledger.RecordAsync(record, TestContext.Current.CancellationToken)).Submission;
    }

    public Task<Submission> RecordAsync(params Observation[] figures) => RecordAsync(figures, null);

    /// <summary>Projects until the server has all that the ledger holds.</summary>
    public async Task CatchUpAsync() =>
        (await Projection.RunOnceAsync(TestContext.Current.CancellationToken)).State.Should().Be(ProjectionState.CaughtUp);

    /// <summary>The server holds what follows from the whole of the ledger, and nothing else.</summary>
    public async Task ShouldBeSameAsync()
    {
        var report = await Projection.VerifyAsync(TestContext.Current.CancellationToken);
        report.Trouble.Should().BeNull();
        report.Differences.Should().BeEmpty();
        report.IsSame.Should().BeTrue();
        report.ServerPoints.Should().Be(report.Points);
    }

    public async Task<IReadOnlyList<QueryRow>> QueryAsync(string statement)
    {
        using var client = new InfluxClient(Options, TimeProvider.System);
        return await client.QueryAsync(statement, TestContext.Current.CancellationToken);
    }

    /// <summary>So many months of a series, from January 2000 on.</summary>
    public static IEnumerable<Observation> Months(int count, decimal first = 100m, SeriesKey? series = null) => Enumerable.Range(0, count)
        .Select(i => SomeReport.Figure(first + (i * 1.1m), TimePeriod.OfMonth(2000, 1).Plus(i).ToString(), series));

    public void Dispose()
    {
        _projections.ForEach(p => p.Dispose());
        _ledger.Dispose();
    }

    private static Indicator Indicator(string code, string name, string domain) => new()
    {
        Code = code,
        Name = name,
        Domain = domain,
        Unit = new Unit("万元", "money", 10_000m, []),
        Frequency = Freq.Monthly,
        Accumulation = Accumulation.YearToDate,
    };
}
