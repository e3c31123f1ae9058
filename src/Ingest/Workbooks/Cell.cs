namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>
/// A cell that holds something. Cells that hold nothing are not in the sheet; those that a merged range covers are not either.
/// What a reader cannot give is null (unknown), never a default.
/// </summary>
/// <param name="Address">Where it stands; for a merged range its top-left cell.</param>
/// <param name="Value">What it holds.</param>
/// <param name="Text">The text that a person sees, with the number format applied; never null, may be blank.</param>
public sealed record Cell(CellAddress Address, CellValue Value, string Text)
{
    /// <summary>The number format's code, such as <c>0.0%</c>; null when unknown.</summary>
    public string? NumberFormat { get; init; }

    /// <summary>A formula without the result that the last program to save it should have left; null when unknown.</summary>
    public bool? IsFormulaWithoutResult { get; init; }

    public bool? IsBold { get; init; }

    /// <summary>Indent levels of the alignment (not leading spaces, which stay in <see cref="Text"/>); null when unknown.</summary>
    public int? Indent { get; init; }

    /// <summary>How the cell's text is set between left and right; null when unknown.</summary>
    public HorizontalAlignment? Alignment { get; init; }

    /// <summary>Which sides have a border line; null when unknown.</summary>
    public Borders? Borders { get; init; }

    /// <summary>What it is by its own content: computed once, however often it is asked.</summary>
    internal CellContent Content
    {
        get => field ??= CellContent.Of(this);
        init;
    }

    /// <summary>Cells are equal when they hold and show the same at the same place.</summary>
    public bool Equals(Cell? other) =>
        ReferenceEquals(this, other) || (other is not null && Address == other.Address && Text == other.Text && Value == other.Value);

    public override int GetHashCode() => HashCode.Combine(Address, Text);
}
