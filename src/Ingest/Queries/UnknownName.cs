namespace IndicatorPipeline.Ingest.Queries;

/// <summary>A name that was asked for and that the catalog does not know.</summary>
/// <param name="Nearest">Those that it knows and that are most like it, by code and name.</param>
internal sealed record UnknownName(NameKind Kind, string Name, IReadOnlyList<string> Nearest);
