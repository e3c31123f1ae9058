namespace IndicatorPipeline.Support.Generation;

/// <summary>How a generated workbook reaches the product.</summary>
public enum FileForm
{
    /// <summary>As values, without a file.</summary>
    Values,

    Xlsx,

    Xls,
}
