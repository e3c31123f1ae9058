using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>The identity of what a catalog says, whichever way it is written down.</summary>
internal static class CatalogFingerprint
{
    public static string OfNothing { get; } = Of([]);

    /// <summary>Over the files by name; the order of keys does not count, that of lists does (the first area is a special one).</summary>
    public static string Of(IEnumerable<CatalogFile> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        // An empty file says as much as an absent one.
        foreach (var file in files.Where(f => f.Root is ListNode { Items.Count: > 0 }).OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            Append(hash, 'F', file.Name);
            Append(hash, file.Root!);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Over one piece of a file; null for an empty file.</summary>
    public static string Of(CatalogNode? node)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        if (node is not null)
            Append(hash, node);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, CatalogNode node)
    {
        switch (node)
        {
            case ScalarNode scalar:
                Append(hash, 'S', scalar.Text);
                break;
            case ListNode list:
                Append(hash, 'L', list.Items.Count.ToString(CultureInfo.InvariantCulture));
                foreach (var item in list.Items)
                    Append(hash, item);
                break;
            case MapNode map:
                Append(hash, 'M', map.Entries.Count.ToString(CultureInfo.InvariantCulture));
                foreach (var (key, value) in map.Entries.OrderBy(e => e.Key.Text, StringComparer.Ordinal))
                {
                    Append(hash, 'K', key.Text);
                    Append(hash, value);
                }

                break;
        }
    }

    // Kind and length come first, so that no two trees give the same bytes.
    private static void Append(IncrementalHash hash, char kind, string text) =>
        hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{kind}{text.Length}:{text}")));
}
