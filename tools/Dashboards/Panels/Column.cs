namespace IndicatorPipeline.Dashboards.Panels;

/// <summary>A column of a query's answer, and how it is shown.</summary>
/// <param name="Field">The field or tag in InfluxDB.</param>
/// <param name="Heading">How people see it called.</param>
internal sealed record Column(string Field, string Heading)
{
    /// <summary>Grafana's id of a unit, or any other text, which is put behind the number as it is.</summary>
    public string Unit { get; init; } = "string";

    public int Decimals { get; init; }

    public Light? Light { get; init; }

    public Look Look { get; init; }

    /// <summary>Of the cell, in pixels; null for what is left over.</summary>
    public int? Width { get; init; }

    /// <summary>By what the figure is divided, to be read in a larger unit.</summary>
    public decimal Divisor { get; init; } = 1;

    /// <summary>The ends of a bar.</summary>
    public (decimal Low, decimal High)? Range { get; init; }

    /// <summary>Words and colors for the values of a text column.</summary>
    public IReadOnlyDictionary<string, (string Text, string Color)>? Words { get; init; }

    /// <summary>The same for whole groups of values: a regular expression, and what is made of it.</summary>
    public IReadOnlyList<(string Pattern, string Text)> Patterns { get; init; } = [];

    /// <summary>What stands there without a figure: a count of nothing is 0, anything else is not known.</summary>
    public string NoValue { get; init; } = "—";

    /// <summary>Where the figure comes from, when the columns of a row come from different indicators.</summary>
    public Provenance? Link { get; init; }

    /// <summary>How the figure comes about, for the panel's description; null where nothing is computed.</summary>
    public string? How { get; init; }

    public bool IsFigure => Unit != "string";

    public string Expression => Divisor == 1
        ? Field == Heading ? $"\"{Field}\"" : $"\"{Field}\" AS \"{Heading}\""
        : FormattableString.Invariant($"\"{Field}\" / {Divisor} AS \"{Heading}\"");
}
