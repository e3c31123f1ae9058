using CsCheck;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Metrics.Trends;

namespace IndicatorPipeline.Metrics.Tests.Trends;

public sealed class RankTests
{
    [Fact]
    public void Townships_AreRankedByTheirLevels()
    {
        var bench = new TrendBench().WithTownships("2025-M06", 30, 10, 40, 20);
        Places(bench).Should().Equal(2, 4, 1, 3);
        bench.Derive(Measure.Rank, "east")!.Unit.Should().Be("位");
    }

    [Fact]
    public void EqualLevels_ShareAPlaceAndTheNextIsLeftOut() =>
        Places(new TrendBench().WithTownships("2025-M06", 30, 30.0m, 40, 20)).Should().Equal(2, 2, 1, 4);

    [Fact]
    public void WhereLessIsBetter_TheLeastIsFirst()
    {
        var bench = new TrendBench().With(3, area: "east", indicator: "petitions").With(1, area: "west", indicator: "petitions");
        bench.Derive(Measure.Rank, "east", indicator: "petitions")!.Value.Should().Be(2);
        bench.Derive(Measure.Rank, "west", indicator: "petitions")!.Value.Should().Be(1);
    }

    [Fact]
    public void WhereNeitherIsBetter_NobodyIsRanked() =>
        new TrendBench().With(3, area: "east", indicator: "households").With(1, area: "west", indicator: "households")
            .Derive(Measure.Rank, "east", indicator: "households").Should().BeNull();

    [Fact]
    public void OneAlone_IsNotRanked() => new TrendBench().WithTownships("2025-M06", 30).Derive(Measure.Rank, "east").Should().BeNull();

    [Fact]
    public void MissingFigure_IsNotRankedAndCountsForNobody()
    {
        var bench = new TrendBench().WithTownships("2025-M06", 30, 10).With(null, area: "south");
        bench.Derive(Measure.Rank, "south").Should().BeNull();
        bench.Derive(Measure.Rank, "west")!.Value.Should().Be(2);
    }

    [Fact]
    public void WhoIsOfAnotherLevelOrPeriod_IsNoPeer()
    {
        var bench = new TrendBench().WithTownships("2025-M06", 30, 10).With(99).With(50, area: "park").With(77, area: "south", period: "2025-M05");
        bench.Derive(Measure.Rank, "east")!.Value.Should().Be(1);
        bench.Derive(Measure.Rank).Should().BeNull("no rule ranks counties");
        bench.Derive(Measure.Rank, "park").Should().BeNull();
    }

    [Fact]
    public void ReportedRankOfAnyOfThem_LeavesNoRoomForADerivedOne()
    {
        var bench = new TrendBench().WithTownships("2025-M06", 30, 10, 40).With(1, Measure.Rank, "west");
        bench.Derive(Measure.Rank, "west").Should().BeNull("it is reported");
        bench.Derive(Measure.Rank, "east").Should().BeNull("there would be two firsts");
    }

    [Fact]
    public void Items_AreRankedAmongTheirKind_InATownshipAmongTheTownships()
    {
        var bench = new TrendBench()
            .With(5, indicator: "output", item: "vegetable").With(9, indicator: "output", item: "beef").With(100, indicator: "output")
            .With(1, area: "east", indicator: "output", item: "vegetable").With(4, area: "west", indicator: "output", item: "vegetable")
            .With(8, area: "east", indicator: "output", item: "beef");
        bench.Derive(Measure.Rank, indicator: "output", item: "vegetable")!.Value.Should().Be(2);
        bench.Derive(Measure.Rank, indicator: "output", item: "beef")!.Value.Should().Be(1);
        bench.Derive(Measure.Rank, indicator: "output").Should().BeNull("the whole is no item");
        bench.Derive(Measure.Rank, "east", indicator: "output", item: "vegetable")!.Value.Should().Be(2, "the west grows more of it");
        bench.Derive(Measure.Rank, "east", indicator: "output", item: "beef").Should().BeNull("the rule for townships goes first, and no other one has any");
    }

    [Fact]
    public void Inputs_AreTheLevelsOfAll()
    {
        var rank = new TrendBench().WithTownships("2025-M06", 30, 10, 40).Derive(Measure.Rank, "west")!;
        rank.Rule.Code.Should().Be("rank_townships");
        rank.Inputs.Cast<DerivationInput.Reported>().Select(i => (i.Vintage.Observation.Key.Area, i.Vintage.Observation.Value))
            .Should().Equal(("west", 10m), ("east", 30m), ("south", 40m));
    }

    [Fact]
    public void Status_IsThatOfTheLeastReliable() =>
        new TrendBench().With(3, area: "east").With(1, area: "west", status: ObsStatus.Provisional).Derive(Measure.Rank, "east")!.Status.Should().Be(ObsStatus.Provisional);

    [Fact]
    public void PlaceOfEach_IsOneMoreThanHowManyAreBetter_AndItsChangeTheDifference() =>
        Gen.Select(Levels, Levels, Gen.OneOf(Better.Higher, Better.Lower)).Sample((may, june, better) =>
        {
            var townships = may.Select((_, i) => $"township_{i}").ToArray();
            var bench = new TrendBench(TrendCatalog.Of(investment: better, townships: townships));
            foreach (var (period, levels) in new[] { ("2025-M05", may), ("2025-M06", june) })
            {
                foreach (var (township, level) in townships.Zip(levels))
                    bench.With(level, area: township, period: period);
            }

            var areAlike = may.Select(l => l is null).SequenceEqual(june.Select(l => l is null));
            foreach (var ((township, level), i) in townships.Zip(june).Select((t, i) => (t, i)))
            {
                var place = PlaceAmong(june, level, better);
                bench.Derive(Measure.Rank, township)?.Value.Should().Be(place);
                (bench.Derive(Measure.Rank, township) is null).Should().Be(place is null);
                bench.Derive(Measure.RankChange, township)?.Value.Should().Be(PlaceAmong(may, may[i], better) - place);
                (bench.Derive(Measure.RankChange, township) is null).Should().Be(place is null || !areAlike);
            }
        });

    private static Gen<decimal?[]> Levels { get; } = Gen.Int[-5, 5].Select(n => n == 0 ? (decimal?)null : n / 2m).Array[6];

    // As one counts by hand; null where there is none.
    private static int? PlaceAmong(decimal?[] levels, decimal? level, Better better) => level is null || levels.Count(l => l is not null) < 2
        ? null
        : 1 + levels.Count(l => better == Better.Lower ? l < level : l > level);

    private static IEnumerable<int> Places(TrendBench bench) => TrendCatalog.Townships.Select(t => (int)bench.Derive(Measure.Rank, t)!.Value);
}
