using System.CommandLine;
using IndicatorPipeline.Ingest.Queries;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Metrics.Trends.Transformations;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary>
/// <c>query ... [-o FILE]</c>: figures in force, each with the cell that it came from; when asked also what follows from them, every version of them, or how
/// they were revised.
/// </summary>
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
        var accumulations = Several("--accumulation", texts["option_accumulation"]);
        accumulations.AcceptOnlyFromAmong([.. Codelists.Accumulation.Codes]);
        var frequencies = Several("--freq", texts["option_freq"]);
        frequencies.AcceptOnlyFromAmong([.. Codelists.Freq.Codes]);
        var from = PeriodOption.Create("--from", texts["option_from"], texts);
        var to = PeriodOption.Create("--to", texts["option_to"], texts);
        var derived = new Option<bool>("--derived") { Description = texts["option_derived"] };
        var asOf = PeriodOption.Create("--as-of", texts["option_as_of"], texts);
        var vintages = new Option<bool>("--vintages") { Description = texts["option_vintages"] };
        var revisions = new Option<bool>("--revisions") { Description = texts["option_revisions"] };
        var transform = new TransformOptions(texts);
        var format = new Option<string?>("--format") { Description = texts["option_format"], HelpName = string.Join('|', QueryFormats.All) };
        format.AcceptOnlyFromAmong([.. QueryFormats.All]);
        var output = new Option<string?>("--output", "-o") { Description = texts["option_output"], HelpName = "FILE" };
        return line.Command("query", [indicators, areas, items, measures, accumulations, frequencies, from, to, asOf, derived, vintages, revisions, .. transform.All, format, output], (session, parse, cancellationToken) => ExecuteAsync(
            session,
            new Request(
                new FigureSelection
                {
                    Indicators = parse.GetValue(indicators) ?? [],
                    Areas = parse.GetValue(areas) ?? [],
                    Items = parse.GetValue(items) ?? [],
                    Measures = [.. (parse.GetValue(measures) ?? []).Select(Codelists.Measure.Parse)],
                    Accumulations = [.. (parse.GetValue(accumulations) ?? []).Select(Codelists.Accumulation.Parse)],
                    Frequencies = [.. (parse.GetValue(frequencies) ?? []).Select(Codelists.Freq.Parse)],
                    From = parse.GetValue(from),
                    To = parse.GetValue(to),
                    AsOf = parse.GetValue(asOf),
                },
                parse.GetValue(derived),
                parse.GetValue(vintages),
                parse.GetValue(revisions),
                transform.RequestOf(parse)),
            parse.GetValue(format),
            parse.GetValue(output),
            cancellationToken));
    }

    private static async Task<int> ExecuteAsync(Session session, Request request, string? format, string? output, CancellationToken cancellationToken)
    {
        if (request.Transform is not null && (request.Derived || request.Selection.Measures.Any(m => m != Measure.Level)))
            throw new WrongUsageException(session.Texts["transform_of_levels"]);
        if (new[] { request.Vintages, request.Revisions, request.Derived || request.Transform is not null }.Count(asked => asked) > 1)
            throw new WrongUsageException(session.Texts["one_question_at_a_time"]);
        var catalog = session.CatalogOrEmpty();
        var ledger = await session.RequireLedgerAsync(cancellationToken);
        var (query, unknown) = request.Selection.Resolve(catalog, session.Options.FindZone());
        // A code that the catalog knows no more may still have figures; a misspelt one must not end like an answer.
        var misspelt = catalog.Indicators.Count > 0 ? unknown.Where(u => u.Kind != NameKind.Item).ToList() : [];
        TellOfUnknown(session, misspelt);
        var chosen = format ?? (session.IsJson ? QueryFormats.Json : QueryFormats.Of(output));
        var queries = new FigureQueries(ledger, catalog, session.Options.FindZone());
        var answer = request switch
        {
            { Vintages: true } => QueryAnswer.Of(await queries.VersionsAsync(query, cancellationToken).ToListAsync(cancellationToken)),
            { Revisions: true } => QueryAnswer.Of(await queries.RevisionsAsync(query, cancellationToken)),
            _ => QueryAnswer.Of(await FiguresAsync(session, catalog, queries, query, request, cancellationToken)),
        };
        if (answer.Count == 0)
        {
            TellOfUnknown(session, unknown.Where(u => u.Kind == NameKind.Item));
            session.Tell(session.Texts[request.Transform is null ? "query_nothing" : "query_nothing_computed"]);
        }

        if (output is null)
        {
            QueryFormats.Write(session, answer, chosen);
        }
        else
        {
            await QueryFormats.WriteFileAsync(session, answer, chosen, output);
            session.Tell(session.Texts.Format("query_written", answer.Count, output));
        }

        return misspelt.Count == 0 ? ExitCodes.Success : ExitCodes.NotAccepted;
    }

    private static async Task<IReadOnlyList<FigureRow>> FiguresAsync(
        Session session, IndicatorCatalog catalog, FigureQueries queries, ObservationQuery query, Request request, CancellationToken cancellationToken)
    {
        if (request.Transform is { } transform)
        {
            var (rows, transformed) = await queries.TransformedAsync(query, transform, cancellationToken);
            foreach (var obstacle in ObstacleTexts.Of(transformed, catalog, session.Culture))
                session.Tell(obstacle);
            return rows;
        }

        var inForce = await queries.InForceAsync(query, cancellationToken).ToListAsync(cancellationToken);
        return request.Derived ? [.. inForce, .. await queries.DerivedAsync(query, cancellationToken).ToListAsync(cancellationToken)] : inForce;
    }

    // Items of open registers are in no catalog: only where nothing was found is the name the likely reason.
    private static void TellOfUnknown(Session session, IEnumerable<UnknownName> unknown)
    {
        foreach (var (kind, name, nearest) in unknown)
        {
            session.Tell(session.Texts.WithNearest(session.Texts.Format("unknown_" + kind.ToString().ToLowerInvariant(), name), nearest));
        }
    }

    private static Option<string[]> Several(string name, string description) =>
        new(name) { Description = description, HelpName = "CODE", AllowMultipleArgumentsPerToken = true, Arity = ArgumentArity.OneOrMore };

    private sealed record Request(FigureSelection Selection, bool Derived, bool Vintages, bool Revisions, TransformRequest? Transform);
}
