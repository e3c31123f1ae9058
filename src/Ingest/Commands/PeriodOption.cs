using System.CommandLine;
using System.CommandLine.Parsing;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary>An option whose value is a period in the form of SDMX.</summary>
internal static class PeriodOption
{
    public static Option<TimePeriod?> Create(string name, string description, CommandTexts texts) => new(name)
    {
        Description = description,
        HelpName = "PERIOD",
        CustomParser = result => Parse(result, texts),
    };

    private static TimePeriod? Parse(ArgumentResult result, CommandTexts texts)
    {
        var text = result.Tokens.Single().Value;
        if (TimePeriod.Parse(text).TryGetValue(out var period))
            return period;
        result.AddError(texts.Format("not_a_period", text));
        return null;
    }
}
