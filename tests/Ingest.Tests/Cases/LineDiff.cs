namespace IndicatorPipeline.Ingest.Tests.Cases;

/// <summary>The lines in which two texts differ, in order: what is missing with a -, what is too much with a +.</summary>
internal static class LineDiff
{
    public static string Of(string expected, string actual)
    {
        var (left, right) = (Lines(expected), Lines(actual));
        var common = new int[left.Length + 1, right.Length + 1];
        for (var i = left.Length - 1; i >= 0; i--)
        {
            for (var j = right.Length - 1; j >= 0; j--)
                common[i, j] = left[i] == right[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        var diff = new List<string>();
        for (int i = 0, j = 0; i < left.Length || j < right.Length;)
        {
            if (i < left.Length && j < right.Length && left[i] == right[j])
                (i, j) = (i + 1, j + 1);
            else if (i < left.Length && (j == right.Length || common[i + 1, j] >= common[i, j + 1]))
                diff.Add("- " + left[i++]);
            else
                diff.Add("+ " + right[j++]);
        }

        return string.Join('\n', diff);
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
