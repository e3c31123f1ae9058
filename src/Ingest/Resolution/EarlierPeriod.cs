using System.Text.RegularExpressions;
using IndicatorPipeline.Ingest.Tables;
using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>
/// 上期, and 前期 beside 本期: the month or quarter before to some, the same stretch of last year to others (本期金额 | 上期金额 of accounts). Which of them,
/// no label says. 前期 by itself is a stage of projects.
/// </summary>
internal sealed partial class EarlierPeriod(Table table)
{
    private readonly bool _besideThisOne = table.ColumnHeadings.SelectMany(c => c.Labels).Concat(table.StubColumns.SelectMany(s => s.Labels)).Any(l => ThisOne().IsMatch(LabelText.Normalize(l.Text)));

    /// <summary>Whether a label says so.</summary>
    public bool IsSaidBy(string label) => LabelText.Normalize(Numbering.Of(label).Rest) is var text && (Last().IsMatch(text) || (_besideThisOne && Former().IsMatch(text)));

    [GeneratedRegex(@"\A([本当]期|报告期|[本当](月|季度?|年)(?!.*前期))")]
    private static partial Regex ThisOne();

    [GeneratedRegex(@"\A上一?期")]
    private static partial Regex Last();

    [GeneratedRegex(@"\A前一?期(末|累计|完成|实际)*[数值额]?(金额|余额)?(\(.*\))?\z")]
    private static partial Regex Former();
}
