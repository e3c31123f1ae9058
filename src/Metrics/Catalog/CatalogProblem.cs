using System.Collections.Immutable;
using System.Globalization;

namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>Something wrong with a catalog: what, and where. A catalog with a problem is not used at all.</summary>
/// <param name="File">The file's name within the catalog's folder.</param>
/// <param name="Line">The line, from 1; null for the file as a whole.</param>
/// <param name="Column">The column, from 1; null for the file as a whole.</param>
/// <param name="Code">What kind of problem.</param>
/// <param name="Arguments">What the message's placeholders stand for, in order.</param>
public sealed record CatalogProblem(string File, int? Line, int? Column, CatalogProblemCode Code, ImmutableArray<string> Arguments)
{
    /// <summary>Where, in the form that editors jump to: <c>indicators.yaml:12:5</c>.</summary>
    public string Location => Line is null
        ? File
        : string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}");

    /// <summary>What is wrong and what to write instead, in Chinese unless the culture is English.</summary>
    public string Message(CultureInfo culture) => CatalogTexts.Message(this, culture);

    public override string ToString() => $"{Location}: {Code}: {Message(CultureInfo.GetCultureInfo("en"))}";
}
