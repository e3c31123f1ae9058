namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>A stretch of a normalized label and what it means.</summary>
internal readonly record struct LabelToken(int Start, int Length, WordMeaning Meaning)
{
    public int End => Start + Length;
}
