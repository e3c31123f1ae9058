using System.CommandLine;
using IndicatorPipeline.CheckRuns;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Support.Planting;

var count = new Option<int>("--count") { DefaultValueFactory = _ => 500, Description = "How many mistakes." };
var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 1, Description = "By which they are made." };
var show = new Option<int>("--show") { Description = "How many of those that were not found to print." };
var sound = new Option<int>("--sound") { Description = "How many sound workbooks of other counties to judge instead: those are asked about in vain." };
var unrest = new Option<decimal>("--unrest") { DefaultValueFactory = _ => 1, Description = "How many times as far as in the samples chance moves their figures." };

var command = new RootCommand("Plants mistakes in sound sample workbooks and says whether each is found at its cell.") { count, seed, show, sound, unrest };
command.SetAction(arguments =>
{
    if (arguments.GetValue(sound) > 0)
    {
        SoundRun.Print(arguments.GetValue(sound), arguments.GetValue(seed), arguments.GetValue(unrest), arguments.GetValue(show));
        return 0;
    }

    var county = new SampleCounty(Path.Combine(AppContext.BaseDirectory, "catalog"), Path.Combine(AppContext.BaseDirectory, "samples"));
    foreach (var report in county.Reports)
    {
        foreach (var finding in county.Judge(report, report.Workbook).Where(f => f.Severity != Severity.Info))
            Console.WriteLine($"SOUND {report.File} {finding.Code} {finding.Sheet}!{finding.Cell} {string.Join(" | ", finding.Arguments)}");
    }

    var outcomes = PlantingRun.Over(county, arguments.GetValue(seed), arguments.GetValue(count)).ToList();
    foreach (var missed in outcomes.Where(o => !o.IsFound).Take(arguments.GetValue(show)))
    {
        Console.WriteLine($"MISSED {missed.Plant} in {missed.Report.File} at {string.Join(", ", missed.Error.Cells.Take(4).Select(c => $"{c.Sheet}!{c.Cell} ({Cells.At(missed.Report.Workbook, c)?.Text} -> {Cells.At(missed.Error.Workbook, c)?.Text})"))}");
        foreach (var finding in missed.Findings.Take(3))
            Console.WriteLine($"    {finding.Code} {finding.Sheet}!{finding.Cell} {string.Join(" | ", finding.Arguments)}");
    }

    Console.WriteLine($"{"mistake",-28} {"planted",8} {"found",8}");
    foreach (var plant in outcomes.GroupBy(o => o.Plant))
        Console.WriteLine($"{plant.Key,-28} {plant.Count(),8} {plant.Count(o => o.IsFound),8}");
    Console.WriteLine($"{"ALL",-28} {outcomes.Count,8} {outcomes.Count(o => o.IsFound),8} {100.0 * outcomes.Count(o => o.IsFound) / outcomes.Count:0.0} %");
    return 0;
});
return command.Parse(args).Invoke();
