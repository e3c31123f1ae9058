using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>An entry of assessment.yaml: how the areas of a group are scored and ranked (差异化考核).</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Group">Whom it is about: the areas with this group in areas.yaml.</param>
/// <param name="Frequency">How often they are scored.</param>
public sealed record AssessmentScheme(string Code, string Name, string Group, Freq Frequency)
{
    /// <summary>The code under which computed scores reach InfluxDB: no indicator bears it, so that no report can give one.</summary>
    public const string ScoreCode = "computed_score";

    /// <summary>What the weights come to, and the score of somebody who is satisfactory in everything.</summary>
    public const decimal FullScore = 100;

    /// <summary>What is scored; the weights come to <see cref="FullScore"/>.</summary>
    public IReadOnlyList<AssessedIndicator> Indicators { get; init; } = [];

    /// <summary>Points that are given or taken beside the indicators.</summary>
    public IReadOnlyList<ScoreAdjustment> Adjustments { get; init; } = [];

    /// <summary>The least that the score of an indicator can be; null for no limit.</summary>
    public decimal? LeastScore { get; init; }

    /// <summary>The most that the score of an indicator can be; null for no limit.</summary>
    public decimal? MostScore { get; init; }

    /// <summary>What an indicator gives whose satisfactory value is not better than the lowest acceptable one.</summary>
    public BoundsMeetRule Equal { get; init; }

    /// <summary>What an indicator gives an area that has no value.</summary>
    public MissingValueRule Missing { get; init; }

    /// <summary>To how many digits a total is rounded before it is ranked.</summary>
    public int Decimals { get; init; } = 2;

    /// <summary>The first period that it is about; null for no first.</summary>
    public TimePeriod? From { get; init; }

    /// <summary>The last period that it is about; null for no last.</summary>
    public TimePeriod? To { get; init; }

    /// <summary>Whether it is about a period of its frequency.</summary>
    public bool Covers(TimePeriod period) =>
        period.Freq == Frequency && (From is not { } from || period >= from) && (To is not { } to || period <= to);
}
