using System.Collections.Immutable;
using IndicatorPipeline.Ingest.Workbooks;

namespace IndicatorPipeline.Ingest.Tables;

/// <summary>A table as its author laid it out: what is title, header, stub, body and note.</summary>
internal sealed class Table
{
    public required Sheet Sheet { get; init; }

    /// <summary>Everything that belongs to it, from the title to the notes.</summary>
    public required CellRange Range { get; init; }

    /// <summary>Where that stands in the file.</summary>
    public CellRange Place => Sheet.PlaceOf(Range);

    /// <summary>The lines above it: titles, unit, sender, in reading order.</summary>
    public required ImmutableArray<Cell> Title { get; init; }

    /// <summary>The rows of column headings over the whole width; null when there are none.</summary>
    public required CellRange? Header { get; init; }

    /// <summary>The headings once more, where the table goes on over the next page.</summary>
    public required ImmutableArray<Cell> HeaderAgain { get; init; }

    /// <summary>The columns of row headings beside the body; null when there are none.</summary>
    public required CellRange? Stub { get; init; }

    /// <summary>The lines below it: notes, sources, signatures.</summary>
    public required ImmutableArray<Cell> Notes { get; init; }

    /// <summary>Every cell of the body that holds something, in reading order.</summary>
    public required ImmutableArray<TableCell> Cells { get; init; }

    /// <summary>The labels over each column of the body, from the left; columns without a cell too.</summary>
    public required ImmutableArray<(int Column, ImmutableArray<Cell> Labels)> ColumnHeadings { get; init; }

    /// <summary>The columns of the stub, with the heading path over each and its labels by row.</summary>
    public required ImmutableArray<StubColumn> StubColumns { get; init; }
}
