using System.Globalization;
using System.Text.RegularExpressions;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>A place on a sheet; row and column count from 0. Written in A1 form. <c>default</c> is A1.</summary>
public readonly partial record struct CellAddress(int Row, int Column) : IComparable<CellAddress>
{
    /// <summary>The column's letters: A for 0, Z for 25, AA for 26.</summary>
    public static string ColumnName(int column)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(column);
        var name = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
            name = (char)('A' + ((rest - 1) % 26)) + name;
        return name;
    }

    /// <summary>Reads the A1 form; <c>$</c> signs are passed over.</summary>
    public static bool TryParse(string? text, out CellAddress address)
    {
        address = default;
        var match = A1().Match(text ?? "");
        if (!match.Success)
            return false;
        var column = 0;
        foreach (var letter in match.Groups["column"].ValueSpan)
            column = (column * 26) + (char.ToUpperInvariant(letter) - 'A' + 1);
        address = new CellAddress(int.Parse(match.Groups["row"].ValueSpan, CultureInfo.InvariantCulture) - 1, column - 1);
        return true;
    }

    /// <summary>In reading order: by row, then by column.</summary>
    public int CompareTo(CellAddress other) => (Row, Column).CompareTo((other.Row, other.Column));

    public static bool operator <(CellAddress left, CellAddress right) => left.CompareTo(right) < 0;

    public static bool operator >(CellAddress left, CellAddress right) => left.CompareTo(right) > 0;

    public static bool operator <=(CellAddress left, CellAddress right) => left.CompareTo(right) <= 0;

    public static bool operator >=(CellAddress left, CellAddress right) => left.CompareTo(right) >= 0;

    public override string ToString() => ColumnName(Column) + (Row + 1).ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A\$?(?<column>[A-Za-z]{1,3})\$?(?<row>[1-9][0-9]{0,6})\z", RegexOptions.ExplicitCapture)]
    private static partial Regex A1();
}
