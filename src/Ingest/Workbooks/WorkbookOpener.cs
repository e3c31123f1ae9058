namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>
/// The one door for workbooks: decides by the content what a file is, refuses what is none or is too large before memory is taken,
/// and has it read by the library that reads its format best.
/// </summary>
internal static class WorkbookOpener
{
    /// <summary>Reads a file. The name serves only to say that its extension is wrong.</summary>
    /// <param name="budget">What reading may take; a workbook that takes more is refused.</param>
    public static WorkbookReading Open(string fileName, ReadOnlyMemory<byte> content, ReadingBudget budget)
    {
        try
        {
            return PersonalData.Masked(OpenWithin(fileName, content, budget));
        }
        catch (OverBudgetException over)
        {
            return over.Refusal;
        }
    }

    private static WorkbookReading OpenWithin(string fileName, ReadOnlyMemory<byte> content, ReadingBudget budget)
    {
        if (content.IsEmpty)
            return FileFindings.EmptyFile;
        if (content.Length > budget.Limits.FileBytes)
            return FileFindings.OverLimit(Terms.FileSize, content.Length, budget.Limits.FileBytes);
        var recognition = ContentRecognition.Of(content, budget);
        if (recognition.Refusal is { } refusal)
            return refusal;

        var reading = Read(recognition, fileName, budget);
        if (reading.Workbook is not { } workbook)
            return reading;
        if (WithoutData(recognition, workbook) is { } withoutData)
            return withoutData;
        return Extensions.Finding(fileName, recognition.Format) is { } wrongExtension
            ? reading with { Findings = reading.Findings.Insert(0, wrongExtension) }
            : reading;
    }

    private static WorkbookReading? WithoutData(ContentRecognition recognition, Workbook workbook)
    {
        // A title may stand above a picture; where no two cells stand beside each other there is no table.
        if (recognition.HasPictures && !workbook.Sheets.Any(HasCellsSideBySide))
            return FileFindings.PicturesOnly;
        if (workbook.Sheets.Any(s => !s.Cells.IsEmpty))
            return null;
        // Without a sheet there should have been no cells either: they are there, and no reader has found the way to them.
        return workbook.Sheets.IsEmpty && recognition.Cells > 0 ? FileFindings.Damaged(Terms.BrokenContent) : FileFindings.NothingInside;
    }

    private static bool HasCellsSideBySide(Sheet sheet)
    {
        for (var i = 1; i < sheet.Cells.Length; i++)
        {
            if (sheet.Cells[i].Address.Row == sheet.Cells[i - 1].Address.Row)
                return true;
        }

        return false;
    }

    // A file that one library takes for damaged, or of which it sees only a part, may well open in another. The reading with the most
    // cells is believed, the better reader's among equals; what that one said stands when none can read the file.
    private static WorkbookReading Read(ContentRecognition recognition, string fileName, ReadingBudget budget)
    {
        WorkbookReading? best = null;
        foreach (var reader in ReadersOf(recognition).Skip(recognition.IsForSecondReader ? 1 : 0))
        {
            var reading = reader.Read(fileName, recognition.Content, budget);
            if (best is null || CellsOf(reading) > CellsOf(best))
                best = reading;
            if (CellsOf(best) >= recognition.Cells)
                break;
        }

        return recognition.IsEncrypted && best!.Workbook is null ? FileFindings.Encrypted : best!;
    }

    private static long CellsOf(WorkbookReading reading) => reading.Workbook?.Sheets.Sum(s => (long)s.Cells.Length) ?? -1;

    private static IWorkbookReader[] ReadersOf(ContentRecognition recognition) => recognition.Format switch
    {
        WorkbookFormat.Xlsx => [new XlsxReader()],
        WorkbookFormat.Xls => [new NpoiReader(), new DataReaderReader()],
        WorkbookFormat.Xlsb => [new XlsbReader()],
        WorkbookFormat.OldXls => [new DataReaderReader()],
        WorkbookFormat.DelimitedText => [new DelimitedTextReader()],
        _ => throw new ArgumentOutOfRangeException(nameof(recognition), recognition.Format, "There is no such format."),
    };
}
