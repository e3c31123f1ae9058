using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>
/// The one door for workbooks: decides by the content what a file is, refuses what is none or is too large before memory is taken,
/// and has it read by the library that reads its format best.
/// </summary>
public static class WorkbookOpener
{
    /// <summary>Reads a file. The name serves only to say that its extension is wrong.</summary>
    public static WorkbookReading Open(string fileName, ReadOnlyMemory<byte> content, WorkbookLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        if (content.IsEmpty)
            return FileFindings.EmptyFile;
        if (content.Length > limits.FileBytes)
            return FileFindings.OverLimit(Terms.FileSize, content.Length, limits.FileBytes);
        var recognition = ContentRecognition.Of(content, limits);
        if (recognition.Refusal is { } refusal)
            return refusal;

        var reading = Read(recognition, fileName, limits);
        if (reading.Workbook is not { } workbook)
            return reading;
        if (!workbook.Sheets.Any(s => s.Cells.Any(c => c.Value is not CellValue.Text { Value: var text } || !string.IsNullOrWhiteSpace(text))))
            return recognition.HasPictures ? FileFindings.PicturesOnly : FileFindings.NothingInside;
        return Extensions.Finding(fileName, recognition.Format) is { } wrongExtension
            ? reading with { Findings = reading.Findings.Insert(0, wrongExtension) }
            : reading;
    }

    // A file that one library takes for damaged may well open in another; what the first said stands when none can.
    private static WorkbookReading Read(ContentRecognition recognition, string fileName, WorkbookLimits limits)
    {
        WorkbookReading? damaged = null;
        foreach (var reader in ReadersOf(recognition.Format).Skip(recognition.IsForSecondReader ? 1 : 0))
        {
            var reading = reader.Read(fileName, recognition.Content, limits);
            if (reading.Findings.All(f => f.Code != FindingCodes.Damaged))
                return reading;
            damaged ??= reading;
        }

        return damaged!;
    }

    private static IWorkbookReader[] ReadersOf(WorkbookFormat format) => format switch
    {
        WorkbookFormat.Xlsx => [new EpplusReader(), new DataReaderReader()],
        WorkbookFormat.Xls => [new NpoiReader(), new DataReaderReader()],
        WorkbookFormat.Xlsb or WorkbookFormat.OldXls => [new DataReaderReader()],
        WorkbookFormat.DelimitedText => [new DelimitedTextReader()],
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "There is no such format."),
    };
}
