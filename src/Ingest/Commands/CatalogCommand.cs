using System.CommandLine;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary><c>catalog ...</c>: the catalog's own commands.</summary>
internal static class CatalogCommand
{
    public static Command Build(CommandLine line) => line.Group(
        "catalog",
        [
            CatalogLintCommand.Build(line),
            line.Group("catalog_alias", [CatalogEditCommand.AddAlias(line), CatalogEditCommand.RemoveAlias(line)]),
            line.Group("catalog_ignore", [CatalogEditCommand.AddIgnored(line), CatalogEditCommand.RemoveIgnored(line)]),
            line.Group("catalog_indicator", [CatalogIndicatorCommand.Build(line)]),
            line.Group("catalog_item", [CatalogItemCommand.Merge(line)]),
        ]);
}
