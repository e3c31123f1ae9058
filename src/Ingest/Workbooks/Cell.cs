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
    /// <summary>The number format's code, such as <c>0.0%</c>; <c>General</c> when nothing is known of it.</summary>
    public string NumberFormat => Style.Format.Code;

    /// <summary>A formula without the result that the last program to save it should have left.</summary>
    public bool IsFormulaWithoutResult => Value is CellValue.Nothing;

    public bool? IsBold => Style.IsBold;

    /// <summary>Indent levels of the alignment (not leading spaces, which stay in <see cref="Text"/>); null when unknown.</summary>
    public int? Indent => Style.Indent;

    /// <summary>How the cell's text is set between left and right; null when unknown.</summary>
    public HorizontalAlignment? Alignment => Style.Alignment;

    /// <summary>Which sides have a border line; null when unknown.</summary>
    public Borders? Borders => Style.Borders;

    /// <summary>Where it stands in the file: its address, but in a sheet of which only what is shown was kept.</summary>
    internal CellAddress Place => Places?.Of(Address) ?? Address;

    internal ShownPlaces? Places { private get; init; }

    /// <summary>How it looks: one object for all cells that look alike, of which a workbook has few.</summary>
    internal CellStyle Style { get; init; } = CellStyle.Unknown;

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
