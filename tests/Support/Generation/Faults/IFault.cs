namespace IndicatorPipeline.Support.Generation.Faults;

/// <summary>A mistake of the sender that the product has to notice.</summary>
public interface IFault
{
    string Name { get; }

    /// <summary>Makes the mistake in a workbook's sheets; null when the workbook has no place for it.</summary>
    PlantedFault? Plant(GeneratedWorkbook workbook, Dice dice);
}
