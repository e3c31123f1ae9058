using System.CommandLine;
using IndicatorPipeline.Ingest.Resolution;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Recognition;
using IndicatorPipeline.Support.Generation;

var count = new Option<int>("--count") { DefaultValueFactory = _ => 2000, Description = "How many workbooks." };
var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 1, Description = "The seed of the first; each next has the next." };
var habit = new Option<string?>("--habit") { Description = "Only workbooks with a habit whose name holds this." };
var show = new Option<int>("--show") { Description = "How many workbooks that were not read perfectly to print." };
var faults = new Option<bool>("--faults") { Description = "Plant a fault in each workbook and see whether it is found." };

var command = new RootCommand("Reads generated workbooks and compares with what they mean.") { count, seed, habit, show, faults };
command.SetAction(arguments =>
{
    var catalog = CatalogLoader.Load(Path.Combine(AppContext.BaseDirectory, "catalog")).Catalog ?? throw new InvalidOperationException("The catalog has problems: run `indicators catalog lint`.");
    var (generator, resolver) = (new WorkbookGenerator(catalog), new WorkbookResolver(catalog));
    if (arguments.GetValue(faults))
        new FaultRun(generator, resolver).Over(arguments.GetValue(seed), arguments.GetValue(count), arguments.GetValue(show));
    else
        new RecognitionRun(generator, resolver, arguments.GetValue(habit)).Over(arguments.GetValue(seed), arguments.GetValue(count), arguments.GetValue(show));
    return 0;
});
return command.Parse(args).Invoke();
