using System.CommandLine;
using System.CommandLine.Help;
using System.Globalization;
using System.Text;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary>The program's command line: its commands and common options, and what becomes of wrong usage and of faults.</summary>
internal sealed class CommandLine
{
    /// <summary>How long a command that writes may take to put things in order when it is asked to stop; longer than the worker's own limit.</summary>
    private static readonly TimeSpan FinishingTime = TimeSpan.FromMinutes(3);

    /// <summary>How long one that only reads may take: it has nothing to finish, and a library that is reading a workbook hears no token.</summary>
    private static readonly TimeSpan ReadersFinishingTime = TimeSpan.FromSeconds(1);

    private readonly HashSet<Command> _writing = [];
    private readonly CommonOptions _common;
    private readonly IConfiguration _configuration;

    private CommandLine(CommandTexts texts, IConfiguration configuration)
    {
        Texts = texts;
        _configuration = configuration;
        _common = new CommonOptions(texts);
    }

    public CommandTexts Texts { get; }

    /// <summary>Runs the program.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        // Chinese survives whatever code page or locale the terminal has; no byte order mark before the first result.
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        StandardOutput.Reserve();
        var texts = new CommandTexts(CultureInfo.GetCultureInfo(CommonOptions.Languages[0]));
        try
        {
            // The language of the help and of every error depends on an option, so the line is read twice.
            var first = new CommandLine(texts, new ConfigurationBuilder().Build());
            var given = first.Parse(args);
            var configuration = Settings.Load(first._common.FileIn(given), first._common.SettingsIn(given), texts);
            texts = new CommandTexts(Settings.Language(configuration, texts));
            CultureInfo.CurrentUICulture = CultureInfo.DefaultThreadCurrentUICulture = texts.Culture;
            return await new CommandLine(texts, configuration).InvokeAsync(args);
        }
        catch (WrongUsageException e)
        {
            foreach (var error in e.Errors)
                await Console.Error.WriteLineAsync(error);
            return ExitCodes.WrongUsage;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync(texts["interrupted"]);
            return ExitCodes.Fault;
        }
#pragma warning disable CA1031 // This is the boundary: whatever goes wrong becomes one line and an exit code.
        catch (Exception e)
#pragma warning restore CA1031
        {
            await Console.Error.WriteLineAsync(texts.Format("fault", FaultText.Describe(e)));
            return ExitCodes.Fault;
        }
    }

    /// <summary>A command; its description is the text <c>command_NAME</c>.</summary>
    /// <param name="key">Its name, with those of the commands above it: <c>influx_verify</c>.</param>
    /// <param name="keepsLog">Whether it writes, and so keeps a log with the data.</param>
    /// <param name="finishes">Whether it finishes what it has in hand when it is asked to stop; of one that keeps a log it is understood.</param>
    public Command Command(
        string key, IEnumerable<Symbol> symbols, Func<Session, ParseResult, CancellationToken, Task<int>> execute, bool keepsLog = false, bool finishes = false)
    {
        var command = Group(key, symbols);
        if (keepsLog || finishes)
            _writing.Add(command);
        command.SetAction((parse, cancellationToken) => ExecuteAsync(parse, execute, keepsLog, cancellationToken));
        return command;
    }

    /// <summary>A command that only holds others.</summary>
    public Command Group(string key, IEnumerable<Symbol> symbols)
    {
        var command = new Command(key[(key.LastIndexOf('_') + 1)..], Texts["command_" + key]);
        foreach (var symbol in symbols)
        {
            switch (symbol)
            {
                case Argument argument:
                    command.Add(argument);
                    break;
                case Option option:
                    command.Add(option);
                    break;
                case Command inner:
                    command.Add(inner);
                    break;
            }
        }

        return command;
    }

    /// <summary>The argument <c>PATH...</c> of commands that read workbooks.</summary>
    public Argument<string[]> Paths() =>
        new("PATH") { Description = Texts["argument_paths"], Arity = ArgumentArity.OneOrMore };

    /// <summary>The option <c>--take-over</c> of commands that take in what lies in the share.</summary>
    public Option<bool> TakeOver() => new("--take-over") { Description = Texts["option_take_over"] };

    private RootCommand Build()
    {
        var root = new RootCommand(Texts["command_root"]);
        _writing.Add(root);
        _common.AddTo(root);
        foreach (var command in new[]
        {
            DemoCommand.Build(this),
            RunCommand.Build(this),
            IngestCommand.Build(this),
            CheckCommand.Build(this),
            ExplainCommand.Build(this),
            QueryCommand.Build(this),
            AssessCommand.Build(this),
            TemplateCommand.Build(this),
            StatusCommand.Build(this),
            RereadCommand.Build(this),
            SendBackCommand.Withdraw(this),
            SendBackCommand.Return(this),
            ReleaseCommand.Build(this),
            DoctorCommand.Build(this),
            BackupCommand.Backup(this),
            BackupCommand.Restore(this),
            LedgerCommand.Build(this),
            InfluxCommand.Build(this),
            CatalogCommand.Build(this),
            UserCommand.Build(this),
        })
        {
            root.Add(command);
        }

        root.SetAction((parse, cancellationToken) => ExecuteAsync(
            parse, (session, _, stopping) => RunCommand.ExecuteAsync(session, takesOver: false, stopping), keepsLog: false, cancellationToken));

        foreach (var option in root.Options)
        {
            if (option is HelpOption help)
                (help.Description, help.Action) = (Texts["option_help"], new LocalizedHelp(Texts));
            else if (option is VersionOption version)
                version.Description = Texts["option_version"];
        }

        return root;
    }

    // A file may be named @x.xlsx: an at sign is no response file here.
    private ParseResult Parse(string[] args) => Build().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });

    private Task<int> InvokeAsync(string[] args)
    {
        var parse = Parse(args);
        if (parse.Errors.Count > 0 && parse.Action is not { ClearsParseErrors: true })
            throw new WrongUsageException([.. parse.Errors.Select(e => e.Message), Texts.Format("see_help", NameOf(parse))]);
        return parse.InvokeAsync(new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = _writing.Contains(parse.CommandResult.Command) ? FinishingTime : ReadersFinishingTime,
            Output = StandardOutput.Results,
        });
    }

    private async Task<int> ExecuteAsync(
        ParseResult parse, Func<Session, ParseResult, CancellationToken, Task<int>> execute, bool keepsLog, CancellationToken cancellationToken)
    {
        await using var session = new Session(_configuration, Texts, parse.GetValue(_common.Json), keepsLog);
        try
        {
            return await execute(session, parse, cancellationToken);
        }
        catch (Exception e) when (e is not (WrongUsageException or OperationCanceledException))
        {
            session.LogFault(e);
            throw;
        }
    }

    private static string NameOf(ParseResult parse)
    {
        var names = new Stack<string>();
        for (var command = parse.CommandResult; command is not null; command = command.Parent as System.CommandLine.Parsing.CommandResult)
            names.Push(command.Command is RootCommand ? "indicators" : command.Command.Name);
        return string.Join(' ', names);
    }
}
