namespace IndicatorPipeline.Ingest.Tables;

/// <summary>Rows that make one table, or several side by side.</summary>
/// <param name="Title">Lines above, from the top.</param>
/// <param name="Header">Rows of headings.</param>
/// <param name="Body">Rows of figures and the labels among them.</param>
/// <param name="Notes">Lines below.</param>
internal sealed record Section(List<SheetRow> Title, List<SheetRow> Header, List<SheetRow> Body, List<SheetRow> Notes)
{
    /// <summary>The rows of headings once more, where the table goes on over the next page.</summary>
    public List<SheetRow> HeaderAgain { get; init; } = [];
}
