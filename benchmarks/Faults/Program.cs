using System.CommandLine;
using IndicatorPipeline.Faults;

var workbooks = new Option<int>("--workbooks") { DefaultValueFactory = _ => 500, Description = "How many workbooks are dropped." };
var faults = new Option<int>("--faults") { DefaultValueFactory = _ => 50, Description = "How many faults meet the worker." };
var kills = new Option<int>("--kills") { DefaultValueFactory = _ => 10, Description = "How often one of the workers is killed." };
var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 1, Description = "What decides which fault comes when." };
var postgres = new Option<bool>("--postgres") { Description = "Keeps the ledger in PostgreSQL, which then meets with faults too." };
var log = new Option<string?>("--log") { Description = "A file for all that the workers said." };
var old = new Option<int>("--old") { DefaultValueFactory = _ => 50_000, Description = "How many files lie in the share since long." };
var fresh = new Option<int>("--new") { DefaultValueFactory = _ => 100, Description = "How many files are new." };

var run = new Command("faults", "Faults by chance while workbooks come: at the end all agrees with an undisturbed run.") { workbooks, faults, seed, postgres, log };
run.SetAction((arguments, cancellationToken) => new FaultRun(
    arguments.GetValue(workbooks), arguments.GetValue(faults), arguments.GetValue(seed), arguments.GetValue(postgres), arguments.GetValue(log)).RunAsync(cancellationToken));

var workers = new Command("workers", "Two workers on PostgreSQL, one of them killed again and again: each workbook is taken once.") { workbooks, kills, seed };
workers.SetAction((arguments, cancellationToken) => new WorkersRun(arguments.GetValue(workbooks), arguments.GetValue(kills), arguments.GetValue(seed)).RunAsync(cancellationToken));

var scan = new Command("scan", "How long a look at a share takes that has grown old.") { old, fresh };
scan.SetAction((arguments, _) => Task.FromResult(ScanRun.Run(arguments.GetValue(old), arguments.GetValue(fresh))));

var memory = new Command("memory", "How much memory a worker holds while workbooks come.") { workbooks };
memory.SetAction((arguments, cancellationToken) => MemoryRun.RunAsync(arguments.GetValue(workbooks), cancellationToken));

var counties = new Option<int>("--counties") { DefaultValueFactory = _ => 20, Description = "How many counties there are." };
var each = new Option<int>("--workers") { DefaultValueFactory = _ => 2, Description = "How many workers each county has: one works, the others stand by." };
var many = new Command("counties", "Many counties on one machine, PostgreSQL and influxd: how fast their workbooks are taken, and how long one waits.") { counties, each, workbooks };
many.SetAction((arguments, cancellationToken) => new CountiesRun(arguments.GetValue(counties), arguments.GetValue(each), arguments.GetValue(workbooks)).RunAsync(cancellationToken));

return await new RootCommand("Long runs with the real program and real servers (Debian's influxdb and postgresql; mounting needs root).") { run, workers, many, scan, memory }.Parse(args).InvokeAsync();
