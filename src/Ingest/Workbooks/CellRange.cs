namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>A rectangle of cells, both corners included. Written in A1 form: <c>A1:E20</c>, or <c>A1</c> for a single cell.</summary>
public readonly record struct CellRange(int Top, int Left, int Bottom, int Right)
{
    public CellAddress First => new(Top, Left);

    public CellAddress Last => new(Bottom, Right);

    public int Rows => Bottom - Top + 1;

    public int Columns => Right - Left + 1;

    public static CellRange Of(CellAddress cell) => new(cell.Row, cell.Column, cell.Row, cell.Column);

    /// <summary>Reads the A1 form.</summary>
    public static bool TryParse(string? text, out CellRange range)
    {
        range = default;
        var corners = (text ?? "").Split(':');
        if (corners.Length > 2 || !CellAddress.TryParse(corners[0], out var first) || !CellAddress.TryParse(corners[^1], out var last))
            return false;
        range = new CellRange(Math.Min(first.Row, last.Row), Math.Min(first.Column, last.Column), Math.Max(first.Row, last.Row), Math.Max(first.Column, last.Column));
        return true;
    }

    public bool Contains(CellAddress cell) => cell.Row >= Top && cell.Row <= Bottom && cell.Column >= Left && cell.Column <= Right;

    public bool Intersects(CellRange other) => Top <= other.Bottom && other.Top <= Bottom && Left <= other.Right && other.Left <= Right;

    public CellRange Union(CellRange other) => new(Math.Min(Top, other.Top), Math.Min(Left, other.Left), Math.Max(Bottom, other.Bottom), Math.Max(Right, other.Right));

    public override string ToString() => First == Last ? First.ToString() : $"{First}:{Last}";
}
