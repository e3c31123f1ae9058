namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>What a file is by its content: a format to read, or why it is refused.</summary>
/// <param name="Refusal">Null when the file can be read.</param>
internal sealed record ContentRecognition(WorkbookFormat Format, bool HasPictures, WorkbookReading? Refusal)
{
    public static ContentRecognition Of(ReadOnlyMemory<byte> content, WorkbookLimits limits) => content.Span switch
    {
        [(byte)'P', (byte)'K', 3, 4, ..] => PackageInspection.Inspect(content, limits),
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => new(WorkbookFormat.Xls, false, null),
        _ => new(WorkbookFormat.DelimitedText, false, null),
    };
}
