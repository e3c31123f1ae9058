using System.Globalization;
using IndicatorPipeline.Ingest.Queries;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Support;
using IndicatorPipeline.Support.Generation;
using Microsoft.VisualBasic.FileIO;

namespace IndicatorPipeline.Ingest.Tests.Queries;

/// <summary>Figures as SDMX-CSV, read by a reader of somebody else's.</summary>
public sealed class SdmxCsvTests : IDisposable
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private static readonly string[] Odd =
    [
        "滨河路, 一期", "\"五好\"工程", "=1+1", "'先锋'", "''", "-附表", "@中心", "第一行\n第二行", "A;B\tC", "𠮷祥路", " 前后有空 ", "100%", "a,\"b\"\r\n,c",
    ];

    private readonly TempLedger _ledger = new();

    public void Dispose() => _ledger.Dispose();

    [Fact]
    public async Task EveryFigure_IsReadBackAsItWas()
    {
        var dice = new Dice(12);
        for (var i = 0; i < 60; i++)
        {
            var figures = Enumerable.Range(1, 5).Select(n => SomeReport.Figure(
                dice.Chance(0.1) ? null : dice.Number(-1_000_000_000m, 1_000_000_000m, dice.Next(0, 9)),
                dice.Pick("2025-M06", "2025-Q2", "2025", "2025-W07", "2025-06-30"),
                SomeReport.Series(item: dice.Chance(0.2) ? null : dice.Pick(Odd) + n, measure: dice.Pick(Measure.Level, Measure.Yoy)),
                dice.Pick(ObsStatus.Normal, ObsStatus.Provisional, ObsStatus.Break),
                cell: $"C{(i * 10) + n}"));
            await _ledger.Ledger.RecordAsync(SomeReport.Named($"{dice.Pick(Odd)}{i}", [.. figures]), Cancel);
        }

        var rows = await new FigureQueries(_ledger.Ledger, SomeCatalog.Small, TimeZoneInfo.Utc).InForceAsync(new ObservationQuery(), Cancel).ToListAsync(Cancel);
        var text = new StringWriter(CultureInfo.InvariantCulture);
        SdmxCsv.Write(rows, text);

        var read = Read(text.ToString());
        rows.Should().HaveCountGreaterThan(100);
        read.Should().HaveCount(rows.Count);
        foreach (var (was, now) in rows.Zip(read))
        {
            new object?[]
            {
                now["FREQ"], now["INDICATOR"], now["REF_AREA"], now["ITEM"] == "_Z" ? null : now["ITEM"], now["ACCUMULATION"], now["MEASURE"], now["TIME_PERIOD"],
                now["OBS_VALUE"].Length == 0 ? null : decimal.Parse(now["OBS_VALUE"], NumberStyles.Number, CultureInfo.InvariantCulture),
                now["OBS_STATUS"], now["UNIT_MEASURE"], now["DEPARTMENT"], long.Parse(now["SUBMISSION"], CultureInfo.InvariantCulture), now["FILE"], now["SHEET"], now["CELL"],
            }.Should().Equal(was.Freq, was.Indicator, was.Area, was.Item, was.Accumulation, was.Measure, was.Period, was.Value, was.Status, was.Unit, was.Department, was.Submission, was.File, was.Sheet, was.Cell);
            now["DATAFLOW"].Should().Be("INDICATORS:FIGURES(1.0)");
        }
    }

    private static List<Dictionary<string, string>> Read(string csv)
    {
        using var reader = new TextFieldParser(new StringReader(csv)) { Delimiters = [","], HasFieldsEnclosedInQuotes = true, TrimWhiteSpace = false };
        var names = reader.ReadFields()!;
        var rows = new List<Dictionary<string, string>>();
        while (reader.ReadFields() is { } fields)
            rows.Add(names.Zip(fields).ToDictionary(f => f.First, f => AsWritten(f.Second)));
        return rows;
    }

    // The apostrophe that keeps a spreadsheet from calculating a text (docs/decisions/062); numbers have none.
    private static string AsWritten(string field) => field.StartsWith('\'') ? field[1..] : field;
}
