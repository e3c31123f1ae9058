namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>What became of a change to a catalog. Nothing is written but with <see cref="Written"/>.</summary>
public enum CatalogEditOutcome
{
    /// <summary>The file holds it now.</summary>
    Written,

    /// <summary>The catalog says so already.</summary>
    AlreadySo,

    /// <summary>There is no indicator of this code.</summary>
    NoSuchIndicator,

    /// <summary>The label that is to go is none of the entry's.</summary>
    NoSuchLabel,

    /// <summary>The label that is to go is the indicator's name, which it cannot be without.</summary>
    IsTheName,

    /// <summary>The catalog has problems, before the change or with it.</summary>
    Refused,

    /// <summary>The place is written in a way that only a person can change.</summary>
    BeyondTheEditor,
}
