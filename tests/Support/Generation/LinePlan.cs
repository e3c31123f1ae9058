namespace IndicatorPipeline.Support.Generation;

/// <summary>A line above or below a generated table.</summary>
/// <param name="Place">Where between the table's left and right side it stands.</param>
/// <param name="IsMerged">Whether it is merged over the table's width.</param>
/// <param name="IsBesidePrevious">Whether it shares the row of the line before.</param>
/// <param name="NamesUnits">Whether the figures are in the units that it lists.</param>
public sealed record LinePlan(string Text, LinePlace Place = LinePlace.Left, bool IsMerged = false, bool IsBesidePrevious = false, bool NamesUnits = false);
