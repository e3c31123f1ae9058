namespace IndicatorPipeline.Samples.Figures;

/// <summary>How the figures of one indicator come about.</summary>
internal sealed record Profile(string Indicator, Shape Shape, IReadOnlyDictionary<string, decimal> Areas)
{
    /// <summary>The year's amount of 2022, the stock at its end, or the rate; in the canonical unit.</summary>
    public decimal Base { get; init; }

    /// <summary>Growth a year (0.05 is 5 %); for a rate its drift a year in its own unit.</summary>
    public decimal Growth { get; init; }

    /// <summary>How far chance moves a single month: a part of the amount, for a rate in its own unit.</summary>
    public decimal Swing { get; init; } = 0.03m;

    public IReadOnlyList<int> Season { get; init; } = Figures.Season.Even;

    /// <summary>Digits after the point of a single leaf.</summary>
    public int Decimals { get; init; }

    /// <summary>January has no figure of its own: 1-2月 is one report.</summary>
    public bool JanuaryJoins { get; init; }

    /// <summary>For a portion or a ratio: the indicator that it is a part of.</summary>
    public string? Whole { get; init; }

    /// <summary>For a ratio: the indicator above the line.</summary>
    public string? Part { get; init; }

    /// <summary>The least and the largest value of a rate.</summary>
    public (decimal Low, decimal High) Range { get; init; } = (0, 100);

    /// <summary>By how much a year's target exceeds the year before; for a rate the target itself.</summary>
    public decimal? Target { get; init; }

    /// <summary>Items and their shares; null for an indicator without items.</summary>
    public IReadOnlyDictionary<string, decimal>? Items { get; init; }
}
