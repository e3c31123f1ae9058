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

    /// <summary>A part under the usual names.</summary>
    public static byte[] Translate(byte[] part) =>
        part.AsSpan().IndexOf("http://purl.oclc.org/ooxml/"u8) < 0
            ? part
            : Encoding.UTF8.GetBytes(Names.Aggregate(Encoding.UTF8.GetString(part), (text, name) => text.Replace(name.Strict, name.Usual, StringComparison.Ordinal)));
}
