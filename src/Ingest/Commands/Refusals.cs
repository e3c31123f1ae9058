namespace IndicatorPipeline.Ingest.Commands;

/// <summary>What a person is told whose command is refused.</summary>
internal static class Refusals
{
    /// <param name="submission">Its number.</param>
    public static WrongUsageException AsWrongUsage(this Refusal refusal, CommandTexts texts, long submission) => new(texts.Format(
        refusal switch
        {
            Refusal.NoSuchSubmission => "no_such_submission",
            Refusal.NotInForce => "not_in_force",
            Refusal.NotHeld => "not_held",
            Refusal.NothingToRelease => "nothing_to_release",
            Refusal.OnItsWay => "on_its_way",
            _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, "There is no such refusal."),
        },
        submission));
}
