using IndicatorPipeline.Support.Generation;

namespace IndicatorPipeline.Support.Fuzzing;

/// <summary>Some bytes have another value: a bit flipped, all bits set or none, any.</summary>
internal sealed class FlippedBytes : IMutation
{
    public byte[]? Change(byte[] file, Dice dice)
    {
        if (file.Length == 0)
            return null;
        var changed = (byte[])file.Clone();
        for (var left = 1 << dice.Next(0, 6); left > 0; left--)
        {
            // Headers stand at the beginning, directories at the end: what is there matters more than the rest.
            var at = dice.Next(0, 3) switch
            {
                0 => dice.Next(0, Math.Min(1023, file.Length - 1)),
                1 => file.Length - 1 - dice.Next(0, Math.Min(1023, file.Length - 1)),
                _ => dice.Next(0, file.Length - 1),
            };
            changed[at] = dice.Next(0, 3) switch
            {
                0 => 0x00,
                1 => 0xFF,
                2 => (byte)dice.Next(0, 255),
                _ => (byte)(changed[at] ^ (1 << dice.Next(0, 7))),
            };
        }

        return changed;
    }
}
