using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Samples.Figures;

/// <summary>A livelihood task of a year.</summary>
/// <param name="Unit">The counter word of its amount.</param>
/// <param name="Target">How many are to be done in the year.</param>
/// <param name="Pace">How much of the year's work is done when the year is over; below 1 the task misses its year.</param>
internal sealed record LivelihoodTask(int Year, string Name, string Unit, decimal Target, decimal Pace, string Responsible, string Problem)
{
    /// <summary>How many are done by a month's end.</summary>
    public decimal Done(TimePeriod month) => decimal.Floor(Target * Pace * Season.Building.Take(month.Number).Sum() / 1000);
}

/// <summary>The livelihood tasks.</summary>
internal static class TaskRegister
{
    public static IReadOnlyList<LivelihoodTask> All { get; } =
    [
        new(2024, "新建村级互助养老服务点", "个", 24, 1m, "民政局", "无"),
        new(2024, "改造提升乡镇卫生院", "所", 6, 1m, "卫健局", "无"),
        new(2024, "新建城区口袋公园", "个", 5, 1m, "住建局", "无"),
        new(2024, "新增公共停车泊位", "个", 600, 0.93m, "住建局", "个别地块权属未理清"),
        new(2024, "更换农村供水主管网闸阀", "套", 420, 1m, "水务局", "无"),
        new(2024, "建设农村快递服务网点", "个", 86, 1m, "商务局", "无"),
        new(2025, "新建改扩建公办幼儿园", "所", 4, 1m, "教育局", "无"),
        new(2025, "建设乡镇综合养老服务中心", "个", 6, 0.84m, "民政局", "两处用地手续未办结"),
        new(2025, "为村卫生室配备智能诊疗设备", "台", 156, 1m, "卫健局", "无"),
        new(2025, "加装既有住宅电梯", "台", 30, 0.9m, "住建局", "部分居民意见不统一"),
        new(2025, "新建新能源汽车充电桩", "个", 200, 1m, "发改局", "无"),
        new(2025, "建设零工驿站", "个", 8, 1m, "人社局", "无"),
        new(2025, "新建乡镇标准化垃圾中转站", "座", 5, 1m, "住建局", "无"),
        new(2025, "免费开展妇女健康检查服务点", "处", 12, 1m, "卫健局", "无"),
        new(2025, "建设困难儿童关爱之家", "所", 10, 1m, "民政局", "无"),
        new(2025, "新增城乡公交车辆", "辆", 26, 0.77m, "交通局", "车辆采购周期较长"),
    ];
}
