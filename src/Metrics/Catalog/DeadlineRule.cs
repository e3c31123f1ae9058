namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>What says when an item is to be finished, and whether it is.</summary>
/// <param name="Finish">Code of the attribute that holds the planned finish.</param>
/// <param name="Stage">Code of the attribute that holds the stage.</param>
/// <param name="Finished">The stages in which it is finished; compared as labels are.</param>
public sealed record DeadlineRule(string Finish, string Stage, IReadOnlyList<string> Finished);
