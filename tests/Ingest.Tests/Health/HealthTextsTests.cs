using System.Collections;
using System.Globalization;
using System.Resources;
using IndicatorPipeline.Ingest.Health;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Ingest.Tests.Health;

public sealed class HealthTextsTests
{
    [Theory]
    [InlineData("")]
    [InlineData("en")]
    public void EveryCodeAndProbe_HasItsWords_AndEveryTroubleSaysWhatToDo(string culture)
    {
        using var place = new Workplace();
        var probes = place.Get<IEnumerable<IProbe>>().Append(place.Get<ProjectionProbe>()).Select(p => "probe_" + p.Name);
        var codes = ProbeCodes.All.Select(c => c.Name);
        var advice = ProbeCodes.All.Where(c => c.State != ProbeState.Ok).Select(c => c.Name + "_do");

        Keys(culture).Should().BeEquivalentTo([.. probes, .. codes, .. advice]);
    }

    private static IEnumerable<string> Keys(string culture) =>
        new ResourceManager(typeof(HealthTexts)).GetResourceSet(CultureInfo.GetCultureInfo(culture), createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>().Select(e => (string)e.Key);
}
