using System.IO.Compression;
using System.Text;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>
/// Excel can save a workbook as "Strict Open XML", which is the same under other names; no library at hand knows those names.
/// </summary>
internal static class StrictNames
{
    private const string Strict = "http://purl.oclc.org/ooxml/";

    private static readonly (string Strict, string Usual)[] Names =
    [
        (Strict + "officeDocument/relationships", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
        (Strict + "spreadsheetml/main", "http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
        (Strict + "drawingml/main", "http://schemas.openxmlformats.org/drawingml/2006/main"),
    ];

    /// <param name="relationships">The package's own relationships.</param>
    public static bool IsStrict(ZipArchiveEntry? relationships)
    {
        if (relationships is null)
            return false;
        using var stream = relationships.Open();
        var head = new byte[64 * 1024];
        return Encoding.UTF8.GetString(head, 0, stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)).Contains(Strict, StringComparison.Ordinal);
    }

    public static string Translate(string xml) =>
        Names.Aggregate(xml, (text, name) => text.Replace(name.Strict, name.Usual, StringComparison.Ordinal));
}
