namespace IndicatorPipeline.Metrics.Assessments;

/// <summary>功效系数法: scores a value between what is not acceptable any more, 60, and what is satisfactory, 100.</summary>
internal static class EfficacyCoefficient
{
    /// <summary>What the lowest acceptable value scores.</summary>
    public const decimal Lowest = 60;

    /// <summary>What the satisfactory value scores.</summary>
    public const decimal Satisfactory = 100;

    /// <summary>
    /// 60 + 40 × (x − m) ÷ (M − m), beyond 60 and 100 too. Where less is better M is below m, and it is the same formula. Null where the answer is
    /// larger than a decimal.
    /// </summary>
    /// <exception cref="DivideByZeroException">M is m.</exception>
    public static decimal? Of(decimal value, decimal satisfactory, decimal lowest)
    {
        try
        {
            return Lowest + ((Satisfactory - Lowest) * (value - lowest) / (satisfactory - lowest));
        }
        catch (OverflowException)
        {
            // Two bounds that are all but the same: there is no such number, and no reason to stop for it.
            return null;
        }
    }
}
