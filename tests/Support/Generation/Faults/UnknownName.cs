using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Support.Generation.Faults;

/// <summary>A row is named by words that the catalog does not have.</summary>
public sealed class UnknownName : IFault
{
    public string Name => "unknown label";

    public PlantedFault? Plant(GeneratedWorkbook workbook, Dice dice)
    {
        ArgumentNullException.ThrowIfNull(workbook);
        ArgumentNullException.ThrowIfNull(dice);
        var labels = workbook.Labels.Where(l => l.Role is LabelRole.Indicator or LabelRole.Area && l.Owns.Count > 0).ToArray();
        if (labels.Length == 0)
            return null;
        var label = dice.Pick(labels);
        workbook.Write(label.Origin, label.Role == LabelRole.Area ? dice.Pick("龙门镇", "黑水乡", "桃源街道") : dice.Pick("渔业船舶艘次", "水电站座数", "煤炭库存", "温室气体排放"));
        return PlantedFault.At(label.Origin, FindingCodes.UnknownLabel);
    }
}
