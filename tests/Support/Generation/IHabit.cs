namespace IndicatorPipeline.Support.Generation;

/// <summary>One of the things that departments do to their tables.</summary>
public interface IHabit
{
    string Name { get; }

    /// <summary>Does it to a table; false when the table has no place for it or would become ambiguous.</summary>
    bool TryApply(TablePlan table, Dice dice);
}
