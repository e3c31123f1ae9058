using IndicatorPipeline.Samples.Figures;

namespace IndicatorPipeline.Samples.Layouts;

/// <summary>What a table has in a cell of its body.</summary>
internal abstract record Printed
{
    private Printed()
    {
    }

    public sealed record Blank : Printed;

    public sealed record Label(string Text, Look Look = Look.Stub) : Printed;

    /// <summary>A number that means nothing by itself: a serial number.</summary>
    public sealed record Serial(int Number) : Printed;

    public sealed record Figure(Fact Fact, Shown Shown) : Printed;
}
