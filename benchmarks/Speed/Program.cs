using BenchmarkDotNet.Running;
using IndicatorPipeline.Speed;

BenchmarkSwitcher.FromTypes([typeof(ReadingASheet)]).Run(args);
