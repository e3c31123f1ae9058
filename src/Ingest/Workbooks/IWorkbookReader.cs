namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>Reads the workbooks of one family of formats, and hides the library that helps with it.</summary>
internal interface IWorkbookReader
{
    /// <summary>
    /// Reads a workbook from its bytes. What is wrong with the file itself (damaged, encrypted) comes back as a finding;
    /// an exception of the library about the file's content never leaves the reader.
    /// </summary>
    /// <exception cref="OverBudgetException">The workbook takes more than it may.</exception>
    WorkbookReading Read(string fileName, ReadOnlyMemory<byte> content, ReadingBudget budget);
}
