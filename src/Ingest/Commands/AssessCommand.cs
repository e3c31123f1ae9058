using System.CommandLine;
using IndicatorPipeline.Ingest.Queries;
using IndicatorPipeline.Ingest.Resolution;
using IndicatorPipeline.Metrics.Assessments;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary><c>assess --period P</c>: scores and ranks by assessment.yaml, each opened down to its cells.</summary>
internal static class AssessCommand
{
    public static Command Build(CommandLine line)
    {
        var texts = line.Texts;
        var period = PeriodOption.Create("--period", texts["option_assess_period"], texts);
        period.Required = true;
        var group = new Option<string?>("--group") { Description = texts["option_group"], HelpName = "GROUP" };
        var areas = new Option<string[]>("--area")
        {
            Description = texts["option_assess_area"], HelpName = "CODE", AllowMultipleArgumentsPerToken = true, Arity = ArgumentArity.OneOrMore,
        };
        var asOf = PeriodOption.Create("--as-of", texts["option_as_of"], texts);
        var format = new Option<string?>("--format") { Description = texts["option_assess_format"], HelpName = string.Join('|', QueryFormats.Lines) };
        format.AcceptOnlyFromAmong([.. QueryFormats.Lines]);
        return line.Command("assess", [period, group, areas, asOf, format], (session, parse, cancellationToken) => ExecuteAsync(
            session,
            parse.GetRequiredValue(period)!.Value,
            parse.GetValue(group),
            parse.GetValue(areas) ?? [],
            parse.GetValue(asOf),
            parse.GetValue(format) ?? (session.IsJson ? QueryFormats.Json : QueryFormats.Table),
            cancellationToken));
    }

    private static async Task<int> ExecuteAsync(
        Session session, TimePeriod period, string? group, string[] areas, TimePeriod? asOf, string format, CancellationToken cancellationToken)
    {
        var catalog = session.RequireCatalog();
        if (catalog.Assessments.Count == 0)
            throw new WrongUsageException(session.Texts["no_assessment"]);
        var asked = group is null ? null : GroupOf(session, catalog, group);
        var opened = areas.Select(a => AreaOf(session, catalog, a)).ToHashSet(StringComparer.Ordinal);
        var ledger = await session.RequireLedgerAsync(cancellationToken);
        var moment = asOf?.LastInstant(session.Options.FindZone());
        var scores = (await new ComputedScores(ledger, catalog).ReadAsync(moment, cancellationToken)).Where(s => asked is null || s.Scheme.Group == asked).ToList();
        var then = scores.Where(s => s.Period == period).ToList();
        if (then.Count == 0)
            throw NothingThen(session, period, scores);
        var strange = opened.Except(then.SelectMany(s => s.Areas).Select(a => a.Area)).ToList();
        if (strange.Count > 0)
            throw new WrongUsageException([.. strange.Select(a => session.Texts.Format("area_not_assessed", catalog.AreasByCode[a].Name))]);
        AssessFormats.Write(
            session,
            [.. then.SelectMany(s => AssessLine.Of(s, catalog)).Where(l => opened.Count == 0 || opened.Contains(l.Area))],
            format,
            isOpened: opened.Count > 0);
        return ExitCodes.Success;
    }

    // Who asks may write the code or the name of a scheme as well.
    private static string GroupOf(Session session, IndicatorCatalog catalog, string text)
    {
        var names = catalog.Assessments.SelectMany(s => new[] { s.Group, s.Name, s.Code }.Select(n => (Label: LabelText.Normalize(n), s.Group))).ToList();
        var label = LabelText.Normalize(text);
        if (names.Find(n => n.Label == label).Group is { } group)
            return group;
        var nearest = Suggestions.Nearest(label, names);
        throw new WrongUsageException(session.Texts.WithNearest(
            session.Texts.Format("unknown_group", text), nearest.Count > 0 ? nearest : [.. catalog.Assessments.Select(s => s.Group).Distinct()]));
    }

    private static string AreaOf(Session session, IndicatorCatalog catalog, string text)
    {
        var names = new CatalogNames(catalog);
        return names.AreaOf(text) ?? throw new WrongUsageException(session.Texts.WithNearest(session.Texts.Format("unknown_area", text), names.AreasNear(text)));
    }

    private static WrongUsageException NothingThen(Session session, TimePeriod period, List<GroupScores> scores)
    {
        var nearest = scores.Select(s => s.Period).Distinct().OrderBy(p => Math.Abs(p.End.DayNumber - period.End.DayNumber)).Take(1).Select(p => p.ToString());
        return new WrongUsageException(session.Texts.WithNearest(session.Texts.Format("nothing_to_assess", period), [.. nearest]));
    }
}
