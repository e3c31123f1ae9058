using System.ComponentModel.DataAnnotations;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>How large a workbook may be and what reading it may take; beyond, it is returned with a finding. Configuration section <c>Limits</c>.</summary>
public sealed class WorkbookLimits
{
    /// <summary>Bytes of the file as dropped. Default 50 MiB.</summary>
    [Range(1, int.MaxValue)]
    public long FileBytes { get; set; } = 50L * 1024 * 1024;

    /// <summary>Bytes of an .xlsx after unpacking, all parts together. Default 500 MiB.</summary>
    [Range(1, long.MaxValue)]
    public long UnpackedBytes { get; set; } = 500L * 1024 * 1024;

    /// <summary>Unpacked by packed bytes of any one part over 1 MiB; more is a zip bomb. Default 200.</summary>
    [Range(1, int.MaxValue)]
    public int CompressionRatio { get; set; } = 200;

    /// <summary>Sheets in a workbook. Default 256.</summary>
    [Range(1, int.MaxValue)]
    public int Sheets { get; set; } = 256;

    /// <summary>Cells that hold something, over all sheets. Default 2,000,000.</summary>
    [Range(1, int.MaxValue)]
    public int Cells { get; set; } = 2_000_000;

    /// <summary>
    /// Characters that the cells show, over all sheets: a text that many cells share counts in each of them, since each is compared and
    /// recognised by itself. Default 50,000,000.
    /// </summary>
    [Range(1, long.MaxValue)]
    public long Characters { get; set; } = 50_000_000;

    /// <summary>Cell styles of an .xlsx or .xls. Default 65,536.</summary>
    [Range(1, int.MaxValue)]
    public int Styles { get; set; } = 65_536;

    /// <summary>
    /// Notes on the cells of a copy that goes back or is explained, over all sheets; what is beyond has its color and, of a finding, its row in 审核结果. LibreOffice
    /// takes minutes for ten thousand. Default 1,000.
    /// </summary>
    [Range(1, int.MaxValue)]
    public int Notes { get; set; } = 1_000;

    /// <summary>How long opening and recognising one workbook may take, by the clock and of the program's processor time. Default a minute.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan ReadingTime { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Bytes that opening and recognising one workbook may ask for in all, counting those it has given back. Default 8 GiB.</summary>
    [Range(1, long.MaxValue)]
    public long ReadingBytes { get; set; } = 8L * 1024 * 1024 * 1024;
}
