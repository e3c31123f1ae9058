using System.Globalization;

namespace IndicatorPipeline.Metrics.Ledger.Redo;

/// <summary>The files of a redo journal: a folder of numbered ones, written one after the other.</summary>
internal sealed class RedoFiles(string folder)
{
    private const string Extension = ".jsonl";

    public string Folder => folder;

    /// <summary>The numbers of the files that are there, in their order.</summary>
    public IReadOnlyList<long> Numbers() =>
        Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, "*" + Extension).Select(NumberOf).OfType<long>().Order()]
            : [];

    /// <summary>Whether anything has been written.</summary>
    public bool Any() => Numbers().Count > 0;

    public string PathOf(long number) => Path.Combine(folder, number.ToString("D8", CultureInfo.InvariantCulture) + Extension);

    private static long? NumberOf(string path) =>
        long.TryParse(Path.GetFileNameWithoutExtension(path), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
