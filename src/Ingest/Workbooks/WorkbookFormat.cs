namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>The formats that can be read.</summary>
internal enum WorkbookFormat
{
    /// <summary>A zipped package of XML: .xlsx, .xlsm and their templates.</summary>
    Xlsx,

    /// <summary>A zipped package of binary records.</summary>
    Xlsb,

    /// <summary>BIFF records of Excel 97 and later in a compound file, with or without: .xls, .et.</summary>
    Xls,

    /// <summary>BIFF records of Excel 95 and before.</summary>
    OldXls,

    /// <summary>Lines of text with delimiters.</summary>
    DelimitedText,
}
