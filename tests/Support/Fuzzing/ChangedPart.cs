using System.IO.Compression;
using IndicatorPipeline.Support.Generation;

namespace IndicatorPipeline.Support.Fuzzing;

/// <summary>One part of a zipped package is changed and packed again, so that the change gets past the checksum; or it is missing, or there twice.</summary>
/// <param name="mutation">What happens to the part.</param>
internal sealed class ChangedPart(IMutation mutation) : IMutation
{
    public byte[]? Change(byte[] file, Dice dice)
    {
        if (Parts(file) is not { Count: > 0 } parts)
            return null;
        var at = dice.Next(0, parts.Count - 1);
        var (name, content) = parts[at];
        if (dice.Chance(0.04))
            parts.RemoveAt(at);
        else if (dice.Chance(0.04))
            parts.Add((name, dice.Pick(parts).Content));
        else if (mutation.Change(content, dice) is { } changed)
            parts[at] = (name, changed);
        else
            return null;
        return PackageEdit.Of([.. parts]);
    }

    private static List<(string Name, byte[] Content)>? Parts(byte[] file)
    {
        if (file is not [(byte)'P', (byte)'K', ..])
            return null;
        try
        {
            using var archive = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
            var parts = new List<(string, byte[])>();
            foreach (var entry in archive.Entries)
            {
                using var content = new MemoryStream();
                using var stream = entry.Open();
                stream.CopyTo(content);
                parts.Add((entry.FullName, content.ToArray()));
            }

            return parts;
        }
        catch (InvalidDataException)
        {
            // An earlier mutation has broken it.
            return null;
        }
    }
}
