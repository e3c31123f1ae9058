using System.CommandLine;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Metrics.Trends;
using IndicatorPipeline.Metrics.Trends.Transformations;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary><c>query ... [-o FILE]</c>: figures in force, each with the cell that it came from; when asked also what follows from them.</summary>
internal static class QueryCommand
{
    public static Command Build(CommandLine line)
    {
        var texts = line.Texts;
        var indicators = Several("--indicator", texts["option_indicator"]);
        var areas = Several("--area", texts["option_area"]);
        var items = Several("--item", texts["option_item"]);
        var measures = Several("--measure", texts["option_measure"]);
        measures.AcceptOnlyFromAmong([.. Codelists.Measure.Codes]);
        var from = PeriodOption.Create("--from", texts["option_from"], texts);
        var to = PeriodOption.Create("--to", texts["option_to"], texts);
        var derived = new Option<bool>("--derived") { Description = texts["option_derived"] };
        var asOf = PeriodOption.Create("--as-of", texts["option_as_of"], texts);
        var transform = new TransformOptions(texts);
        var format = new Option<string?>("--format") { Description = texts["option_format"], HelpName = string.Join('|', QueryFormats.All) };
        format.AcceptOnlyFromAmong([.. QueryFormats.All]);
        var output = new Option<string?>("--output", "-o") { Description = texts["option_output"], HelpName = "FILE" };
        return line.Command("query", [indicators, areas, items, measures, from, to, asOf, derived, .. transform.All, format, output], (session, parse, cancellationToken) => ExecuteAsync(
            session,
            new Request(
                parse.GetValue(indicators) ?? [],
                parse.GetValue(areas) ?? [],
                parse.GetValue(items) ?? [],
                [.. (parse.GetValue(measures) ?? []).Select(Codelists.Measure.Parse)],
                parse.GetValue(from),
                parse.GetValue(to),
                parse.GetValue(asOf),
                parse.GetValue(derived),
                transform.RequestOf(parse)),
            parse.GetValue(format),
            parse.GetValue(output),
            cancellationToken));
    }

    private static async Task<int> ExecuteAsync(Session session, Request request, string? format, string? output, CancellationToken cancellationToken)
    {
        if (request.Transform is not null && (request.Derived || request.Measures.Any(m => m != Measure.Level)))
            throw new WrongUsageException(session.Texts["transform_of_levels"]);
        var catalog = session.CatalogOrEmpty();
        var rows = new List<QueryRow>();
        var ledger = await session.RequireLedgerAsync(cancellationToken);
        var query = QueryOf(session, catalog, request);
        var explained = await ledger.Submissions.ExplainedAsync(cancellationToken);
        if (request.Transform is { } transform)
        {
            var transformed = await new TransformedFigures(ledger, catalog).ReadAsync(query, transform, cancellationToken);
            rows.AddRange(transformed.Figures.Select(f => QueryRow.Of(f, catalog, explained)));
            TellOfObstacles(session, transformed);
        }
        else
        {
            await foreach (var vintage in ledger.Vintages.InForceAsync(query, cancellationToken))
                rows.Add(QueryRow.Of(vintage, catalog, explained));
        }

        if (request.Derived)
        {
            await foreach (var figure in new DerivedFigures(ledger, catalog).ReadAsync(query, cancellationToken))
                rows.Add(QueryRow.Of(figure, catalog));
        }

        if (rows.Count == 0)
            TellOfUnknownItems(session, catalog, request);
        var chosen = format ?? (session.IsJson ? QueryFormats.Json : QueryFormats.Of(output));
        if (output is null)
        {
            QueryFormats.Write(session, rows, chosen, session.Output);
        }
        else
        {
            await QueryFormats.WriteFileAsync(session, rows, chosen, output);
            session.Tell(session.Texts.Format("query_written", rows.Count, output));
        }

        return ExitCodes.Success;
    }

    // Who asks may write the catalog's names and aliases as well as its codes. A code that the catalog does not know any more may still
    // have figures, so it is asked for as it stands.
    private static ObservationQuery QueryOf(Session session, IndicatorCatalog catalog, Request request)
    {
        var names = new CatalogNames(catalog);
        if (catalog.Indicators.Count > 0)
        {
            TellOfUnknown(session, "unknown_indicator", request.Indicators, names.IndicatorOf, names.IndicatorsNear);
            TellOfUnknown(session, "unknown_area", request.Areas, names.AreaOf, names.AreasNear);
        }

        return new ObservationQuery
        {
            Indicators = [.. request.Indicators.Select(i => names.IndicatorOf(i) ?? i)],
            Areas = [.. request.Areas.Select(a => names.AreaOf(a) ?? a)],
            Items = [.. request.Items.Select(i => names.ItemOf(i) ?? i)],
            Measures = request.Measures,
            From = request.From,
            To = request.To,
            AsOf = request.AsOf?.LastInstant(session.Options.FindZone()),
        };
    }

    // An empty answer would be taken for a gap in the reports.
    private static void TellOfObstacles(Session session, Transformed transformed)
    {
        foreach (var obstacle in transformed.Obstacles.GroupBy(o => o.Obstacle, o => o.Group.Indicator))
        {
            session.Tell(session.Texts.Format(
                "obstacle_" + TransformCodes.Obstacle[obstacle.Key], string.Join(session.Texts["list_separator"], obstacle.Distinct())));
        }
    }

    // Those of open registers are in no catalog: only where nothing was found is the name the likely reason.
    private static void TellOfUnknownItems(Session session, IndicatorCatalog catalog, Request request)
    {
        var names = new CatalogNames(catalog);
        TellOfUnknown(session, "unknown_item", request.Items, names.ItemOf, names.ItemsNear);
    }

    private static void TellOfUnknown(
        Session session, string text, IEnumerable<string> given, Func<string, string?> find, Func<string, IReadOnlyList<string>> near)
    {
        foreach (var name in given.Where(n => find(n) is null))
            session.Tell(session.Texts.WithNearest(session.Texts.Format(text, name), near(name)));
    }

    private static Option<string[]> Several(string name, string description) =>
        new(name) { Description = description, HelpName = "CODE", AllowMultipleArgumentsPerToken = true, Arity = ArgumentArity.OneOrMore };

    private sealed record Request(
        string[] Indicators, string[] Areas, string[] Items, IReadOnlyList<Measure> Measures, TimePeriod? From, TimePeriod? To, TimePeriod? AsOf, bool Derived,
        TransformRequest? Transform);
}
