namespace IndicatorPipeline.Metrics.Findings;

/// <summary>
/// A kind of problem. Codes are stable and never used again for another kind. Title, message and advice are texts of the resources,
/// under <c>CODE_title</c>, <c>CODE_message</c> (with placeholders {0}, {1}, ...) and <c>CODE_advice</c>.
/// </summary>
/// <param name="Code">Group and number: FIL101 a file, TBL101 a table, LBL101 a label, VAL101 a value, SER101 a series.</param>
/// <param name="Severity">Its severity where the context does not lower it.</param>
public sealed record FindingCode(string Code, Severity Severity)
{
    public override string ToString() => Code;
}
