namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>
/// Labels among which each must mean one entry. They are compared in the form of <see cref="LabelText"/>, as they are when a report is
/// read; an entry may claim the same label twice, that does no harm.
/// </summary>
internal sealed class LabelSpace(ProblemList problems)
{
    private readonly Dictionary<string, (object Owner, Located Label)> _claims = new(StringComparer.Ordinal);

    public IEnumerable<KeyValuePair<string, Located>> Labels =>
        _claims.Select(c => KeyValuePair.Create(c.Key, c.Value.Label));

    /// <summary>Claims a label for its owner, which is compared by reference.</summary>
    public void Claim(Located label, object owner)
    {
        var key = LabelText.Normalize(label.Text);
        if (key.Length == 0)
            problems.Add(label.Place, CatalogProblemCode.EmptyLabel, label.Text);
        else if (!_claims.TryAdd(key, (owner, label)) && !ReferenceEquals(_claims[key].Owner, owner))
            problems.Add(label.Place, CatalogProblemCode.DuplicateLabel, label.Text, _claims[key].Label.Text, _claims[key].Label.Place.ToString());
    }

    public bool Contains(string normalized) => _claims.ContainsKey(normalized);

    /// <summary>The label as it was claimed first; null when nobody claims it.</summary>
    public Located? Find(string normalized) => _claims.TryGetValue(normalized, out var claim) ? claim.Label : null;
}
