namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>How wide a text is shown, in digits, which is how spreadsheets measure columns.</summary>
internal static class TextWidth
{
    /// <summary>Of the widest line of a text.</summary>
    public static int Of(string text) => text.ReplaceLineEndings("\n").Split('\n').Max(OfLine);

    /// <summary>How many lines a text takes in a column of this width.</summary>
    public static int LinesOf(string text, int width) => text.ReplaceLineEndings("\n").Split('\n').Sum(line => Math.Max(1, (OfLine(line) + width - 1) / width));

    // A Chinese character is as wide as two digits.
    private static int OfLine(string line) => line.Sum(c => c > 0x2E80 ? 2 : 1);
}
