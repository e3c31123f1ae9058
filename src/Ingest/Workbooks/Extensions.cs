using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>Which extensions a format goes by.</summary>
internal static class Extensions
{
    /// <summary>A finding when a file's extension belongs to another format.</summary>
    public static Finding? Finding(string fileName, WorkbookFormat format)
    {
        var (name, extensions) = Of(format);
        var extension = Path.GetExtension(fileName);
        return extensions.Contains(extension, StringComparer.OrdinalIgnoreCase)
            ? null
            : FileFindings.WrongExtension(name, extension.Length > 0 ? extension : Terms.NoExtension);
    }

    private static (string Name, string[] Extensions) Of(WorkbookFormat format) => format switch
    {
        WorkbookFormat.Xlsx => (".xlsx", [".xlsx", ".xlsm", ".xltx", ".xltm"]),
        WorkbookFormat.Xlsb => (".xlsb", [".xlsb"]),
        WorkbookFormat.Xls or WorkbookFormat.OldXls => (".xls", [".xls", ".xlt", ".et", ".ett"]),
        WorkbookFormat.DelimitedText => (".csv", [".csv", ".txt", ".tsv"]),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "There is no such format."),
    };
}
