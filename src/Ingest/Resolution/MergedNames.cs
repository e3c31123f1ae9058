using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>
/// Which names of the open registers are another's: chains of names are brought to their ends once. Names in a ring are one item all the same; the first of them in
/// ordinal order stands for it.
/// </summary>
internal sealed class MergedNames
{
    private readonly Dictionary<(string Kind, string Name), string> _ends = [];

    public MergedNames(IndicatorCatalog catalog)
    {
        var others = new Dictionary<(string Kind, string Name), string>();
        foreach (var merged in catalog.Merged)
        {
            foreach (var kind in catalog.Kinds.Where(k => k.IsOpen && (merged.Kind is null || merged.Kind == k.Code)))
                others.TryAdd((kind.Code, ItemName.Of(merged.Name)), ItemName.Of(merged.SameAs));
        }

        foreach (var (kind, name) in others.Keys)
            Follow(others, kind, name);
    }

    /// <summary>What an item is called in the register of its kind.</summary>
    /// <param name="kind">The kind's code.</param>
    /// <param name="name">As <see cref="ItemName"/> writes it.</param>
    public string EndOf(string kind, string name) => _ends.GetValueOrDefault((kind, name), name);

    private void Follow(Dictionary<(string Kind, string Name), string> others, string kind, string name)
    {
        var path = new List<string>();
        var passed = new HashSet<string>(StringComparer.Ordinal);
        while (!_ends.ContainsKey((kind, name)) && passed.Add(name) && others.TryGetValue((kind, name), out var other))
        {
            path.Add(name);
            name = other;
        }

        var ring = path.IndexOf(name);
        var end = ring < 0 ? EndOf(kind, name) : path.Skip(ring).Min(StringComparer.Ordinal)!;
        foreach (var each in path)
            _ends[(kind, each)] = end;
    }
}
