namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>Collects what is wrong with a catalog, so that everything is said at once.</summary>
internal sealed class ProblemList
{
    private readonly List<CatalogProblem> _problems = [];

    public int Count => _problems.Count;

    /// <summary>The files that have any.</summary>
    public IEnumerable<string> Files => _problems.Select(p => p.File).Distinct();

    public void Add(Place place, CatalogProblemCode code, params string[] arguments) =>
        _problems.Add(new CatalogProblem(place.File, place.Line, place.Column, code, [.. arguments]));

    /// <summary>Adds a problem of a file as a whole.</summary>
    public void Add(string file, CatalogProblemCode code, params string[] arguments) =>
        _problems.Add(new CatalogProblem(file, null, null, code, [.. arguments]));

    /// <summary>By file in the order of <see cref="CatalogFiles.Known"/>, others after them, then by place.</summary>
    public IReadOnlyList<CatalogProblem> InOrder() =>
    [
        .. _problems
            .OrderBy(p => Rank(p.File))
            .ThenBy(p => p.File, StringComparer.Ordinal)
            .ThenBy(p => p.Line ?? 0)
            .ThenBy(p => p.Column ?? 0),
    ];

    private static int Rank(string file)
    {
        for (var i = 0; i < CatalogFiles.Known.Count; i++)
        {
            if (CatalogFiles.Known[i] == file)
                return i;
        }

        return int.MaxValue;
    }
}
