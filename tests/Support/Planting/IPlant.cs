using IndicatorPipeline.Support.Generation;

namespace IndicatorPipeline.Support.Planting;

/// <summary>A way to go wrong with figures that are read without trouble.</summary>
internal interface IPlant
{
    string Name { get; }

    /// <summary>Makes the mistake somewhere; null where the report has no place for it.</summary>
    PlantedError? Plant(SampleReport report, SampleCounty county, Dice dice);
}
