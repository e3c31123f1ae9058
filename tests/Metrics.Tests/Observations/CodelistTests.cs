using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Tests.Observations;

public sealed class CodelistTests
{
    [Fact]
    public void EveryFreq_HasACode() => EveryValueHasACode(Codelists.Freq, "A S Q M W D");

    [Fact]
    public void EveryAccumulation_HasACode() => EveryValueHasACode(Codelists.Accumulation, "period ytd stock");

    [Fact]
    public void EveryMeasure_HasACode() => EveryValueHasACode(
        Codelists.Measure, "level yoy yoy_diff yoy_pp mom target completion share rank yoy_rank yoy_target rank_change gap pace days_overdue");

    [Fact]
    public void EveryObsStatus_HasACode() => EveryValueHasACode(Codelists.ObsStatus, "A P E B M");

    [Fact]
    public void EveryMissingReason_HasACode() => EveryValueHasACode(Codelists.MissingReason, "not_available not_applicable below_half_unit");

    [Fact]
    public void EveryBasis_HasACode() => EveryValueHasACode(Codelists.Basis, "own comparable");

    [Fact]
    public void EverySeverity_HasACode() => EveryValueHasACode(Severities.Codes, "info verify error");

    [Fact]
    public void EveryVerdict_HasACode() => EveryValueHasACode(Verdicts.Codes, "accepted returned held");

    [Fact]
    public void EveryPlacementState_HasACode() => EveryValueHasACode(Placement.StateCodes, "pending done overwritten");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("m")]
    [InlineData(" M")]
    [InlineData("Monthly")]
    public void TextThatIsNoCode_IsNotRead(string? text)
    {
        Codelists.Freq.TryParse(text, out var freq).Should().BeFalse();
        freq.Should().Be(default);
    }

    [Fact]
    public void TextThatIsNoCode_WhereTheProgramWroteIt_IsAFault() =>
        FluentActions.Invoking(() => Codelists.Freq.Parse("X")).Should().Throw<ArgumentOutOfRangeException>().WithMessage("No such Freq.*");

    // The codes stand in ledgers, dashboards and other people's programs: they are listed here so that none changes unnoticed.
    private static void EveryValueHasACode<T>(Codelist<T> list, string codes)
        where T : struct, Enum
    {
        list.Codes.Should().Equal(codes.Split(' '));
        Enum.GetValues<T>().Select(v => list[v]).Should().Equal(list.Codes);
        foreach (var value in Enum.GetValues<T>())
        {
            list.Parse(list[value]).Should().Be(value);
            list.TryParse(list[value], out var read).Should().BeTrue();
            read.Should().Be(value);
        }
    }
}
