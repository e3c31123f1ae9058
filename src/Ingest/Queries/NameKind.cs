namespace IndicatorPipeline.Ingest.Queries;

/// <summary>What a name is to be the name of.</summary>
internal enum NameKind
{
    Indicator,
    Area,
    Item,
}
