using System.CommandLine;
using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary><c>catalog lint [DIR]</c>: everything that is wrong with a catalog, with file and line.</summary>
internal static class CatalogLintCommand
{
    public static Command Build(CommandLine line)
    {
        var folder = new Argument<string?>("DIR") { Description = line.Texts["argument_catalog"], Arity = ArgumentArity.ZeroOrOne };
        return line.Command("catalog_lint", [folder], (session, parse, _) => Task.FromResult(Execute(session, parse.GetValue(folder))));
    }

    private static int Execute(Session session, string? given)
    {
        var folder = given ?? session.Get<CatalogSource>().Directory;
        if (!Directory.Exists(folder))
            throw new WrongUsageException(session.Texts.Format("no_catalog", folder));
        var loading = CatalogLoader.Load(folder);
        foreach (var problem in loading.Problems)
        {
            if (session.IsJson)
                session.WriteJson(new ProblemLine(Path.Join(folder, problem.File), problem.Line, problem.Column, problem.Code.ToString(), problem.Message(session.Culture)));
            else
                session.Print(session.Describe(folder, problem));
        }

        if (loading.Catalog is not { } catalog)
        {
            session.Tell(session.Texts.Format("catalog_problems", folder, loading.Problems.Count));
            return ExitCodes.WrongUsage;
        }

        session.Tell(session.Texts.Format(
            "catalog_in_order", folder, catalog.Indicators.Count, catalog.Areas.Count, catalog.Items.Count, catalog.Units.Count, catalog.Departments.Count, catalog.Reports.Count));
        return ExitCodes.Success;
    }

    private sealed record ProblemLine(string File, int? Line, int? Column, string Code, string Message);
}
