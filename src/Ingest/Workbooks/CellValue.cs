namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>What a cell holds.</summary>
public abstract record CellValue
{
    private CellValue()
    {
    }

    /// <summary>A number, at the 15 significant digits that a spreadsheet keeps. A percentage of 5.6 % is held as 0.056, as the file has it.</summary>
    public sealed record Number(decimal Value) : CellValue;

    /// <summary>A text, exactly as stored.</summary>
    public sealed record Text(string Value) : CellValue;

    /// <summary>A date with or without a time of day: a number under a date format.</summary>
    public sealed record Date(DateTime Value) : CellValue;

    public sealed record Logical(bool Value) : CellValue;

    /// <summary>An error such as <c>#REF!</c> or <c>#DIV/0!</c>.</summary>
    public sealed record Error(string Code) : CellValue;

    /// <summary>Nothing, although the cell is there: a formula without a result.</summary>
    public sealed record Nothing : CellValue;
}
