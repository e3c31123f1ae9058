using IndicatorPipeline.Samples;

if (args.Length != 2)
{
    Console.Error.WriteLine("Usage: dotnet run --project tools/Samples -- SAMPLES CONVERSATION");
    return 2;
}

SampleSet.Write(args[0]);
SampleSet.WriteConversation(args[1]);
return 0;
