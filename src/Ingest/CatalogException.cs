using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Ingest;

/// <summary>There is no usable catalog to begin with: a matter of configuration, with everything that is wrong.</summary>
public sealed class CatalogException : Exception
{
    public CatalogException(string directory, IReadOnlyList<CatalogProblem> problems)
        : base($"The catalog {directory} has {problems.Count} problems: {string.Join("; ", problems.Take(3))}{(problems.Count > 3 ? "; ..." : "")}") =>
        Problems = problems;

    public CatalogException(string message)
        : base(message)
    {
    }

    public CatalogException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public CatalogException()
    {
    }

    /// <summary>By file and line; empty when the folder itself is missing.</summary>
    public IReadOnlyList<CatalogProblem> Problems { get; } = [];
}
