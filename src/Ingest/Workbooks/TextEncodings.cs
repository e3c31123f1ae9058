using System.Text;
using UtfUnknown;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>Which encoding a text file is in.</summary>
internal static class TextEncodings
{
    private const int Sample = 1 << 20;

    static TextEncodings() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Makes GB18030 and the code pages of old workbooks known to .NET; doing it again does nothing.</summary>
    public static void Register()
    {
        // The static constructor has done it.
    }

    /// <summary>
    /// The text of a file in UTF-8, UTF-16 or GB18030; null when it is in none of them. What is not Unicode is taken for GB18030, the
    /// encoding of Chinese offices: short texts give a detector too little to tell it from other encodings of the region.
    /// </summary>
    public static string? Decode(ReadOnlySpan<byte> content)
    {
        var sample = content[..Math.Min(content.Length, Sample)].ToArray();
        var detected = CharsetDetector.DetectFromBytes(sample).Detected?.Encoding;
        foreach (var encoding in Candidates(detected))
        {
            if (TryDecode(encoding, content) is { } text)
                return text.TrimStart('\uFEFF');
        }

        return null;
    }

    private static IEnumerable<Encoding> Candidates(Encoding? detected)
    {
        if (detected?.WebName is "utf-16" or "utf-16BE")
            yield return detected;
        yield return Encoding.UTF8;
        yield return Encoding.GetEncoding("GB18030");
    }

    private static string? TryDecode(Encoding encoding, ReadOnlySpan<byte> content)
    {
        var strict = Encoding.GetEncoding(encoding.CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        try
        {
            return strict.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
