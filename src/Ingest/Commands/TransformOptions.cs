using System.CommandLine;
using System.CommandLine.Parsing;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Metrics.Trends.Transformations;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary>The options that say in which form series are asked for.</summary>
internal sealed class TransformOptions
{
    private readonly CommandTexts _texts;
    private readonly Option<Transform[]?> _steps;
    private readonly Option<TimePeriod?> _base;
    private readonly Option<string?> _whole;
    private readonly Option<string?> _freq;
    private readonly Option<string?> _aggregation;

    public TransformOptions(CommandTexts texts)
    {
        _texts = texts;
        _steps = new Option<Transform[]?>("--transform")
        {
            Description = texts["option_transform"],
            HelpName = string.Join('|', TransformCodes.Transform.Codes),
            CustomParser = Steps,
        };
        _base = PeriodOption.Create("--base", texts["option_base"], texts);
        _whole = OneOf("--of", texts["option_of"], TransformCodes.Whole.Codes);
        _freq = OneOf("--to-freq", texts["option_to_freq"], Codelists.Freq.Codes);
        _aggregation = OneOf("--aggregate", texts["option_aggregate"], TransformCodes.Aggregation.Codes);
    }

    public IEnumerable<Option> All => [_steps, _base, _whole, _freq, _aggregation];

    /// <summary>What is asked for; null for the figures as they are.</summary>
    /// <exception cref="WrongUsageException">An option stands without the one that it belongs to.</exception>
    public TransformRequest? RequestOf(ParseResult parse)
    {
        var request = new TransformRequest
        {
            Steps = parse.GetValue(_steps) ?? [],
            Base = parse.GetValue(_base),
            Whole = parse.GetValue(_whole) is { } whole ? TransformCodes.Whole.Parse(whole) : null,
            Freq = parse.GetValue(_freq) is { } freq ? Codelists.Freq.Parse(freq) : null,
            Aggregation = parse.GetValue(_aggregation) is { } aggregation ? TransformCodes.Aggregation.Parse(aggregation) : null,
        };
        if (request.Mistake is { } mistake)
            throw new WrongUsageException(_texts[TransformCodes.Mistake[mistake]]);
        return request.IsEmpty ? null : request;
    }

    private Transform[]? Steps(ArgumentResult result)
    {
        var steps = new List<Transform>();
        foreach (var code in result.Tokens.Single().Value.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!TransformCodes.Transform.TryParse(code, out var step))
            {
                result.AddError(_texts.Format("not_a_transform", code, string.Join(_texts["list_separator"], TransformCodes.Transform.Codes)));
                return null;
            }

            steps.Add(step);
        }

        return [.. steps];
    }

    private static Option<string?> OneOf(string name, string description, IReadOnlyList<string> codes)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = string.Join('|', codes) };
        option.AcceptOnlyFromAmong([.. codes]);
        return option;
    }
}
