using System.Collections.Immutable;
using System.Text.RegularExpressions;
using IndicatorPipeline.Ingest.Tables;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>Puts together what the labels of one row or column say, from the outermost to the innermost.</summary>
internal sealed partial class AxisReader(LabelReader labels, DateLabels dates, EarlierPeriod earlier)
{
    private const string ChineseDigits = "一二三四五六七八九十";

    private readonly NamesTogether _names = new(labels);

    private readonly PiecesOfNames _pieces = new(labels);

    /// <param name="path">The labels, from the outermost to the innermost.</param>
    /// <param name="headingOf">What stands over the stub's column of a label; null for a label of the header.</param>
    public AxisMeaning Read(ImmutableArray<Cell> path, Func<Cell, AxisMeaning?> headingOf)
    {
        var axis = AxisMeaning.Nothing;
        for (var i = 0; i < path.Length; i++)
        {
            var label = path[i];
            var heading = headingOf(label);
            // 说明：以下为9月末数 is no serial number, though it begins in their column.
            if (heading is { IsIgnored: true } && label.Address.Row != path[^1].Address.Row && SheetRow.IsRemark(label.Text))
                heading = null;
            if (heading is { Attribute: not null } or { IsIgnored: true } or { HeadsFigures: true })
                continue;
            if (heading is { Heads: HeadingKind.Units } && labels.Vocabulary.UnitOf(TextOf(label, heading)) is { } unit)
            {
                axis = axis with { Units = new([unit], label), Ratio = null };
                continue;
            }

            if (heading?.Kind is { } kind)
            {
                // The rows of a kind are its items; what groups them in the same column is no item of its own.
                var isInner = i + 1 < path.Length && path[i + 1].Address.Column == label.Address.Column;
                if (!isInner)
                    axis = ReadItem(axis, label, kind.Value);
                continue;
            }

            if (heading is not null && IsDateOfItem(label, heading, labels))
                continue;
            axis = ReadLabel(axis, path, i, heading);
        }

        return axis with { Innermost = path.Length > 0 ? path[^1] : null };
    }

    private AxisMeaning ReadItem(AxisMeaning axis, Cell label, ItemKind kind)
    {
        var said = labels.Read(label.Text);
        if (said.IsTotal && said.IsUnderstood)
            return axis with { IsTotal = true };
        if (!kind.IsOpen && said is { IsUnderstood: true, Indicator: { } indicator, Item: null })
            return axis with { Indicator = new(indicator, label), Measure = said.Measure is { } m ? new(m, label) : axis.Measure };
        if (kind.IsOpen)
        {
            // 续建类小计 is the sum of some of the register, and nothing in it.
            if (Sum().IsMatch(label.Text))
                return axis with { Problems = axis.Problems.Add(Unknown(label)) };
            var name = labels.Vocabulary.RegisterName(kind, label.Text);
            return axis with { Item = new(new ItemRef(kind, name, name), label) };
        }

        return said is { IsUnderstood: true, Item: { } item } && item.Kind == kind.Code
            ? axis with { Item = new(new ItemRef(kind, item.Code, item.Name), label) }
            : axis with { Problems = axis.Problems.Add(Unknown(label)) };
    }

    private AxisMeaning ReadLabel(AxisMeaning axis, ImmutableArray<Cell> path, int place, AxisMeaning? heading)
    {
        var label = path[place];
        if (dates.TextOf(label, labels) is not { } text)
        {
            var choices = new LabelProblem(FindingCodes.AmbiguousLabel, label, [label.Text.Trim(), DateLabels.Choices(label)]);
            return axis with { Problems = axis.Problems.Add(choices), PeriodLabel = label };
        }

        // 备注：含2024年秋季补植面积 between rows is about the one above, whatever year it names.
        if (label.Address.Row != path[^1].Address.Row && MethodNote.IsOfWhatIsAbove(label.Text))
            return axis;
        var said = labels.Read(text == label.Text ? TextOf(label, heading) : text);
        if (earlier.IsSaidBy(label.Text))
            return axis with { Problems = axis.Problems.Add(new LabelProblem(FindingCodes.AmbiguousLabel, label, [label.Text.Trim(), "@period_before_or_last_year"])) };
        // 得分 under 固定资产投资 is what that is worth, and not how the whole was judged.
        if (said.Indicator is { Unit.IsOfScores: true } score && axis.Indicator is { Value: { Unit.IsOfScores: false } scored } && LabelText.Normalize(score.Name) != said.Core)
            return axis with { Problems = axis.Problems.Add(new LabelProblem(FindingCodes.AmbiguousLabel, label, [label.Text.Trim(), $"{score.Name}、{scored.Name}"])) };
        // 权重 or 得分 over 固定资产投资 heads what that is worth.
        if (said.Indicator is { Unit.IsOfScores: false } && place > 0 && path[place - 1] is var over && (labels.Vocabulary.IsIgnored(over.Text) || axis.Indicator is { Value.Unit.IsOfScores: true }))
            return axis with { Problems = axis.Problems.Add(Unknown(over)) };
        var problems = axis.Problems;
        if (Together(path, place) is { Indicator: var together, Outer: var piece })
        {
            said = said with { Indicator = together, Ambiguous = [], Unknown = "", Units = said.UnitsBeside(together) };
            // 牛 over 存栏 is no longer unknown.
            problems = problems.RemoveAll(p => p.Code == FindingCodes.UnknownLabel && p.Label == piece);
        }
        else if (axis.Indicator is { } outer && _names.Within(outer.Value, label.Text) is { } within)
            said = said with { Indicator = within, Ambiguous = [], Unknown = "", Units = said.UnitsBeside(within) };

        // 注：以下为2024年同期数 over a row is about that row, which is not passed over for it.
        if (said.IsIgnored && label.Address.Row != path[^1].Address.Row && SheetRow.IsRemark(label.Text))
        {
            said = said with { IsIgnored = false };
            problems = problems.Add(Unknown(label));
        }

        if (said.InvalidPeriod is { } invalid)
            problems = problems.Add(new LabelProblem(FindingCodes.InvalidPeriod, label, [invalid]));
        else if (said.Ambiguous.Length > 0)
            problems = problems.Add(new LabelProblem(FindingCodes.AmbiguousLabel, label, [label.Text.Trim(), string.Join('、', said.Ambiguous.Select(a => a.Name))]));
        else if (said.UnclearArea is not null)
            problems = problems.Add(Unknown(label));
        else if (heading is { Heads: HeadingKind.Areas } && !label.Text.Any(char.IsLetterOrDigit))
            // A dash in the place of a township is not the county.
            problems = problems.Add(Unknown(label));
        else if (place == path.Length - 1 && Share().IsMatch(label.Text) && Outline.IsBreakdown(label.Text) && said.Units.IsEmpty)
            // 分乡镇 heads what is divided; right over figures 分红 is no such word.
            problems = problems.Add(Unknown(label));
        else if (!said.IsUnderstood && !said.IsIgnored)
            problems = IsTranslation(path, label) || IsCode(path, label) || IsPieceOfWhatItHeads(path, place) || IsGroupOfWhatItHeads(path, place) ? problems : problems.Add(Unknown(label));

        var measure = axis.Measure;
        if ((said.Measure ?? said.AimBeforeUnknown) is { } word && !IsRateOfWhatIsAbove(path, place))
            measure = new(measure?.Value.With(word) ?? word, label);
        return axis with
        {
            Indicator = said.Indicator is { } indicator ? new(indicator, label) : axis.Indicator,
            Area = said.Area is { } area ? new(area, label) : axis.Area,
            SomeAreas = said.SomeAreas is { } some ? new(some, label) : said.Indicator is null ? axis.SomeAreas : null,
            Item = said.Item is { } item && labels.Vocabulary.RefOf(item) is { } named ? new(named, label) : axis.Item,
            Attribute = said.Attribute is { } attribute ? new(attribute, label) : axis.Attribute,
            Kind = said.Kind is { } kind ? new(kind, label) : axis.Kind,
            Measure = measure,
            Period = said.Period.Within(axis.Period),
            // 本年 below 1-6月 leaves the stretch to its heading: what says the period is the heading.
            PeriodLabel = said.Period is { Year: not null } or { Part: not null } ? label : axis.PeriodLabel ?? (said.Period.IsDated ? label : null),
            YearLabel = said.Period.Year is not null ? label : axis.YearLabel,
            Units = said.Units.Length > 0 ? new(said.Units, label) : axis.Units,
            Ratio = said.Ratio ?? (said.Units.Length > 0 ? null : axis.Ratio),
            IndexBase = said.HasIndexBase ? label : axis.IndexBase,
            IsTotal = said.IsTotal || (axis.IsTotal && said.Area is null),
            IsIgnored = said.IsIgnored || axis.IsIgnored,
            Heads = said.Heads,
            Problems = problems,
        };
    }

    // Names in English beside the names of the same rows.
    private static bool IsTranslation(ImmutableArray<Cell> path, Cell label) =>
        IsEnglish(label.Text) && path.Any(other => other.Address.Row == label.Address.Row && other != label && !IsEnglish(other.Text));

    // A number of the register beside the name of the same row.
    private static bool IsCode(ImmutableArray<Cell> path, Cell label) =>
        label.Content.Kind == CellKind.Number && path.Any(other => other.Address.Row == label.Address.Row && other.Content.Kind == CellKind.Text);

    // 一、工业 over 规上工业增加值.
    private bool IsPieceOfWhatItHeads(ImmutableArray<Cell> path, int place) =>
        path.Skip(place + 1).Any(inner => labels.Read(inner.Text) is { IsUnderstood: true, Indicator: { } named } && _pieces.SaysNoMoreThan(path[place].Text, named));

    // 农业优先型 beside 东川镇, which is one of those, or above 全县合计 that follows the last of them.
    private bool IsGroupOfWhatItHeads(ImmutableArray<Cell> path, int place) =>
        labels.Read(path[place].Text).Unknown is { Length: > 0 } group
        && path.Skip(place + 1).Any(inner => (labels.Read(inner.Text).Area is { Group: { } own } && LabelText.Normalize(own) == group)
            || (SumOfAll().IsMatch(inner.Text) && labels.Vocabulary.Catalog.Areas.Any(a => a.Group is { } some && LabelText.Normalize(some) == group)));

    private static bool IsEnglish(string text) => text.Any(char.IsAsciiLetter) && text.All(c => c < '\u0100' && !char.IsDigit(c) || c is '’' or '–');

    // 增长率 under 自然增长 is the rate of that, and no growth on the year before.
    private bool IsRateOfWhatIsAbove(ImmutableArray<Cell> path, int place) =>
        LabelMeasure.IsGrowthAlone(path[place].Text) && path.Take(place).Any(outer => labels.Read(outer.Text).IsRateOfItsOwn);

    // 收入 over 城镇 is 城镇收入: a label and one that it is part of may name an indicator that neither names alone.
    private (Indicator Indicator, Cell Outer)? Together(ImmutableArray<Cell> path, int place)
    {
        for (var outer = place - 1; outer >= 0; outer--)
        {
            // 财政 on the left of 税收收入 is no part of that.
            var (whole, part) = (path[outer], path[place]);
            var isPart = whole.Address.Row < part.Address.Row || whole.Address.Column <= part.Address.Column;
            if ((_names.Of(whole.Text, part.Text) ?? (isPart ? _names.OfAPart(whole.Text, part.Text) : null)) is { } together)
                return (together, whole);
        }

        return null;
    }

    /// <summary>Whether a label is a day or a month under a heading that nobody knows (合同签订日期): it tells about the row's item, not of its figures.</summary>
    public static bool IsDateOfItem(Cell label, AxisMeaning heading, LabelReader labels) =>
        heading.Problems.Length > 0 && (label.Value is CellValue.Date || labels.Read(label.Text) is { IsUnderstood: true, Period.IsDated: true, Core: "" });

    // Under a heading 年份 or 月份 a bare number is a year or a month.
    internal static string TextOf(Cell label, AxisMeaning? heading)
    {
        var text = label.Text.Trim();
        if (heading?.Innermost is not { } head || label.Value is not (CellValue.Number or CellValue.Text) || !text.All(c => char.IsDigit(c) || ChineseDigits.Contains(c, StringComparison.Ordinal)))
            return label.Text;
        var name = LabelText.Normalize(head.Text);
        var unit = text.Length == 4 ? "年"
            : name is "month" || name.Contains('月', StringComparison.Ordinal) && text.Length <= 2 ? "月"
            : name is "quarter" || name.Contains('季', StringComparison.Ordinal) && text.Length == 1 ? "季度"
            : "";
        return text + unit;
    }

    private static LabelProblem Unknown(Cell label) =>
        new(FindingCodes.UnknownLabel, label, [Numbering.Of(label.Text).Rest]);

    [GeneratedRegex(@"\A\s*全[县市区]\s*[合总共]\s*计\s*\z")]
    private static partial Regex SumOfAll();

    [GeneratedRegex(@"\A\s*分")]
    private static partial Regex Share();

    [GeneratedRegex(@"[小合总共]\s*计\s*\z")]
    private static partial Regex Sum();
}
