using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Metrics.Trends;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Metrics.Tests.Trends;

public sealed class DerivationsTests
{
    private static readonly SeriesGroup East = SomeReport.Series("investment", "east").Group;

    [Fact]
    public void OfTwoRulesForOneMeasure_TheFirstThatAppliesIsTheOne()
    {
        DerivationRule[] rules =
        [
            new("stock", "甲", DerivationKind.Gap) { Accumulations = [Accumulation.Stock] },
            new("investment", "乙", DerivationKind.Gap) { Indicators = ["investment"] },
            new("all", "丙", DerivationKind.Gap),
        ];
        var catalog = TrendCatalog.Of(rules);
        RuleOf("investment", null).Should().Be("investment");
        RuleOf("petitions", null).Should().Be("all");

        string? RuleOf(string indicator, string? item) => new TrendBench(catalog)
            .With(5, indicator: indicator, item: item).With(3, Measure.Target, indicator: indicator, item: item)
            .Derive(Measure.Gap, indicator: indicator, item: item)?.Rule.Code;
    }

    [Fact]
    public void IndicatorThatTheCatalogDoesNotKnow_HasNothingDerived() =>
        new TrendBench().With(5, indicator: "later").With(3, Measure.Target, indicator: "later").Derive(Measure.Gap, indicator: "later").Should().BeNull();

    [Fact]
    public void Fingerprint_ChangesWithWhatIsDerivedAndWithNothingElse()
    {
        var before = new Derivations(TrendCatalog.Of()).FingerprintOf(East);
        Of(TrendCatalog.Of()).Should().Be(before);
        Of(TrendCatalog.Of([.. TrendCatalog.Rules.Select(r => r with { Name = "别名" })])).Should().Be(before, "a name derives nothing");
        Of(TrendCatalog.Of([.. TrendCatalog.Rules.Skip(1)])).Should().NotBe(before, "completion is gone");
        Of(TrendCatalog.Of(investment: Better.Lower)).Should().NotBe(before, "the ranking turns round");
        Of(TrendCatalog.Of(townships: ["east", "west"])).Should().NotBe(before, "others stand beside it");

        static string Of(IndicatorCatalog catalog) => new Derivations(catalog).FingerprintOf(East);
    }

    [Fact]
    public void WhoeverIsAsked_ThePeersAreTheSame()
    {
        var derivations = new Derivations(TrendCatalog.Of());
        var rule = derivations.RuleOf(East, Measure.Rank)!.Value.Rule.Peers!;
        var peers = derivations.PeersOf(rule, East);
        peers.Members.Select(m => m.Area).Should().Equal(TrendCatalog.Townships);
        peers.Members.Should().AllSatisfy(m => derivations.PeersOf(rule, m).Should().BeSameAs(peers));
    }

    [Fact]
    public void Fingerprint_OfASeriesThatARuleDoesNotConcern_StaysAsItIs()
    {
        var county = East with { Area = "county" };
        new Derivations(TrendCatalog.Of(investment: Better.Lower)).FingerprintOf(county).Should().Be(new Derivations(TrendCatalog.Of()).FingerprintOf(county));
    }
}
