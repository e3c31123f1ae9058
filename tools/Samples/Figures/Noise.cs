namespace IndicatorPipeline.Samples.Figures;

/// <summary>Chance that is the same on every machine and in every run: a hash of what the number is for.</summary>
internal static class Noise
{
    private const int Steps = 1_000_000;

    /// <summary>Between 0 (included) and 1 (not included).</summary>
    public static decimal Unit(params ReadOnlySpan<object?> subject)
    {
        // FNV-1a; the finishing steps (those of MurmurHash3) spread subjects that differ in their last character only.
        var hash = 14695981039346656037UL;
        unchecked
        {
            foreach (var part in subject)
            {
                foreach (var letter in FormattableString.Invariant($"{part}|"))
                    hash = (hash ^ letter) * 1099511628211UL;
            }

            hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccdUL;
            hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53UL;
            hash ^= hash >> 33;
        }

        return (decimal)(hash % Steps) / Steps;
    }

    /// <summary>Between -1 and 1.</summary>
    public static decimal Around(params ReadOnlySpan<object?> subject) => (2 * Unit(subject)) - 1;
}
