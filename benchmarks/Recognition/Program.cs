using System.CommandLine;
using IndicatorPipeline.Ingest.Resolution;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Recognition;
using IndicatorPipeline.Support.Generation;

var count = new Option<int>("--count") { DefaultValueFactory = _ => 2000, Description = "How many workbooks." };
var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 1, Description = "The seed of the first; each next has the next." };
var habit = new Option<string?>("--habit") { Description = "Only workbooks with a habit whose name holds this." };
var show = new Option<int>("--show") { Description = "How many workbooks that were not read perfectly to print." };

var command = new RootCommand("Reads generated workbooks and compares with what they mean.") { count, seed, habit, show };
command.SetAction(arguments =>
{
    var catalog = CatalogLoader.Load(Path.Combine(AppContext.BaseDirectory, "catalog")).Catalog ?? throw new InvalidOperationException("The catalog has problems: run `indicators catalog lint`.");
    var run = new RecognitionRun(new WorkbookGenerator(catalog), new WorkbookResolver(catalog), arguments.GetValue(habit));
    run.Over(arguments.GetValue(seed), arguments.GetValue(count), arguments.GetValue(show));
    return 0;
});
return command.Parse(args).Invoke();
