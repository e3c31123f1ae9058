namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>A stretch of a normalized label and what it means: a <see cref="PeriodPhrase"/>, a measure's word, or an entry of the catalog.</summary>
internal readonly record struct LabelToken(int Start, int Length, object Meaning)
{
    public int End => Start + Length;
}
