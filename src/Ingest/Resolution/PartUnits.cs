using System.Collections.Immutable;
using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>The units that a line gives some of the figures (投资额单位：万元), with the words that tell which.</summary>
internal sealed record PartUnits(string Subject, Said<ImmutableArray<Unit>> Units);
