using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Support.Generation.Layouts;

/// <summary>A column of measures as reports have them side by side: its heading and what it means.</summary>
internal sealed record Slot(string Label, Meaning Says)
{
    public static Slot Of(string label, Measure measure, Accumulation? said = null, int yearOffset = 0) =>
        new(label, new Meaning { Measure = measure, Said = said, YearOffset = yearOffset });
}
