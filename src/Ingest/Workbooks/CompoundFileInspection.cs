namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>Tells what lies in a compound file: a workbook, a workbook under a password, or something that is none.</summary>
internal static class CompoundFileInspection
{
    // Excel 97 and later write Workbook, earlier ones Book; a file for both has both, the newer one complete.
    private static readonly string[] WorkbookStreams = ["Workbook", "Book"];

    private static readonly (string Stream, string Content)[] Others =
    [
        ("WordDocument", "Word (.doc)"),
        ("PowerPoint Document", "PowerPoint (.ppt)"),
        ("VisioDocument", "Visio (.vsd)"),
        ("__properties_version1.0", "Outlook (.msg)"),
        ("CONTENTS", "Works / WPS (.wps)"),
    ];

    public static ContentRecognition Inspect(ReadOnlyMemory<byte> content, WorkbookLimits limits)
    {
        if (CompoundFile.TryOpen(content) is not { } file)
            return ContentRecognition.Refused(FileFindings.Damaged(CompoundFile.EndsTooEarly(content) ? Terms.Incomplete : Terms.BrokenContent));
        var names = file.Names.ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (WorkbookStreams.FirstOrDefault(names.Contains) is { } stream)
        {
            return file.Read(stream) is { } records
                ? RecordInspection.Inspect(content, records, limits)
                : ContentRecognition.Refused(FileFindings.Damaged(Terms.Incomplete));
        }

        if (names.Contains("EncryptedPackage"))
            return ContentRecognition.Refused(FileFindings.Encrypted);
        var other = Others.FirstOrDefault(o => names.Contains(o.Stream)).Content;
        return ContentRecognition.Refused(FileFindings.NotAWorkbook(other ?? Terms.UnknownContent));
    }
}
