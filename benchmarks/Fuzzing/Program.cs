using System.CommandLine;
using IndicatorPipeline.Fuzzing;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Support.Fuzzing;

var count = new Option<int>("--count") { DefaultValueFactory = _ => 1000, Description = "How many workbooks." };
var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 1, Description = "The seed of the first; each next has the next." };
var seconds = new Option<int>("--seconds") { DefaultValueFactory = _ => 10, Description = "How long a workbook may take." };
var keep = new Option<DirectoryInfo?>("--keep") { Description = "A folder to put workbooks with faults into." };
var folders = new Argument<DirectoryInfo[]>("folders") { DefaultValueFactory = _ => [new("tests/cases"), new("samples")], Description = "Where the workbooks to change stand." };

var command = new RootCommand("Changes workbooks by chance and checks them: a verdict each, and never a fault.") { count, seed, seconds, keep, folders };
command.SetAction(async (arguments, cancellationToken) =>
{
    var catalog = Path.Combine(AppContext.BaseDirectory, "catalog");
    var fuzzer = new Fuzzer(
        CatalogLoader.Load(catalog).Catalog ?? throw new InvalidOperationException("The catalog has problems: run `indicators catalog lint`."),
        arguments.GetRequiredValue(folders).Select(f => f.FullName));
    using var trial = new FuzzTrial(catalog, TimeSpan.FromSeconds(arguments.GetValue(seconds)));
    var run = new FuzzRun(fuzzer, trial, arguments.GetValue(keep));
    return await run.OverAsync(arguments.GetValue(seed), arguments.GetValue(count), cancellationToken) ? 0 : 1;
});
return await command.Parse(args).InvokeAsync();
