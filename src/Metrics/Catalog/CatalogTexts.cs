using System.Globalization;
using System.Resources;

namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>What people read of a catalog's problems, in Chinese unless the culture is English.</summary>
public static class CatalogTexts
{
    private static readonly ResourceManager Resources = new(typeof(CatalogTexts));

    /// <summary>What is wrong, with the placeholders {0}, {1}, ... still in it.</summary>
    public static string MessageTemplate(CatalogProblemCode code, CultureInfo culture) =>
        Resources.GetString(code.ToString(), culture)
        ?? throw new MissingManifestResourceException($"CatalogTexts has no {code}.");

    /// <summary>What is wrong and what to write instead.</summary>
    public static string Message(CatalogProblem problem, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return string.Format(culture, MessageTemplate(problem.Code, culture), [.. problem.Arguments]);
    }
}
