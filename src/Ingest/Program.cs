return await IndicatorPipeline.Ingest.Commands.CommandLine.RunAsync(args);
