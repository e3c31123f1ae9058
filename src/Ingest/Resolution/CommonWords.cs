namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>Words that may stand in any report and say nothing of a figure. They never make a label unknown.</summary>
internal static class CommonWords
{
    /// <summary>Headings of columns that are there for the reader: their cells are not figures.</summary>
    public static IReadOnlyList<string> Remarks { get; } =
        ["序号", "编号", "代码", "行次", "备注", "说明", "注", "备考", "no", "no.", "id"];

    /// <summary>Headings over a column of units.</summary>
    public static IReadOnlyList<string> UnitHeadings { get; } = ["单位", "计量单位", "单位名称", "unit"];

    /// <summary>Headings over a column of areas.</summary>
    public static IReadOnlyList<string> AreaHeadings { get; } =
        ["地区", "区域", "乡镇", "乡(镇)", "镇(乡)", "乡镇名称", "所在乡镇", "所属乡镇", "所在地", "行政区划", "县区", "区县", "县(区)", "县市区", "县(市,区)", "市县", "地区名称", "实施乡镇", "责任乡镇", "乡镇(街道)", "所在区域", "area"];

    /// <summary>Headings over a column of years, quarters or months.</summary>
    public static IReadOnlyList<string> PeriodHeadings { get; } =
        ["时间", "时期", "日期", "年份", "年", "月份", "月", "年月", "季度", "季", "报告期", "报告期别", "统计期", "数据期", "数据时点", "时点", "统计时间", "数据时间", "时段", "时间段", "期间", "统计时段", "统计期间", "报告期间", "数据期间", "所属期", "所属时期", "期别", "统计月份", "报告月份", "数据月份", "统计年度", "报告年度", "数据年度", "period", "year", "month"];

    /// <summary>Headings of figures that were counted.</summary>
    public static IReadOnlyList<string> CountHeadings { get; } = ["数量", "总数量"];

    /// <summary>Headings of figures, which are what was aimed at where 完成值 stands beside them.</summary>
    public static IReadOnlyList<string> Aims { get; } = ["指标值", "指标数", "年度指标", "年度指标值", "年度指标数", "全年指标", "全年指标值", "考核指标", "考核指标值", "下达指标", "下达指标数"];

    /// <summary>What a printed page says of its own lines (本页小计, 承前页): the sum of a page is none of any figure.</summary>
    public static IReadOnlyList<string> OfThePage { get; } = ["本页小计", "本页合计", "本页计", "页计", "承前页", "承上页", "过次页", "转下页"];

    /// <summary>Words that fill a label: headings of stubs, particles, and what every title has.</summary>
    public static IReadOnlyList<string> Fillers { get; } =
    [
        "指标", "指标名称", "项目", "科目", "类别", "分类", "名称", "年度", "月度", "数值", "数据", "数", "值", "额", "合计数", "栏目", "内容", "甲", "乙", "丙", "丁",
        "完成情况", "情况", "情况表", "统计", "统计表", "报表", "月报", "月报表", "季报", "年报", "快报", "一览表", "明细表", "汇总表", "进度表", "分析表", "台账", "清单", "表", "主要", "主要指标", "经济", "经济指标", "主要经济指标", "各", "分",
        "全部", "其中", "其中:", "以下", "以下为", "以下是", "如下", "含", "的", "和", "及", "与", "按", "分组", "分解", "总体", "有关", "相关", "基本情况", "运行情况", "工作", "进展", "进展情况", "各项", "重点", "本县", "我县", "地方", "现价", "当年价", "当年价格", "现行价格",
    ];
}
