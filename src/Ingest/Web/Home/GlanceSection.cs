using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Ingest.Web.Home;

/// <summary>The items of a kind: clusters, projects, tasks.</summary>
/// <param name="Lines">What is overdue or least complete first.</param>
public sealed record GlanceSection(ItemKind Kind, IReadOnlyList<GlanceLine> Lines);
