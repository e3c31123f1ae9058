namespace IndicatorPipeline.Samples.Layouts;

/// <summary>A workbook being laid out.</summary>
/// <param name="Folder">The department's folder.</param>
/// <param name="FileName">With its extension, which decides the format: .xlsx or .xls.</param>
/// <param name="Author">Who is said to have made it.</param>
internal sealed record WorkbookLayout(string Folder, string FileName, string Author, IReadOnlyList<SheetLayout> Sheets)
{
    /// <summary>Below the folder that all samples are in, with forward slashes.</summary>
    public string Path => Folder + "/" + FileName;

    public byte[] ToBytes() => FileName.EndsWith(".xls", StringComparison.Ordinal) ? XlsPrinter.Print(this) : XlsxPrinter.Print(this);
}
