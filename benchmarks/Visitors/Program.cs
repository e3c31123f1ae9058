using System.CommandLine;
using IndicatorPipeline.Visitors;

var console = new Option<Uri>("--console") { DefaultValueFactory = _ => new Uri("http://127.0.0.1:5180"), CustomParser = told => new Uri(told.Tokens[0].Value), Description = "Where the console is served; a demonstration's is open to read." };
var people = new Option<int>("--people") { DefaultValueFactory = _ => 100, Description = "How many look at pages at once." };
var seconds = new Option<int>("--seconds") { DefaultValueFactory = _ => 60, Description = "For how long." };
var pause = new Option<double>("--pause") { DefaultValueFactory = _ => 1, Description = "How many seconds each of them looks at a page before asking for the next." };
var pages = new Option<string[]>("--page") { Description = "The pages, in turn.", DefaultValueFactory = _ => ["/", "/observation?indicator=gdp&area=county&item=&period=2025-Q4"] };

var command = new RootCommand("Many people at the console at once: how long each page takes, and how many fail.") { console, people, seconds, pause, pages };
command.SetAction((arguments, cancellationToken) => VisitRun.RunAsync(
    arguments.GetRequiredValue(console),
    arguments.GetRequiredValue(pages),
    arguments.GetValue(people),
    TimeSpan.FromSeconds(arguments.GetValue(seconds)),
    TimeSpan.FromSeconds(arguments.GetValue(pause)),
    cancellationToken));

var folder = new Argument<DirectoryInfo>("folder") { Description = "A department's folder in the share of the worker that serves the console." };
var workbooks = new Option<int>("--workbooks") { DefaultValueFactory = _ => 200, Description = "How many are dropped there each time." };
var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 3, Description = "How often, by turns without and with people." };
var work = new Command("work", "How much slower the worker is while people look at pages.") { folder, workbooks, rounds, console, people, pause, pages };
work.SetAction((arguments, cancellationToken) => WorkRun.RunAsync(
    arguments.GetRequiredValue(folder),
    arguments.GetValue(workbooks),
    arguments.GetValue(rounds),
    leave => VisitRun.RunAsync(
        arguments.GetRequiredValue(console),
        arguments.GetRequiredValue(pages),
        arguments.GetValue(people),
        Timeout.InfiniteTimeSpan,
        TimeSpan.FromSeconds(arguments.GetValue(pause)),
        leave),
    cancellationToken));
command.Add(work);
return await command.Parse(args).InvokeAsync();
