using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>Words beside the name of an indicator that narrow it to a place or a part (黑石 of 黑石固定资产投资, 国有 of 固定资产投资（国有）).</summary>
/// <param name="By">The kind by whose name it is narrowed (特色产业产值), which says nothing where the figures are of items of that kind; null for none.</param>
/// <param name="Another">The indicator by whose name it is narrowed (龙头企业 of 龙头企业工业总产值), and which is a second thing where figures are of it; null for none.</param>
internal sealed record Narrowing(string Words, Indicator Of, ItemKind? By, Indicator? Another = null);
