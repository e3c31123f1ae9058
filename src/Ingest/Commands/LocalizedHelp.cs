using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary>The parser's help in one language throughout: its own translations leave out the first heading.</summary>
internal sealed class LocalizedHelp(CommandTexts texts) : SynchronousCommandLineAction
{
    private const string Heading = "Description:";

    private readonly HelpAction _help = new();

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var configuration = parseResult.InvocationConfiguration;
        var output = configuration.Output;
        using var help = new StringWriter();
        configuration.Output = help;
        var result = _help.Invoke(parseResult);
        configuration.Output = output;
        var text = help.ToString();
        output.Write(text.StartsWith(Heading, StringComparison.Ordinal) ? texts["help_description"] + text[Heading.Length..] : text);
        return result;
    }
}
