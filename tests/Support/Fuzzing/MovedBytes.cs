using IndicatorPipeline.Support.Generation;

namespace IndicatorPipeline.Support.Fuzzing;

/// <summary>A stretch of bytes is cut out, cut off, doubled, or written over another.</summary>
internal sealed class MovedBytes : IMutation
{
    public byte[]? Change(byte[] file, Dice dice)
    {
        if (file.Length < 2)
            return null;
        var from = dice.Next(0, file.Length - 1);
        var length = Math.Min(file.Length - from, dice.Next(1, dice.Chance(0.5) ? 64 : file.Length));
        ReadOnlySpan<byte> stretch = file.AsSpan(from, length);
        var at = dice.Next(0, file.Length - 1);
        return dice.Next(0, 3) switch
        {
            0 => [.. file.AsSpan(0, from), .. file.AsSpan(from + length)],
            1 => file[..from],
            2 => [.. file.AsSpan(0, at), .. stretch, .. file.AsSpan(at)],
            _ => [.. file.AsSpan(0, at), .. stretch, .. file.AsSpan(Math.Min(file.Length, at + length))],
        };
    }
}
