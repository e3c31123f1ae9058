using System.Collections.Immutable;

namespace IndicatorPipeline.Metrics.Findings;

/// <summary>A problem of the data, not of the program: what is wrong, where, and what the sender can do about it.</summary>
/// <param name="Code">What kind of problem; see <see cref="FindingCodes"/>.</param>
/// <param name="Severity">Normally that of the code; a rule may lower it where the context does.</param>
/// <param name="Sheet">The sheet's name; null for the workbook as a whole.</param>
/// <param name="Cell">The cell or range in A1 form; null for the sheet as a whole.</param>
/// <param name="Shown">The text shown in the cell; null where there is no cell.</param>
/// <param name="Arguments">What the message's placeholders stand for, in order; see <see cref="FindingArgument"/>.</param>
/// <param name="Suggestion">What to write instead: the catalog entries nearest to an unknown label, the value that follows from the others; null when there is none.</param>
public sealed record Finding(
    FindingCode Code,
    Severity Severity,
    string? Sheet,
    string? Cell,
    string? Shown,
    ImmutableArray<string> Arguments,
    string? Suggestion = null)
{
    /// <summary>What the sender says of it, where it asks for that; null while nothing has been said.</summary>
    public string? Explanation { get; init; }

    /// <summary>Whether it keeps its submission from being accepted.</summary>
    public bool Blocks => Severity == Severity.Error || (Severity == Severity.Verify && Explanation is null);

    /// <summary>What makes it the same finding when the same workbook is read again.</summary>
    public FindingIdentity Identity => new(Code, Sheet, Cell, [.. Arguments.Select(FindingArgument.ValueOf).OfType<string>()]) { IsOfFigure = Arguments.Any(FindingArgument.IsFigure) };
}
