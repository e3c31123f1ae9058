using IndicatorPipeline.Samples.Layouts;

namespace IndicatorPipeline.Samples.Reports;

/// <summary>
/// On which day each workbook comes into the share, as the demonstration has it. Two reports of the catalog have no sample and stay overdue:
/// 安全生产月报 and 社会保险参保月报.
/// </summary>
internal static class Arrivals
{
    // The first working day after the last period.
    private static readonly DateOnly First = new(2026, 1, 2);

    // Due on the 8th, on the 8th and on the 15th of January.
    private static readonly Dictionary<string, DateOnly> Late = new(StringComparer.Ordinal)
    {
        ["税务局/税费收入与减税降费明细.xlsx"] = new(2026, 1, 12),
        ["民政局/2025年12月社会救助与关爱服务.xlsx"] = new(2026, 1, 13),
        ["金融办/金融机构存贷款余额台账.xls"] = new(2026, 1, 19),
    };

    public static DateOnly Of(WorkbookLayout book) => Late.GetValueOrDefault(book.Path, First);
}
