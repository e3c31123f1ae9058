using System.Collections.Immutable;

namespace IndicatorPipeline.Ingest.Explanations;

/// <summary>A finding on the first sheet of a returned workbook.</summary>
/// <param name="Texts">What stands under the headings.</param>
/// <param name="Color">Of its severity.</param>
/// <param name="Target">The cell that it links to, as <c>'Sheet'!C5</c>; null for none.</param>
/// <param name="IsAsked">Whether the sender may explain it.</param>
/// <param name="Explanation">What has been said of it before; empty for nothing.</param>
/// <param name="Key">By which it is known when the workbook comes back.</param>
internal sealed record ReviewRow(ImmutableArray<string> Texts, string Color, string? Target, bool IsAsked, string Explanation, string Key);
