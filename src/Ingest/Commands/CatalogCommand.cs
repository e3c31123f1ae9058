using System.CommandLine;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary><c>catalog ...</c>: the catalog's own commands.</summary>
internal static class CatalogCommand
{
    public static Command Build(CommandLine line) => line.Group("catalog", [CatalogLintCommand.Build(line)]);
}
