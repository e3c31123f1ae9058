namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>What somebody may do in the console.</summary>
public enum UserRole
{
    /// <summary>Reads everything.</summary>
    Leader,

    /// <summary>Reads everything, settles labels, and withdraws, returns and releases what was sent.</summary>
    Statistician,

    /// <summary>Reads figures, and of what was sent only what its own department sent.</summary>
    Department,

    /// <summary>Reads how the program is doing, and no figures.</summary>
    Operator,
}
