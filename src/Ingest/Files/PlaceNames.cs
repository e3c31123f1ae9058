using System.Globalization;
using System.Text;

namespace IndicatorPipeline.Ingest.Files;

/// <summary>Finds a name that is free.</summary>
internal static class PlaceNames
{
    // The shortest limit of the file systems in use, in bytes of UTF-8; the name of the receipt and of the unfinished copy must fit too.
    private const int Limit = 255 - 30;

    /// <summary>The name itself, if need be with the time in it, if need be with a number too; a name that is too long is cut.</summary>
    public static string Free(string name, DateTimeOffset localTime, Func<string, bool> isTaken)
    {
        var extension = Path.GetExtension(name);
        if (extension.Length > 10)
            extension = "";
        var stem = name[..^extension.Length];
        var time = localTime.ToString(" yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        for (var i = 0; ; i++)
        {
            var mark = i switch
            {
                0 => "",
                1 => time,
                _ => string.Create(CultureInfo.InvariantCulture, $"{time}-{i}"),
            };
            var candidate = Cut(stem, Limit - Encoding.UTF8.GetByteCount(mark + extension)) + mark + extension;
            if (!isTaken(candidate))
                return candidate;
        }
    }

    private static string Cut(string text, int bytes)
    {
        var length = 0;
        var used = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            used += rune.Utf8SequenceLength;
            if (used > bytes)
                break;
            length += rune.Utf16SequenceLength;
        }

        return text[..length];
    }
}
