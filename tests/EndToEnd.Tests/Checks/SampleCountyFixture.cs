using IndicatorPipeline.Support.Planting;

namespace IndicatorPipeline.EndToEnd.Tests.Checks;

/// <summary>The samples, read once.</summary>
public sealed class SampleCountyFixture
{
    internal SampleCounty County { get; } = new(Path.Combine(AppContext.BaseDirectory, "catalog"), Path.Combine(AppContext.BaseDirectory, "samples"));
}
