using System.Collections.Immutable;
using System.Globalization;

namespace IndicatorPipeline.Ingest.Receipts;

/// <summary>The headings over the findings on the first sheet of a returned workbook.</summary>
/// <param name="All">In their order.</param>
internal sealed record ReviewHeadings(ImmutableArray<string> All)
{
    public string Code => All[2];

    public string Sheet => All[3];

    public string Cell => All[4];

    public string Message => All[7];

    public string Advice => All[8];

    public static ReviewHeadings In(CultureInfo culture) => new([.. Receipt.Get("review_headings", culture).Split('|')]);
}
