namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>Reads the workbooks of one family of formats through one library, and hides that library.</summary>
internal interface IWorkbookReader
{
    /// <summary>
    /// Reads a workbook from its bytes. What is wrong with the file itself (damaged, encrypted) comes back as a finding;
    /// an exception of the library about the file's content never leaves the reader.
    /// </summary>
    WorkbookReading Read(string fileName, ReadOnlyMemory<byte> content, WorkbookLimits limits);
}
