using System.Collections.Frozen;

namespace IndicatorPipeline.Ingest.Tables;

/// <summary>Marks that say of a place what the place above it says.</summary>
internal static class Ditto
{
    private static readonly FrozenSet<string> Marks = new[] { "〃", "″", "\"", "”", "“", "''", "同上" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a text is such a mark.</summary>
    public static bool Is(string text) => Marks.Contains(text.Trim());
}
