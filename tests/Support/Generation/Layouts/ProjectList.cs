using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Support.Generation.Layouts;

/// <summary>A list of projects: money, and texts about each.</summary>
internal sealed class ProjectList : ILayout
{
    public string Name => "layout: project list";

    public TablePlan Compose(Scene scene, Dice dice)
    {
        var catalog = scene.Catalog;
        var kind = catalog.Kinds.First(k => k.Code == "project");
        var texts = new Dictionary<string, string[]>();
        var table = new TablePlan(scene)
        {
            Subject = dice.Pick("重大项目进展情况表", "重点项目清单", "重大项目情况", "重点项目一览表"),
            PeriodText = dice.Pick(PeriodWords.MonthOf(scene.Year, scene.Month, dice), $"{PeriodWords.Number(scene.Year)}年1-{PeriodWords.Number(scene.Month)}月"),
        };
        var stub = table.AddColumn(ColumnRole.Label, null, new HeaderLabel(dice.Pick(kind.Headers)));
        var place = dice.Chance(0.6) ? table.AddColumn(ColumnRole.Label, null, new HeaderLabel(dice.Pick("所在乡镇", "实施乡镇", "乡镇"))) : null;
        if (dice.Chance(0.5))
            AddText("nature", "新建", "续建", "改扩建");
        Add("project_total_investment", Measure.Level, dice.Pick("总投资", "计划总投资", "项目总投资"));
        if (dice.Chance(0.6))
            Add("project_investment", Measure.Target, dice.Pick("年度计划", "年度计划投资", "本年计划投资"));
        Add("project_investment", Measure.Level, dice.Pick("完成投资", "本年完成投资", "项目完成投资"));
        if (dice.Chance(0.5))
            Add("project_investment", Measure.Completion, dice.Pick("完成率", "完成率（%）", "投资完成率(%)"));
        if (dice.Chance(0.4))
            Add("project_cumulative_investment", Measure.Level, dice.Pick("自开工累计完成投资", "开工以来累计完成投资"));
        AddText("stage", "谋划", "前期", "开工", "在建", "竣工");
        if (dice.Chance(0.7))
            AddText("progress", "主体封顶，正在进行内部装修", "已完成场地平整", "完成可研批复", "正在办理用地手续，预计6月开工");
        if (dice.Chance(0.6))
            AddText("problem", "无", "资金缺口200万元", "征地拆迁进度慢", "缺少用地指标");
        if (dice.Chance(0.5))
            AddText("responsible", "住建局", "农业农村局", "东川镇", "发改局");

        var names = new HashSet<string>();
        for (var i = dice.Next(2, 12); i > 0; i--)
        {
            var area = dice.Pick(scene.Townships);
            var name = dice.Pick("城北", "南湖", "河东", "滨河", "青年路", "老街", "新区", "北山") + dice.Pick("供水管网", "冷链物流园", "污水处理厂", "标准化厂房", "中学教学楼", "育苗基地", "集中供热", "农贸市场") + dice.Pick("建设项目", "改造工程", "项目", "（二期）");
            if (!names.Add(name))
                continue;
            var row = new RowPlan(new Meaning { Item = name, Area = place is null ? null : area }) { Kind = kind };
            row.Cells[stub] = new CellPlan(name);
            if (place is not null)
                row.Cells[place] = new CellPlan(area.Name);
            foreach (var column in table.Columns.Where(c => c.Attribute is not null))
                row.Cells[column] = new CellPlan(dice.Pick(texts[column.Attribute!.Code]));
            table.AddRow(row);
        }

        table.Fill(dice);
        return table;

        void Add(string indicator, Measure measure, string label) =>
            table.AddColumn(ColumnRole.Figures, new Meaning { Indicator = catalog.IndicatorsByCode[indicator], Measure = measure }, new HeaderLabel(label, measure == Measure.Completion ? null : catalog.IndicatorsByCode[indicator]));

        void AddText(string code, params string[] among)
        {
            var attribute = catalog.Attributes.First(a => a.Code == code);
            table.Columns.Add(new ColumnPlan(ColumnRole.Attribute, new HeaderLabel(dice.Pick([attribute.Name, .. attribute.Aliases]))) { Attribute = attribute });
            texts[code] = among;
        }
    }
}
