using IndicatorPipeline.Support.Generation;

namespace IndicatorPipeline.Support.Fuzzing;

/// <summary>One way in which a workbook can go wrong on its way, or be made wrong on purpose.</summary>
internal interface IMutation
{
    /// <summary>The file, changed; null when there is nothing in it that could be changed in this way.</summary>
    byte[]? Change(byte[] file, Dice dice);
}
