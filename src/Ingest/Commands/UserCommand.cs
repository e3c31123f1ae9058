using System.CommandLine;
using IndicatorPipeline.Ingest.Web;
using IndicatorPipeline.Ingest.Web.Access;
using IndicatorPipeline.Metrics.Ledger;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary><c>user ...</c>: who may use the console. A password comes from a file, from stdin or from the terminal, never from an argument, which every user of the machine could read.</summary>
internal static class UserCommand
{
    public static Command Build(CommandLine line) => line.Group("user", [Add(line), Password(line), Key(line), Remove(line), List(line)]);

    private static Command Add(CommandLine line)
    {
        var name = Name(line);
        var role = new Option<string>("--role") { Description = line.Texts["option_role"], HelpName = string.Join('|', User.Roles.Codes), Required = true };
        role.AcceptOnlyFromAmong([.. User.Roles.Codes]);
        var department = new Option<string?>("--department") { Description = line.Texts["option_department_of_user"], HelpName = "CODE" };
        var ifNone = new Option<bool>("--if-none") { Description = line.Texts["option_if_none"] };
        var file = PasswordFile(line);
        return line.Command(
            "user_add",
            [name, role, department, ifNone, file],
            async (session, parse, cancellationToken) =>
            {
                var (user, asked) = (parse.GetRequiredValue(name), User.Roles.Parse(parse.GetRequiredValue(role)));
                if (user.Length > UserAccounts.LongestName || user.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)))
                    throw new WrongUsageException(session.Texts.Format("not_a_user_name", user, UserAccounts.LongestName));
                if (asked == UserRole.Department != parse.GetValue(department) is { Length: > 0 })
                    throw new WrongUsageException(session.Texts["department_of_its_users"]);
                var whose = parse.GetValue(department) is { Length: > 0 } given ? session.RequireDepartment(given).Code : null;
                var accounts = session.Get<UserAccounts>();
                if (parse.GetValue(ifNone) && await accounts.AnyAsync(cancellationToken))
                {
                    session.Tell(session.Texts["users_are_there"]);
                    return ExitCodes.Success;
                }

                var password = await ReadPasswordAsync(session, parse.GetValue(file), cancellationToken);
                if (!await accounts.AddAsync(user, asked, whose, password, session.Actor, cancellationToken))
                    throw new WrongUsageException(session.Texts.Format("user_exists", user));
                session.Tell(session.Texts.Format("done_user_add", user));
                return ExitCodes.Success;
            },
            keepsLog: true);
    }

    private static Command Password(CommandLine line)
    {
        var name = Name(line);
        var file = PasswordFile(line);
        return line.Command(
            "user_password",
            [name, file],
            async (session, parse, cancellationToken) =>
            {
                var user = await RequireUserAsync(session, parse.GetRequiredValue(name), cancellationToken);
                var password = await ReadPasswordAsync(session, parse.GetValue(file), cancellationToken);
                await session.Get<UserAccounts>().SetPasswordAsync(user.Name, password, session.Actor, cancellationToken);
                session.Tell(session.Texts.Format("done_user_password", user.Name));
                return ExitCodes.Success;
            },
            keepsLog: true);
    }

    private static Command Key(CommandLine line)
    {
        var name = Name(line);
        return line.Command(
            "user_key",
            [name],
            async (session, parse, cancellationToken) =>
            {
                var user = await RequireUserAsync(session, parse.GetRequiredValue(name), cancellationToken);
                var key = await session.Get<UserAccounts>().NewKeyAsync(user.Name, session.Actor, cancellationToken)
                    ?? throw new WrongUsageException(session.Texts.Format("no_such_user", user.Name));
                if (session.IsJson)
                    session.WriteJson(new KeyLine(user.Name, key));
                else
                    await session.Output.WriteLineAsync(key);
                session.Tell(session.Texts.Format("done_user_key", user.Name));
                return ExitCodes.Success;
            },
            keepsLog: true);
    }

    private static Command Remove(CommandLine line)
    {
        var name = Name(line);
        return line.Command(
            "user_remove",
            [name],
            async (session, parse, cancellationToken) =>
            {
                var user = await RequireUserAsync(session, parse.GetRequiredValue(name), cancellationToken);
                await session.Get<UserAccounts>().RemoveAsync(user.Name, session.Actor, cancellationToken);
                session.Tell(session.Texts.Format("done_user_remove", user.Name));
                return ExitCodes.Success;
            },
            keepsLog: true);
    }

    private static Command List(CommandLine line) => line.Command("user_list", [], async (session, _, cancellationToken) =>
    {
        var users = await session.Get<ObservationLedger>().Users.ListAsync(cancellationToken);
        if (session.IsJson)
        {
            foreach (var user in users)
                session.WriteJson(new UserLine(user.Name, User.Roles[user.Role], user.Department));
            return ExitCodes.Success;
        }

        var listing = new Listing(session.Texts["column_user"], session.Texts["column_role"], session.Texts["column_department"]);
        foreach (var user in users)
            listing.Add(user.Name, User.Roles[user.Role], user.Department ?? "");
        listing.WriteTo(session.Output, session.IsTerminal);
        return ExitCodes.Success;
    });

    private static Argument<string> Name(CommandLine line) => new("NAME") { Description = line.Texts["argument_user"] };

    private static Option<string?> PasswordFile(CommandLine line) => new("--password-file") { Description = line.Texts["option_password_file"], HelpName = "FILE" };

    private static async Task<User> RequireUserAsync(Session session, string name, CancellationToken cancellationToken) =>
        await session.Get<ObservationLedger>().Users.FindAsync(name, cancellationToken) ?? throw new WrongUsageException(session.Texts.Format("no_such_user", name));

    private static async Task<string> ReadPasswordAsync(Session session, string? file, CancellationToken cancellationToken)
    {
        if (file is not null && !File.Exists(file))
            throw new WrongUsageException(session.Texts.Format("no_such_path", file));
        var password = file is not null ? (await File.ReadAllTextAsync(file, cancellationToken)).TrimEnd('\r', '\n')
            : Console.IsInputRedirected ? await Console.In.ReadLineAsync(cancellationToken) ?? ""
            : PasswordPrompt.Ask(session.Texts);
        var shortest = session.Get<IOptions<WebOptions>>().Value.ShortestPassword;
        return password.Length >= shortest ? password : throw new WrongUsageException(session.Texts.Format("password_is_short", shortest));
    }

    private sealed record UserLine(string Name, string Role, string? Department);

    private sealed record KeyLine(string Name, string Key);
}
