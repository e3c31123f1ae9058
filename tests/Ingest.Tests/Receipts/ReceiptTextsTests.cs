using System.Collections;
using System.Globalization;
using System.Resources;

namespace IndicatorPipeline.Ingest.Tests.Receipts;

public sealed class ReceiptTextsTests
{
    [Theory]
    [InlineData("IndicatorPipeline.Ingest.Receipts.ReceiptTexts")]
    [InlineData("IndicatorPipeline.Ingest.Web.StatusTexts")]
    [InlineData("IndicatorPipeline.Ingest.Templates.TemplateTexts")]
    public void EveryText_IsThereInBothLanguages_WithTheSamePlaceholders(string name)
    {
        var resources = new ResourceManager(name, typeof(Ingestion).Assembly);
        var chinese = Read(CultureInfo.InvariantCulture);
        var english = Read(CultureInfo.GetCultureInfo("en"));
        chinese.Should().NotBeEmpty();
        english.Keys.Should().BeEquivalentTo(chinese.Keys);
        foreach (var (key, text) in chinese)
            Placeholders(english[key]).Should().Equal(Placeholders(text), key);

        Dictionary<string, string> Read(CultureInfo culture) =>
            resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!);
    }

    private static IEnumerable<string> Placeholders(string text) =>
        Enumerable.Range(0, 4).Select(i => string.Create(CultureInfo.InvariantCulture, $"{{{i}}}")).Where(p => text.Contains(p, StringComparison.Ordinal));
}
