using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Samples.Figures;

/// <summary>The projects of the four lists.</summary>
internal static class ProjectRegister
{
    public static IReadOnlyList<string> Lists { get; } = ["list_quality", "list_city", "list_early", "list_investment"];

    public static IReadOnlyList<string> Stages { get; } = ["谋划", "前期", "开工", "在建", "竣工", "投产"];

    public static IReadOnlyList<Project> All { get; } =
    [
        Of("冷链物流中心建设项目", "list_quality", "现代物流", "东川镇", "云川供应链公司", "建设冷库、分拣车间和交易大厅", 18600, 2024, 4, 22) with { MonthsLate = 2 },
        Of("城区供热管网改造工程", "list_quality", "市政", "云城镇", "住建局", "改造供热管网和换热站", 12400, 2025, 4, 16),
        Of("100兆瓦光伏治沙示范项目", "list_quality", "新能源", "草滩乡", "云川风光能源公司", "建设光伏场区和升压站", 46800, 2024, 6, 18),
        Of("县城段河道综合治理工程", "list_quality", "水利", "清水河镇", "水务局", "河道治理、生态护岸", 9800, 2025, 3, 18, "征地补偿尚未完成", "专班推进，逐户签订协议"),
        Of("县人民医院医技楼建设项目", "list_quality", "社会事业", "云城镇", "县人民医院", "新建医技楼及配套设施", 15600, 2024, 9, 24),
        Of("牛羊屠宰及精深加工项目", "list_quality", "农产品加工", "绿色食品产业园", "云川牧丰公司", "建设屠宰线和加工车间", 13200, 2023, 8, 20),
        Of("环湖旅游基础设施提升项目", "list_quality", "文化旅游", "柳湾镇", "云川文旅集团", "建设游客中心、步道和停车场", 8600, 2023, 5, 16),
        Of("县乡三级公路改建工程", "list_city", "交通", "东川镇", "交通局", "改建三级公路", 22600, 2024, 5, 24) with { MonthsLate = 6 },
        Of("北部山区供水保障工程", "list_city", "水利", "石门乡", "水务局", "新建水厂和输水管线", 16800, 2024, 4, 20),
        Of("标准化厂房及配套设施", "list_city", "园区建设", "新能源新材料产业园", "经开区管委会", "建设标准化厂房及配套", 24500, 2023, 6, 26),
        Of("城镇生活污水处理厂提标扩建", "list_city", "生态环保", "云城镇", "住建局", "提标扩建污水处理厂", 7600, 2025, 5, 12),
        Of("50万千瓦风电基地一期", "list_city", "新能源", "雪岭乡", "云川风光能源公司", "建设风电机组和送出工程", 128000, 2024, 8, 26, "送出线路用林手续未批", "县级领导包抓，对接省级部门"),
        Of("西部灌区田间配套工程", "list_city", "农业", "西坪镇", "农业农村局", "建设高标准农田", 11200, 2025, 3, 9),
        Of("食用菌菌棒生产基地", "list_investment", "农产品加工", "白杨镇", "云川菌业公司", "建设菌棒生产线和出菇棚", 9600, 2024, 3, 14),
        Of("中药饮片加工项目", "list_investment", "生物医药", "绿色食品产业园", "云川本草药业公司", "建设饮片加工车间和仓储", 14800, 2024, 10, 20, "生产许可办理较慢", "市场监管局全程帮办") with { MonthsLate = 8 },
        Of("储能电池组件制造项目", "list_investment", "装备制造", "新能源新材料产业园", "云川储能科技公司", "建设组件产线", 36800, 2025, 2, 22),
        Of("藜麦健康食品加工项目", "list_investment", "农产品加工", "绿色食品产业园", "云川麦田公司", "建设加工线和研发中心", 7800, 2023, 9, 18),
        Of("风电叶片配套生产项目", "list_investment", "装备制造", "新能源新材料产业园", "云川叶片公司", "建设叶片生产车间", 28600, 2024, 12, 24),
        Of("峡谷康养度假区", "list_investment", "文旅康养", "红崖乡", "云川康养公司", "建设度假酒店和康养中心", 19800, 2025, 6, 30, "建设用地指标紧张", "纳入年度用地计划统筹"),
        Of("城东商贸综合体", "list_investment", "商贸物流", "云城镇", "云川商贸公司", "建设商业综合体", 16600, 2023, 4, 28),
        Early("抽水蓄能电站工程", "新能源", "松林乡", "能源局", "装机120万千瓦", 780000, 30),
        Early("县域铁路支线工程", "交通", "云城镇", "发改局", "新建铁路支线", 268000, 41),
        Early("北山水库工程", "水利", "松林乡", "水务局", "新建中型水库", 86000, 32),
        Early("数据中心集群项目", "数据信息", "新能源新材料产业园", "工信局", "建设绿色数据中心", 150000, 27),
        Early("职业教育园区", "社会事业", "云城镇", "教育局", "新建职业学校和实训基地", 38000, 24),
        Early("国家储备林建设项目", "生态环保", "松林乡", "林草局", "建设储备林", 46000, 36),
        Early("农村供水城乡一体化工程", "水利", "金谷乡", "水务局", "改造供水管网", 32000, 21),
    ];

    private static Project Of(
        string name, string list, string industry, string place, string owner, string content, decimal total, int year, int month, int months,
        string problem = "无", string solution = "按计划推进") =>
        new(name, list, industry, place, owner, content, total, TimePeriod.OfMonth(year, month), months, problem, solution);

    private static Project Early(string name, string industry, string place, string owner, string content, decimal total, int months) =>
        new(name, "list_early", industry, place, owner, content, total, null, months, "前期要件正在办理", "成立专班，倒排工期");
}
