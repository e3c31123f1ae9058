namespace IndicatorPipeline.Recognition;

/// <summary>What became of a planted fault.</summary>
/// <param name="IsStopped">Whether the workbook was returned or held.</param>
/// <param name="IsNamed">Whether a finding of the right kind names the faulty cell.</param>
/// <param name="Unrelated">Findings that are not about it and were not there before it.</param>
internal sealed record FaultOutcome(string Fault, bool IsStopped, bool IsNamed, int Unrelated)
{
    private const int MostUnrelated = 2;

    public bool IsTalkative => Unrelated > MostUnrelated;

    public bool IsPerfect => IsStopped && IsNamed && !IsTalkative;
}
