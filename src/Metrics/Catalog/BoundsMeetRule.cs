namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>What an indicator scores where its satisfactory value is not better than the lowest acceptable one, so that it tells nobody apart.</summary>
public enum BoundsMeetRule
{
    /// <summary>100 for everybody.</summary>
    Satisfactory,

    /// <summary>60 for everybody.</summary>
    Lowest,

    /// <summary>It is left out, and the weights of the others make up for it.</summary>
    Skip,
}
