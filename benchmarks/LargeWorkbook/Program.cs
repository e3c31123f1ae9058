using System.CommandLine;
using IndicatorPipeline.LargeWorkbook;

var file = new Argument<FileInfo>("file") { Description = "The workbook." };
var cells = new Option<int>("--cells") { DefaultValueFactory = _ => 1_000_000, Description = "How many cells it has." };
var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 3, Description = "How often each is run, in turn." };

var epplus = new Command("epplus", "Opens a workbook with EPPlus and looks at one of its cells.") { file };
epplus.SetAction(arguments => OneReading.ByEpplus(arguments.GetRequiredValue(file)));
var reading = new Command("open", "Opens a workbook as `check` does, and goes no further.") { file };
reading.SetAction(arguments => OneReading.BySelf(arguments.GetRequiredValue(file)));
var check = new Command("check", "Checks a workbook as `check` does.") { file };
check.SetAction((arguments, cancellationToken) => OneReading.ByCheckingAsync(arguments.GetRequiredValue(file), cancellationToken));

var command = new RootCommand("Checks a workbook of many cells beside EPPlus opening it, each in a process of its own.") { cells, rounds, epplus, reading, check };
command.SetAction(arguments => Comparison.Run(arguments.GetValue(cells), arguments.GetValue(rounds)));
return await command.Parse(args).InvokeAsync();
