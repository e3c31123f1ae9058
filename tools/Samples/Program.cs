using IndicatorPipeline.Samples;

if (args.Length != 1)
{
    Console.Error.WriteLine("Usage: dotnet run --project tools/Samples -- OUTDIR");
    return 2;
}

SampleSet.Write(args[0]);
return 0;
