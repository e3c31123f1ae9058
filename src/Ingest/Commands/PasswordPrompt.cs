using Spectre.Console;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary>Asks for a password at the terminal, twice and without showing it.</summary>
internal static class PasswordPrompt
{
    /// <exception cref="WrongUsageException">What was typed differs.</exception>
    public static string Ask(CommandTexts texts)
    {
        // stdout is for results.
        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        var password = Type("password");
        return Type("password_again") == password ? password : throw new WrongUsageException(texts["passwords_differ"]);

        string Type(string key) => terminal.Prompt(new TextPrompt<string>(Markup.Escape(texts[key])).Secret(null));
    }
}
