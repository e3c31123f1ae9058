using System.CommandLine;
using IndicatorPipeline.Ingest.Queries;
using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary><c>catalog alias add|remove</c> and <c>catalog ignore add|remove</c>: settle a label once and for all.</summary>
internal static class CatalogEditCommand
{
    public static Command AddAlias(CommandLine line) => OfAlias(line, "catalog_alias_add", (editor, indicator, label, token) => editor.AddAliasAsync(indicator, label, token));

    public static Command RemoveAlias(CommandLine line) => OfAlias(line, "catalog_alias_remove", (editor, indicator, label, token) => editor.RemoveAliasAsync(indicator, label, token));

    public static Command AddIgnored(CommandLine line) => OfIgnored(line, "catalog_ignore_add", (editor, label, token) => editor.AddIgnoredAsync(label, token));

    public static Command RemoveIgnored(CommandLine line) => OfIgnored(line, "catalog_ignore_remove", (editor, label, token) => editor.RemoveIgnoredAsync(label, token));

    private static Command OfAlias(CommandLine line, string key, Func<CatalogEditor, string, string, CancellationToken, Task<CatalogEdit>> edit)
    {
        var indicator = new Argument<string>("INDICATOR") { Description = line.Texts["argument_indicator"] };
        var label = Label(line);
        return line.Command(key, [indicator, label], (session, parse, cancellationToken) =>
        {
            var given = parse.GetRequiredValue(indicator);
            // A name will do in place of the code, as everywhere.
            var code = new CatalogNames(session.CatalogOrEmpty()).IndicatorOf(given) ?? given;
            var text = parse.GetRequiredValue(label);
            return CatalogEdits.ApplyAsync(session, text, (editor, token) => edit(editor, code, text, token), cancellationToken);
        }, keepsLog: true);
    }

    private static Command OfIgnored(CommandLine line, string key, Func<CatalogEditor, string, CancellationToken, Task<CatalogEdit>> edit)
    {
        var label = Label(line);
        return line.Command(key, [label], (session, parse, cancellationToken) =>
        {
            var text = parse.GetRequiredValue(label);
            return CatalogEdits.ApplyAsync(session, text, (editor, token) => edit(editor, text, token), cancellationToken);
        }, keepsLog: true);
    }

    private static Argument<string> Label(CommandLine line) => new("LABEL") { Description = line.Texts["argument_label"] };
}
