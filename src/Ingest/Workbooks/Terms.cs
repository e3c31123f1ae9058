namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>Words in a finding's arguments that are themselves texts of the resources.</summary>
internal static class Terms
{
    public const string FileSize = "@file_size";
    public const string UnpackedSize = "@unpacked_size";
    public const string CompressionRatio = "@compression_ratio";
    public const string Sheets = "@sheets";
    public const string Cells = "@cells";
    public const string Styles = "@styles";
    public const string MergedRanges = "@merged_ranges";
    public const string Characters = "@characters";
    public const string ReadingTime = "@reading_time";
    public const string ReadingMemory = "@reading_memory";

    public const string Incomplete = "@incomplete";
    public const string BrokenArchive = "@broken_archive";
    public const string MissingPart = "@missing_part";
    public const string BrokenXml = "@broken_xml";
    public const string ForbiddenXml = "@forbidden_xml";
    public const string BrokenContent = "@broken_content";

    public const string UnknownContent = "@unknown_content";
    public const string PlainText = "@plain_text";
    public const string Picture = "@picture";
    public const string Program = "@program";
    public const string CompressedArchive = "@compressed_archive";
    public const string NoExtension = "@no_extension";
}
