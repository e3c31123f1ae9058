// A net below patterns of which a hostile text makes long work: whoever reads a workbook gives a finding for it.
AppContext.SetData("REGEX_DEFAULT_MATCH_TIMEOUT", TimeSpan.FromSeconds(20));
return await IndicatorPipeline.Ingest.Commands.CommandLine.RunAsync(args);
