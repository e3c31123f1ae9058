namespace IndicatorPipeline.Support.Generation;

/// <summary>What a column of a generated table is there for.</summary>
public enum ColumnRole
{
    /// <summary>Its cells label their rows.</summary>
    Label,

    /// <summary>Its cells are figures.</summary>
    Figures,

    /// <summary>Its cells are texts about the row's item.</summary>
    Attribute,

    /// <summary>It is there for the reader: numbers of rows, remarks, checks, units.</summary>
    Aside,
}
