using System.Diagnostics;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Metrics.Trends;

namespace IndicatorPipeline.Ingest.Queries;

/// <summary>A figure or text that a derived figure rests on, and the cell that it stands in.</summary>
/// <param name="Area">Of the figure, or of the item's row.</param>
/// <param name="Name">The measure; for a text the attribute's code.</param>
internal sealed record FigureSource(
    string? Indicator, string Area, string? Item, string Name, string Period, long Submission, string File, string Sheet, string Cell)
{
    public static FigureSource Of(DerivationInput input) => input switch
    {
        DerivationInput.Reported { Vintage: var (figure, _, submission) } => new FigureSource(
            figure.Key.Indicator,
            figure.Key.Area,
            figure.Key.Item,
            Codelists.Measure[figure.Key.Measure],
            figure.Period.ToString(),
            submission.Id,
            submission.FileName,
            figure.Origin.Sheet,
            figure.Origin.Cell),
        DerivationInput.Text { Vintage: var (text, _, submission) } => new FigureSource(
            null, text.Area, text.Item, text.Name, text.Period.ToString(), submission.Id, submission.FileName, text.Origin.Sheet, text.Origin.Cell),
        _ => throw new UnreachableException("A source is what a report gives."),
    };

    /// <summary>The cell, in one text.</summary>
    public override string ToString() => $"{File} {Sheet}!{Cell}";
}
