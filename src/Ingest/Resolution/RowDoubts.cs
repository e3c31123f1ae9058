using System.Text.RegularExpressions;
using IndicatorPipeline.Ingest.Tables;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>What rows that were understood one by one leave open once they are seen together.</summary>
/// <param name="rows">By row of the sheet, from above: those that are asked about are changed in it.</param>
internal sealed partial class RowDoubts(OrderedDictionary<int, RowMeaning> rows, ColumnMeanings columns, TableContext context, LabelReader labels)
{
    private RefArea Home => labels.Vocabulary.Catalog.Areas[0];

    public void Ask()
    {
        AskAboutSubtotals();
        AskAboutPartsWithoutFigures();
        AskAboutPartsOfAnotherQuantity();
        foreach (var (row, meaning) in new PartsOfAnother(labels).Among(rows.Select(r => (r.Key, r.Value.Labels)), context.Title.Indicator?.Value))
            rows[row] = rows[row].Saying(meaning);
        AskAboutWholesBeforeTheirSorts();
        AskOfWhatIsSaidBehindParts();
        AskWhosePlaceIsMeant();
    }

    // 小计 between townships is the sum of those above it, not of all.
    private void AskAboutSubtotals()
    {
        var places = rows.Where(r => r.Value.Labels is { Area: not null, IsTotal: false }).Select(r => r.Key).ToList();
        if (places.Count == 0)
            return;
        // 乡镇合计 beside a zone is the sum of the townships alone.
        var hasOthers = places.Select(p => rows[p].Labels.Area!.Value.Value).Where(a => a != Home && labels.Vocabulary.IsHomeOrWithin(a)).Select(a => a.Level).Distinct().Count() > 1;
        for (var i = 0; i < rows.Count; i++)
        {
            var (row, meaning) = rows.GetAt(i);
            if (meaning.Labels is { IsTotal: true, Area: null, Item: null, Innermost: { } label } && ((places[0] < row && row < places[^1] && PartialSum().IsMatch(label.Text)) || (hasOthers && SumOfTownships().IsMatch(label.Text))))
                rows.SetAt(i, meaning.Asked(new LabelProblem(FindingCodes.UnknownLabel, label, [label.Text.Trim()])));
        }
    }

    // 其中：开发区 without figures heads the rows below where these say again what those above said; else it may as well have nothing to report.
    private void AskAboutPartsWithoutFigures()
    {
        var rowsOfParts = rows.ToLookup(r => r.Value.Shown.SkipLast(1).LastOrDefault(l => Numbering.Of(l.Text).IsPart && labels.Read(l.Text).Area is not null));
        var names = rowsOfParts[null].Select(r => NameOf(r.Value)).ToHashSet(StringComparer.Ordinal);
        foreach (var part in rowsOfParts)
        {
            if (part.Key is not { } label || part.Any(r => names.Contains(NameOf(r.Value))))
                continue;
            var choices = new LabelProblem(FindingCodes.AmbiguousLabel, label, [label.Text.Trim(), $"{labels.Read(label.Text).Area!.Name}、{Home.Name}"]);
            foreach (var (row, meaning) in part.Where(r => r.Value.Labels.Area?.Where == label))
                rows[row] = meaning.Asked(choices);
        }

        static string NameOf(RowMeaning row) => row.Labels.Innermost is { } label ? LabelText.Normalize(Numbering.Of(label.Text).Rest) : "";
    }

    // 第一产业 below 地区生产总值指数（上年=100） or 地区生产总值增速, where nothing says of how it is measured, may be that of it or an amount.
    private void AskAboutPartsOfAnotherQuantity()
    {
        if (columns.Columns.Values.Any(c => c.Measure is { Value.Measure: not Measure.Level }))
            return;
        AxisMeaning? whole = null;
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows.GetAt(i).Value;
            var said = row.Labels;
            if (said is not { IsIndicatorOfNeighbor: false, Indicator: { Value: var indicator, Where: { } label } } || said.Area is not null || said.Item is not null)
                whole = null;
            else if (whole is { Indicator: { Value: var divided, Where: { } above } } && divided.Parts.Contains(indicator.Code))
            {
                // 税收收入增速 besides leaves 税收收入 an amount.
                var isSaidBesides = whole.Measure is { } how && rows.Values.Any(r => r.Labels.Indicator?.Value == indicator && r.Labels.Measure?.Value == how.Value);
                if (said is { Measure: null, Units: null, Problems.IsEmpty: true } && !isSaidBesides)
                    rows.SetAt(i, row.Asked(new LabelProblem(FindingCodes.AmbiguousLabel, label, [label.Text.Trim(), $"{indicator.Name}、{above.Text.Trim()}"])));
            }
            else
                whole = said.Measure is { Value.Measure: not Measure.Level } || said.IndexBase is not null || said.Problems.Any(p => p.Label == label) ? said : null;
        }
    }

    // 其中：规模以上 below 工业总产值 says that this is not of those alone.
    private void AskAboutWholesBeforeTheirSorts()
    {
        for (var i = 0; i + 1 < rows.Count; i++)
        {
            var (whole, part) = (rows.GetAt(i).Value, rows.GetAt(i + 1).Value);
            if (whole.Labels.Indicator is { Value: var named, Where: { } label } && part.Labels.Innermost is { } below && Numbering.Of(below.Text) is { IsPart: true, Rest: var rest }
                && LabelText.Normalize(rest) is { Length: > 1 } words && LabelText.Normalize(named.Name) is var name && name.Length > words.Length && name.StartsWith(words, StringComparison.Ordinal)
                && !LabelText.Normalize(label.Text).Contains(words, StringComparison.Ordinal))
            {
                rows.SetAt(i, whole.Asked(new LabelProblem(FindingCodes.AmbiguousLabel, label, [label.Text.Trim(), $"{named.Name}、{name[words.Length..]}"])));
            }
        }
    }

    // 增速 below 地区生产总值, 第一产业, 第二产业 and 第三产业 is that of the first, or of the last alone.
    private void AskOfWhatIsSaidBehindParts()
    {
        Indicator? whole = null;
        var parts = new List<Indicator>();
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows.GetAt(i).Value;
            if (row.Labels is { IsIndicatorOfNeighbor: true, Innermost: { } label })
            {
                if (whole is not null && parts.Count > 1)
                    rows.SetAt(i, row.Asked(new LabelProblem(FindingCodes.AmbiguousLabel, label, [label.Text.Trim(), $"{whole.Name}、{parts[^1].Name}"])));
                else
                    whole = null;
            }
            else if (row.Labels.Indicator?.Value is { } named && whole?.Parts.Contains(named.Code) == true)
            {
                parts.Add(named);
            }
            else
            {
                (whole, parts) = (row.Labels.Indicator?.Value, []);
            }
        }
    }

    // 上年同期 or 目标 below 云城镇, in the column of townships, may be that of 云城镇 or of all; below the total it is of all.
    private void AskWhosePlaceIsMeant()
    {
        AxisMeaning? above = null;
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows.GetAt(i).Value;
            var said = row.Labels;
            if (said is { Area: not null } or { IsTotal: true } or { Item: not null } || said.Innermost is not { } label)
                above = said;
            else if (said is { Indicator: null, Kind: null, Problems.IsEmpty: true } && (said.Measure is not null || said.Period.YearOffset is not null)
                && above is { IsTotal: false, Area: { Where: { } where, Value: var place } } && where.Address.Column == label.Address.Column && place != Home)
            {
                rows.SetAt(i, row.Asked(new LabelProblem(FindingCodes.AmbiguousLabel, label, [label.Text.Trim(), $"{place.Name}、{Home.Name}"])));
            }
        }
    }

    [GeneratedRegex(@"[乡镇]\s*[小合总]\s*计")]
    private static partial Regex SumOfTownships();

    [GeneratedRegex(@"小\s*计|\A\s*合\s*计\s*\z")]
    private static partial Regex PartialSum();
}
