namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>A single value.</summary>
/// <param name="isPlain">Whether it is written without quotation marks: only then can it be a number, a boolean or nothing.</param>
internal sealed class ScalarNode(Place place, int start, int end, string text, bool isPlain) : CatalogNode(place, start, end)
{
    public string Text { get; } = text;

    public bool IsPlain { get; } = isPlain;

    /// <summary>Whether the key stands there without a value, or YAML's null does.</summary>
    public bool IsNull => IsPlain && Text is ("" or "~" or "null" or "Null" or "NULL");

    public Located Located => new(Text, Place);
}
