using System.CommandLine;
using IndicatorPipeline.Visitors;

var console = new Option<Uri>("--console") { DefaultValueFactory = _ => new Uri("http://127.0.0.1:5180"), Description = "Where the console is served; a demonstration's is open to read." };
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
return await command.Parse(args).InvokeAsync();
