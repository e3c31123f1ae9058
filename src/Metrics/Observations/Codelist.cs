using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace IndicatorPipeline.Metrics.Observations;

/// <summary>The codes by which an enumeration is written in the catalog, in JSON, in the ledger and in InfluxDB.</summary>
public sealed class Codelist<T>
    where T : struct, Enum
{
    private readonly FrozenDictionary<T, string> _codes;
    private readonly FrozenDictionary<string, T> _values;

    internal Codelist(params (T Value, string Code)[] entries)
    {
        _codes = entries.ToFrozenDictionary(e => e.Value, e => e.Code);
        _values = entries.ToFrozenDictionary(e => e.Code, e => e.Value, StringComparer.Ordinal);
        Codes = [.. entries.Select(e => e.Code)];
    }

    /// <summary>All codes, in the order of the enumeration.</summary>
    public IReadOnlyList<string> Codes { get; }

    /// <summary>The code of a value.</summary>
    public string this[T value] => _codes[value];

    /// <summary>Reads a code; codes are compared exactly.</summary>
    public bool TryParse([NotNullWhen(true)] string? code, out T value)
    {
        value = default;
        return code is not null && _values.TryGetValue(code, out value);
    }

    /// <summary>Reads a code that the program itself has written.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The code is not in the list.</exception>
    public T Parse(string code) =>
        TryParse(code, out var value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(code), code, $"No such {typeof(T).Name}.");
}
