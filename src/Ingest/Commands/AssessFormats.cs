using System.Globalization;
using IndicatorPipeline.Ingest.Queries;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary>The forms in which scores are written.</summary>
internal static class AssessFormats
{
    // Digits on display; the other forms have them all.
    private const string Shown = "0.####";
    private const string Signed = "+0.####;-0.####;0";

    /// <param name="isOpened">Whether a table shows what the totals are made of.</param>
    public static void Write(Session session, IReadOnlyList<AssessLine> lines, string format, bool isOpened)
    {
        switch (format)
        {
            case QueryFormats.Csv:
                RowCsv.Write(lines.SelectMany(AssessRow.Of), session.Output);
                break;
            case QueryFormats.Json:
                foreach (var line in lines)
                    session.WriteJson(line);
                break;
            default:
                (isOpened ? PartsOf(session.Texts, lines) : TotalsOf(session.Texts, lines)).WriteTo(session.Output, session.IsTerminal);
                break;
        }
    }

    private static Listing TotalsOf(CommandTexts texts, IReadOnlyList<AssessLine> lines)
    {
        var listing = new Listing(
            texts["column_group"], texts["column_rank"], texts["column_area"], texts["column_score"], texts["column_score_change"], texts["column_rank_change"],
            texts["column_adjustments"], texts["column_missing"]);
        foreach (var line in lines)
        {
            listing.Add(
                line.Group,
                Exact(line.Rank),
                line.AreaName,
                Exact(line.Score),
                Text(line.ScoreChange, Signed),
                Text(line.RankChange, Signed),
                string.Join("; ", line.Adjustments.Select(a => $"{Text(a.Points, Signed)} {a.Reason}")),
                string.Join(texts["list_separator"], line.Indicators.Where(i => i.Value is null).Select(i => i.IndicatorName)));
        }

        return listing;
    }

    private static Listing PartsOf(CommandTexts texts, IReadOnlyList<AssessLine> lines)
    {
        var listing = new Listing(
            texts["column_area"], texts["column_indicator"], texts["column_measure"], texts["column_value"], texts["column_unit"], texts["column_satisfactory"],
            texts["column_lowest"], texts["column_score"], texts["column_weight"], texts["column_points"], texts["column_outcome"], texts["column_origin"]);
        foreach (var line in lines)
        {
            foreach (var part in line.Indicators)
            {
                var cells = string.Join("; ", part.Inputs ?? []);
                listing.Add(
                    line.AreaName, part.IndicatorName, part.Measure, Text(part.Value, Shown), part.Unit ?? "", Text(part.Satisfactory, Shown), Text(part.Lowest, Shown),
                    Text(part.Score, Shown), Text(part.Weight, Shown), Text(part.Points, Shown), texts["outcome_" + part.Outcome],
                    part.Rule is null ? cells : $"{part.Rule}: {cells}");
            }

            foreach (var (points, reason) in line.Adjustments)
                listing.Add(line.AreaName, texts["column_adjustments"], "", "", "", "", "", "", "", Text(points, Signed), "", reason);
            listing.Add(line.AreaName, texts["row_total"], "", "", "", "", "", "", "", Exact(line.Score), "", "");
        }

        return listing;
    }

    private static string Exact(decimal? number) => Text(number, format: null);

    private static string Text(decimal? number, string? format) => number?.ToString(format, CultureInfo.InvariantCulture) ?? "";
}
