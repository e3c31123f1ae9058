using System.Globalization;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>A place on a sheet; row and column count from 0. Written in A1 form. <c>default</c> is A1.</summary>
public readonly record struct CellAddress(int Row, int Column) : IComparable<CellAddress>
{
    private const int MostLetters = 3;
    private const int MostDigits = 7;

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
    public static bool TryParse(ReadOnlySpan<char> text, out CellAddress address)
    {
        address = default;
        var letters = Letters(text = WithoutSign(text));
        var digits = WithoutSign(text[letters..]);
        if (letters is 0 or > MostLetters || digits is not [>= '1' and <= '9', ..] || digits.Length > MostDigits || digits.ContainsAnyExceptInRange('0', '9'))
            return false;
        var column = 0;
        foreach (var letter in text[..letters])
            column = (column * 26) + ((letter & ~0x20) - 'A' + 1);
        address = new CellAddress(int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture) - 1, column - 1);
        return true;
    }

    /// <summary>In reading order: by row, then by column.</summary>
    public int CompareTo(CellAddress other) => Row == other.Row ? Column.CompareTo(other.Column) : Row.CompareTo(other.Row);

    public static bool operator <(CellAddress left, CellAddress right) => left.CompareTo(right) < 0;

    public static bool operator >(CellAddress left, CellAddress right) => left.CompareTo(right) > 0;

    public static bool operator <=(CellAddress left, CellAddress right) => left.CompareTo(right) <= 0;

    public static bool operator >=(CellAddress left, CellAddress right) => left.CompareTo(right) >= 0;

    public override string ToString() => ColumnName(Column) + (Row + 1).ToString(CultureInfo.InvariantCulture);

    private static ReadOnlySpan<char> WithoutSign(ReadOnlySpan<char> text) => text is ['$', .. var rest] ? rest : text;

    private static int Letters(ReadOnlySpan<char> text)
    {
        var count = 0;
        while (count < text.Length && char.IsAsciiLetter(text[count]))
            count++;
        return count;
    }
}
