using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;

namespace IndicatorPipeline.Metrics.Findings;

/// <summary>
/// Which problem a finding tells of, in the same workbook read at another time, in another language, with another severity: an explanation that the
/// sender gives belongs to it. Two are equal when all of their parts are.
/// </summary>
/// <param name="Code">What kind of problem.</param>
/// <param name="Sheet">The sheet's name; null for the workbook as a whole.</param>
/// <param name="Cell">The cell or range in A1 form; null for the sheet as a whole.</param>
/// <param name="Values">The values that it rests on: figures, periods, codes, the sender's own labels; none of our words and names.</param>
public sealed record FindingIdentity(FindingCode Code, string? Sheet, string? Cell, ImmutableArray<string> Values)
{
    /// <summary>Whether the values say of which figure it is, wherever that stands.</summary>
    internal bool IsOfFigure { get; init; }

    /// <summary>
    /// What an explanation holds for, as text of fixed length: the SHA-256 in hexadecimal of kind, place and values, but without the place where the values say which
    /// figure it is. A row that is put in above moves the figure and makes nothing that was said of it void.
    /// </summary>
    public string Key => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes((IsOfFigure ? [Code.Code] : new[] { Code.Code, Sheet, Cell }).Concat(Values))));

    public bool Equals(FindingIdentity? other) =>
        other is not null && Code.Code == other.Code.Code && Sheet == other.Sheet && Cell == other.Cell && Values.SequenceEqual(other.Values, StringComparer.Ordinal);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Code.Code, StringComparer.Ordinal);
        hash.Add(Sheet, StringComparer.Ordinal);
        hash.Add(Cell, StringComparer.Ordinal);
        foreach (var value in Values)
            hash.Add(value, StringComparer.Ordinal);
        return hash.ToHashCode();
    }
}
