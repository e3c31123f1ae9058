using System.Collections.Immutable;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Metrics.Tests.Ledger;

public sealed class VerdictsTests
{
    private static readonly Finding Told = Of(FindingCodes.NameDisagrees);
    private static readonly Finding Unknown = Of(FindingCodes.UnknownLabel);
    private static readonly Finding NothingKnown = Of(FindingCodes.NothingKnown);
    private static readonly Finding Wrong = Of(FindingCodes.TextInValueCell);

    [Fact]
    public void NoFindings_AreAccepted() => Verdicts.Decide([]).Verdict.Should().Be(Verdict.Accepted);

    [Fact]
    public void FindingsThatOnlyTell_AreAccepted() => Decide(Told).Should().Be((Verdict.Accepted, "FIL202 info"));

    [Fact]
    public void UnknownLabelsAlone_AreHeld() => Decide(Unknown, Told, NothingKnown).Should().Be((Verdict.Held, "LBL101 error, FIL202 info, TBL103 error"));

    [Fact]
    public void AnError_IsReturned_AndTheUnknownLabelsBesideItOnlyTell() =>
        Decide(Unknown, Wrong, NothingKnown).Should().Be((Verdict.Returned, "LBL101 info, VAL101 error, TBL103 info"));

    [Fact]
    public void SomethingToVerify_IsReturned() =>
        Decide(Told with { Severity = Severity.Verify }, Unknown).Should().Be((Verdict.Returned, "FIL202 verify, LBL101 info"));

    [Fact]
    public void ErrorThatTheContextLowered_IsAccepted() => Decide(Wrong with { Severity = Severity.Info }).Verdict.Should().Be(Verdict.Accepted);

    private static Finding Of(FindingCode code) => new(code, code.Severity, null, null, null, []);

    private static (Verdict Verdict, string Findings) Decide(params ImmutableArray<Finding> findings)
    {
        var (verdict, left) = Verdicts.Decide(findings);
        return (verdict, string.Join(", ", left.Select(f => $"{f.Code} {Severities.Codes[f.Severity]}")));
    }
}
