namespace IndicatorPipeline.Ingest.Queries;

/// <summary>
/// Figures as SDMX-CSV 1.0, the form of SDMX 2.1: the dataflow, the dimensions in the order of the structure, the value, and the attributes. A period is
/// written as SDMX does (2023-M06, 2023-Q2); what does not apply is <c>_Z</c>.
/// </summary>
internal static class SdmxCsv
{
    /// <summary>What stands for an item where there is none.</summary>
    public const string NotApplicable = "_Z";

    private static readonly string[] Names =
    [
        "DATAFLOW", .. SdmxStructure.Dimensions, SdmxStructure.Time, SdmxStructure.Value, .. SdmxStructure.Attributes,
    ];

    public static void Write(IEnumerable<FigureRow> rows, TextWriter writer) => RowCsv.Write(Names, rows.Select(RecordOf), writer);

    /// <summary>Writes the names, and gives what writes one figure after the other.</summary>
    public static Action<FigureRow> Begin(TextWriter writer)
    {
        var write = RowCsv.Begin(Names, writer);
        return row => write(RecordOf(row));
    }

    private static object?[] RecordOf(FigureRow row) =>
    [
        SdmxStructure.Dataflow, row.Freq, row.Indicator, row.Area, row.Item ?? NotApplicable, row.Accumulation, row.Measure, row.Period, row.Value,
        row.Status, row.Unit, row.Department, row.Submission, row.File, row.Sheet, row.Cell, row.Rule, row.Explanation,
    ];
}
