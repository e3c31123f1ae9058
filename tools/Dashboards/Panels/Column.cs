namespace IndicatorPipeline.Dashboards.Panels;

/// <summary>A column of a query's answer, and how it is shown.</summary>
/// <param name="Field">The field or tag in InfluxDB.</param>
/// <param name="Name">How people see it called.</param>
internal sealed record Column(string Field, string Name)
{
    /// <summary>A unit that separates thousands; Grafana puts no text behind such a number, so its unit stands in the heading.</summary>
    public const string Separated = "locale";

    private const string Words = "string";

    // At 14 pixels: a character of Chinese, one of Latin, and what a cell has on both sides.
    private const int Wide = 14;
    private const int Narrow = 8;
    private const int Margin = 18;
    private const int SortArrow = 18;

    /// <summary>Of a bar with its figure, in pixels.</summary>
    private const int BarWidth = 160;

    /// <summary>Grafana's id of a unit, or any other text, which is put behind the number as it is: for what has never more than three digits.</summary>
    public string Unit { get; init; } = Words;

    /// <summary>The unit in words where it stands in the heading; null where it stands behind each number, or in a column of its own.</summary>
    public string? UnitName { get; init; }

    public int Decimals { get; init; }

    public Light? Light { get; init; }

    public Look Look { get; init; }

    /// <summary>How many characters of Chinese the cells of a text have room for; null for what is left over of the table.</summary>
    public int? Characters { get; init; }

    /// <summary>By what the figure is divided, to be read in a larger unit.</summary>
    public decimal Divisor { get; init; } = 1;

    /// <summary>The ends of a bar.</summary>
    public (decimal Low, decimal High)? Range { get; init; }

    /// <summary>Words and colors for the values of a text column.</summary>
    public IReadOnlyDictionary<string, (string Text, string Color)>? Meanings { get; init; }

    /// <summary>What stands there without a figure: a count of nothing is 0, anything else is not known.</summary>
    public string NoValue { get; init; } = "—";

    /// <summary>Where the row comes from; of its name, which is the one cell that is a link.</summary>
    public Provenance? Link { get; init; }

    /// <summary>How the figure comes about, for the panel's description; null where nothing is computed.</summary>
    public string? How { get; init; }

    public string Heading => UnitName is null ? Name : $"{Name}（{UnitName}）";

    public bool IsFigure => Unit != Words;

    /// <summary>In pixels, by what stands in it; null where the table gives it what is left over.</summary>
    public int? Width => Look == Look.Bar ? Math.Max(BarWidth, HeadingWidth)
        : IsFigure ? Math.Max(HeadingWidth, FigureWidth)
        : Characters is { } characters ? Math.Max(HeadingWidth, (characters * Wide) + Margin)
        : null;

    public string Expression => Divisor == 1
        ? Field == Heading ? $"\"{Field}\"" : $"\"{Field}\" AS \"{Heading}\""
        : FormattableString.Invariant($"\"{Field}\" / {Divisor} AS \"{Heading}\"");

    private int HeadingWidth => (Heading.Length * Wide) + Margin + SortArrow;

    // Ten digits with their commas, or four with a unit behind them.
    private int FigureWidth => Margin + (Unit == Separated ? 9 * Narrow : (6 * Narrow) + (Unit == Columns.Percent ? Narrow : (Unit.Length * Wide) + Narrow));
}
