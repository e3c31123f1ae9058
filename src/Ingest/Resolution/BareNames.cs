using System.Text.RegularExpressions;
using IndicatorPipeline.Ingest.Tables;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>
/// Names that anything may have: 产量 under 玉米生产情况 is that of 玉米, and 产值 below 粮食产量 perhaps that of 粮食, though the catalog calls something of its own so.
/// </summary>
/// <param name="recorded">The indicators of which the table has figures.</param>
internal sealed partial class BareNames(Table table, TableContext context, TableAxes axes, IReadOnlyCollection<Indicator> recorded, LabelReader labels, TableFindings findings)
{
    private const int ShortestSubject = 2;

    /// <summary>Tells what is to be asked of the table.</summary>
    public void Tell()
    {
        // What an item has is its own, whatever it is called.
        if (axes.ItemsAreNamed || axes.Columns.Headings.Values.Any(h => h.Kind is not null) || context.Title is { Item: not null } or { Kind: not null } || !context.Mentioned.Value.IsEmpty)
            return;
        AskBelow(axes.Rows.Values.Select(r => r.Labels));
        AskBelow(axes.Columns.Columns.Values);
        if (context.Title.Indicator is null)
            AskUnderTitle();
    }

    private void AskUnderTitle()
    {
        foreach (var named in axes.All.Select(a => a.Indicator).OfType<Said<Indicator>>().Where(n => n.Where is not null && recorded.Contains(n.Value) && labels.Read(n.Where.Text).Indicator == n.Value).DistinctBy(n => n.Value))
        {
            if (Quantity().Match(labels.Read(named.Where!.Text).Core) is not { Success: true, Index: 0 })
                continue;
            foreach (var line in ContextLine.Of(table.Title, labels).Where(l => l is { Kind: LineKind.Title, NamesSender: false } && UnitStatement.AllOf(l.Text, labels).All(u => u.Units.IsEmpty)))
            {
                if (SubjectIn(line.Said.Unknown, named.Value) is { } subject && !labels.Vocabulary.IsIgnored(subject))
                    findings.Tell(FindingCodes.UnknownLabel, line.Cell, [subject]);
            }
        }
    }

    // What nobody knows of a title, but for what reports are called and for what the indicator is called besides.
    private string? SubjectIn(string unknown, Indicator named)
    {
        var words = OfReports().Replace(unknown, "");
        return words.Length < ShortestSubject || words.Any(char.IsAsciiLetterOrDigit) || labels.Vocabulary.BeginsAnOffice(words)
            || Enumerable.Range(0, words.Length - 1).Any(at => labels.Vocabulary.Calls(named, words.Substring(at, ShortestSubject)))
            ? null
            : words;
    }

    // 蔬菜种植面积, 产量, 产值: of 蔬菜, or of all that has some.
    private void AskBelow(IEnumerable<AxisMeaning> axis)
    {
        string? owner = null;
        foreach (var named in axis.Select(a => a.Indicator))
        {
            if (named is not { Value: var indicator, Where: { } label })
            {
                owner = null;
                continue;
            }

            var quantity = Quantity().Match(labels.Read(label.Text).Core);
            if (quantity is { Success: true, Index: >= ShortestSubject })
                owner = labels.Read(label.Text).Core[..quantity.Index];
            else if (!quantity.Success)
                owner = null;
            else if (owner is not null && recorded.Contains(indicator) && !labels.Vocabulary.Calls(indicator, owner))
                findings.Tell(FindingCodes.AmbiguousLabel, label, [label.Text.Trim(), $"{indicator.Name}、{owner}{quantity.Value}"]);
        }
    }

    // Of what is grown or made.
    [GeneratedRegex(@"(总?产[值量]|(播种|种植|收获)?面积|单产|亩产)\z")]
    private static partial Regex Quantity();

    [GeneratedRegex("生产|发展|经营|运行|推进|调度|监测|分析|通报|完成|落实|任务|重点|统计|监管|管理|建设|实施|开展|服务|保障|综合|全面|整体|高质量|关于|结果|成效|成果|形势|走势|动态|简析|附件|附表|台账|清单|对比|比较|变化|数据|资料|信息|工作|调查|抽样|考核|测算|评价|排名|排序|预计|预测|快讯|概况|概览|汇总|汇报|进度|进展|序时|目标|计划|收支|[年月日季]|[表图册卡]")]
    private static partial Regex OfReports();
}
