using System.ComponentModel.DataAnnotations;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>How large a workbook may be; beyond, it is refused with a finding before memory is taken. Configuration section <c>Limits</c>.</summary>
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

    /// <summary>Cell styles of an .xlsx or .xls. Default 65,536.</summary>
    [Range(1, int.MaxValue)]
    public int Styles { get; set; } = 65_536;
}
