using System.Collections.Immutable;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>All checks of a report's figures.</summary>
internal static class ReportChecks
{
    /// <summary>The checks, in the order in which their findings are listed.</summary>
    public static IReadOnlyList<ICheck> All { get; } =
    [
        new OutOfBounds(),
        new RequiredMissing(),
        new PartsAndWhole(),
        new AreasAndWhole(),
        new ItemsAndWhole(),
        new CumulativeFalls(),
        new MonthAgainstCumulatives(),
        new MonthAboveCumulative(),
        new StockAgainstFlows(),
        new GrowthAgainstLevels(),
        new LastYearAgainstRecorded(),
        new CompletionAgainstTarget(),
        new SharesOfWhole(),
        new RankOutOfRange(),
        new RankOrder(),
        new UnitSlip(),
        new UnitBesideWhole(),
        new VanishingFigures(),
        new MistypedDigit(),
        new JumpOutOfHistory(),
        new CopiedFigures(),
        new ShiftedFigures(),
        new SwappedFigures(),
        new StalePeriod(),
        new OtherDepartment(),
        new BrokenAssertion(),
        new NearlyKnownName(),
        new GivenNoMore(),
        new ImplausibleGrowth(),
    ];

    /// <summary>What all of them want to know of earlier reports.</summary>
    public static Questions QuestionsOf(CheckedReport report)
    {
        var questions = new Questions();
        foreach (var check in All)
            check.Ask(report, questions);
        return questions;
    }

    /// <summary>What some of them want to know beyond what was asked.</summary>
    /// <param name="history">The answers so far.</param>
    public static Questions FurtherQuestionsOf(CheckedReport report, History history)
    {
        var questions = new Questions(history.Asked);
        var evidence = new Evidence(report, history);
        foreach (var check in All)
            check.AskFurther(evidence, questions);
        return questions;
    }

    /// <summary>What contradicts.</summary>
    /// <param name="history">The answers to all questions.</param>
    public static ImmutableArray<Finding> Find(CheckedReport report, History history)
    {
        var evidence = new Evidence(report, history);
        return [.. All.SelectMany(check => check.Find(evidence))];
    }
}
