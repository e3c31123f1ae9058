using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Trends;

/// <summary>What a derived figure was computed from: what a report gives in a cell, or another derived figure.</summary>
public abstract record DerivationInput
{
    private DerivationInput()
    {
    }

    public abstract ObsStatus Status { get; }

    /// <summary>The figures and texts of reports that it rests on in the end, each with its cell.</summary>
    public IEnumerable<DerivationInput> Sources =>
        this is Derived { Figure: var figure } ? figure.Inputs.SelectMany(i => i.Sources).Distinct() : [this];

    /// <summary>A figure of a report.</summary>
    public sealed record Reported(Vintage Vintage) : DerivationInput
    {
        public override ObsStatus Status => Vintage.Observation.Status;
    }

    /// <summary>A text of a report.</summary>
    public sealed record Text(TextVintage Vintage) : DerivationInput
    {
        public override ObsStatus Status => ObsStatus.Normal;
    }

    /// <summary>A figure that is itself derived.</summary>
    public sealed record Derived(DerivedFigure Figure) : DerivationInput
    {
        public override ObsStatus Status => Figure.Status;
    }

    /// <summary>The number, of what is one.</summary>
    /// <exception cref="InvalidOperationException">It is a text.</exception>
    internal decimal Value => this switch
    {
        Reported reported => reported.Vintage.Observation.Value!.Value,
        Derived derived => derived.Figure.Value,
        _ => throw new InvalidOperationException("A text has no number."),
    };
}
