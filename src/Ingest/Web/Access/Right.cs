namespace IndicatorPipeline.Ingest.Web.Access;

/// <summary>What an endpoint of the console asks of its visitor; each is an authorization policy of the same name.</summary>
public enum Right
{
    /// <summary>Whoever has signed in.</summary>
    SignedIn,

    /// <summary>Figures, and what was sent as far as a visitor sees it (<see cref="Visitor.Sees"/>).</summary>
    Read,

    /// <summary>The API, whose rows name the workbooks of all departments, and the page whose rows it exports.</summary>
    UseApi,

    /// <summary>How the program is doing.</summary>
    SeeStatus,

    /// <summary>Changes to what was sent and to the catalog.</summary>
    Act,
}
