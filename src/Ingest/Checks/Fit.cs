namespace IndicatorPipeline.Ingest.Checks;

/// <summary>How well a line of figures follows what is known of it: each figure as a logarithm of its ratio to its reference, less what all have in common.</summary>
internal sealed class Fit
{
    private readonly List<(decimal Value, decimal Reference)> _pairs;
    private readonly double _common;

    /// <param name="line">The figures with what each is held against; all greater than 0.</param>
    private Fit(List<(Figure Figure, Known Reference)> line)
    {
        Figures = [.. line.Select(p => p.Figure)];
        References = [.. line.Select(p => p.Reference)];
        _pairs = [.. line.Select(p => (p.Figure.Observation.Value!.Value, p.Reference.Value))];
        _common = Robust.Median([.. _pairs.Select(p => Robust.LogRatio(p.Value, p.Reference))]);
    }

    /// <summary>The figures that have a reference, in their order.</summary>
    public IReadOnlyList<Figure> Figures { get; }

    /// <summary>What each of them is held against.</summary>
    public IReadOnlyList<Known> References { get; }

    /// <summary>Each figure held against its own series; null where too few can be.</summary>
    public static Fit? Of(Evidence evidence, FigureLine line)
    {
        var pairs = line.Figures
            .Where(f => f.Observation.Value > 0)
            .Select(f => (Figure: f, Reference: Past.Reference(evidence, f.Observation.Key, line.Period)))
            .Where(p => p.Reference is not null)
            .Select(p => (p.Figure, p.Reference!))
            .ToList();
        return pairs.Count >= FigureLine.Least ? new Fit(pairs) : null;
    }

    /// <summary>How far the figures are from what their references foretell, when each is held against the reference so many places further.</summary>
    public double Spread(int shift)
    {
        var ratios = Enumerable.Range(0, _pairs.Count)
            .Where(i => i + shift >= 0 && i + shift < _pairs.Count)
            .Select(i => Robust.LogRatio(_pairs[i].Value, _pairs[i + shift].Reference))
            .ToList();
        return Robust.Deviation(ratios);
    }

    /// <summary>The size of the figure that a reference foretells, as <see cref="SizeOf"/> says it.</summary>
    public double Foretold(int reference) => Math.Log((double)_pairs[reference].Reference) + _common;

    /// <summary>The size of a figure, as a logarithm.</summary>
    public static double SizeOf(Figure figure) => Math.Log((double)figure.Observation.Value!.Value);

    /// <summary>How far one figure is from what the reference of another foretells.</summary>
    public double Distance(int figure, int reference) => Math.Abs(Robust.LogRatio(_pairs[figure].Value, _pairs[reference].Reference) - _common);
}
