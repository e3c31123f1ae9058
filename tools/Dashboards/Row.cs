using IndicatorPipeline.Dashboards.Panels;

namespace IndicatorPipeline.Dashboards;

/// <summary>Panels under a heading, from left to right and on.</summary>
internal sealed record Row(string Title, params IReadOnlyList<Panel> Panels);
