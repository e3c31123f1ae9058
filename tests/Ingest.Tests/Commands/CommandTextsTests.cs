using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using IndicatorPipeline.Ingest.Commands;
using IndicatorPipeline.Metrics.Assessments;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Influx;
using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Ingest.Tests.Commands;

public sealed partial class CommandTextsTests
{
    private static readonly Dictionary<string, string> Chinese = Texts("");
    private static readonly Dictionary<string, string> English = Texts("en");

    [Fact]
    public void BothLanguages_HaveTheSameTextsWithTheSamePlaceholders()
    {
        English.Keys.Should().BeEquivalentTo(Chinese.Keys);
        foreach (var (key, text) in Chinese)
            Placeholders(English[key]).Should().BeSubsetOf(Placeholders(text), key);
    }

    [Fact]
    public void EnglishTexts_HoldNoChinese() =>
        English.Values.Should().AllSatisfy(text => text.Should().NotMatchRegex(@"\p{IsCJKUnifiedIdeographs}"));

    // These keys are put together at run time, where a missing one would be noticed by the person at the terminal.
    [Fact]
    public void EveryCode_HasItsText()
    {
        Chinese.Keys.Should().Contain(Verdicts.Codes.Codes.Select(c => "verdict_" + c));
        Chinese.Keys.Should().Contain(Severities.Codes.Codes.Select(c => "severity_" + c));
        Chinese.Keys.Should().Contain(AssessmentCodes.Outcome.Codes.Select(c => "outcome_" + c));
        Chinese.Keys.Should().Contain(Indicator.Domains.Select(d => "domain_" + d));
        Chinese.Keys.Should().Contain(Enum.GetValues<InfluxTroubleKind>().Select(k => "influx_trouble_" + InfluxCommand.NameOf(k)));
    }

    private static Dictionary<string, string> Texts(string culture) =>
        new ResourceManager(typeof(CommandTexts)).GetResourceSet(CultureInfo.GetCultureInfo(culture), createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!);

    private static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(m => m.Value).Distinct();

    [GeneratedRegex(@"\{[0-9]\}")]
    private static partial Regex Placeholder();
}
