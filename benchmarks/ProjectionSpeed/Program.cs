using System.CommandLine;
using IndicatorPipeline.ProjectionSpeed;

var points = new Option<int>("--points") { DefaultValueFactory = _ => 100_000, Description = "How many points." };
var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 5, Description = "How often each writes them." };

var clients = new Command("clients", "Writes the same points by our client, by a bare HttpClient and by influx -import, in turn.") { points, rounds };
clients.SetAction((arguments, cancellationToken) => ClientComparison.RunAsync(arguments.GetValue(points), arguments.GetValue(rounds), cancellationToken));

var months = new Option<int>("--months") { DefaultValueFactory = _ => MadeReports.TwentyYears, Description = "For how many months each area reports: the fewer, the more areas." };
var ledger = new Command("ledger", "Records points in a ledger of its own and projects them, the first time, by a rebuild, and one more.") { points, months };
ledger.SetAction((arguments, cancellationToken) => LedgerRun.RunAsync(arguments.GetValue(points), arguments.GetValue(months), cancellationToken));

var recording = new Command("recording", "Records figures in one submission, in SQLite and in PostgreSQL, beside bare rows into a table without an index.") { points, rounds };
recording.SetAction((arguments, cancellationToken) => RecordingRun.RunAsync(arguments.GetValue(points), arguments.GetValue(rounds), cancellationToken));

var folder = new Option<string?>("--folder") { Description = "Keeps the ledger here, to look at it with the program." };
var catalog = new Option<string?>("--catalog") { Description = "A county's own catalog, of whose indicators more townships report; the folder may hold its ledger already." };
var questions = new Command("questions", "Asks a ledger and influxd holding the same points the same questions.") { points, folder, catalog, months };
questions.SetAction((arguments, cancellationToken) => LedgerQuestions.RunAsync(
    arguments.GetValue(points), arguments.GetValue(folder), arguments.GetValue(catalog), arguments.GetValue(months), cancellationToken));

return await new RootCommand("The way into the ledger and from there into a real influxd (Debian's influxdb, influxdb-client and postgresql).") { clients, ledger, recording, questions }.Parse(args).InvokeAsync();
