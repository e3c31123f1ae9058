using System.Diagnostics.CodeAnalysis;

namespace IndicatorPipeline.Metrics.Observations;

/// <summary>The codes by which an enumeration is written in the catalog, in JSON, in the ledger and in InfluxDB.</summary>
public sealed class Codelist<T>
    where T : struct, Enum
{
    // A handful of entries each: arrays are searched as fast as a dictionary, and nothing need be compiled for each enumeration when the program starts.
    private readonly T[] _values;
    private readonly string[] _codes;

    internal Codelist(params (T Value, string Code)[] entries)
    {
        _values = new T[entries.Length];
        _codes = new string[entries.Length];
        for (var i = 0; i < entries.Length; i++)
            (_values[i], _codes[i]) = entries[i];
    }

    /// <summary>All codes, in the order of the enumeration.</summary>
    public IReadOnlyList<string> Codes => _codes;

    /// <summary>The code of a value.</summary>
    public string this[T value] => _codes[Array.IndexOf(_values, value)];

    /// <summary>Reads a code; codes are compared exactly.</summary>
    public bool TryParse([NotNullWhen(true)] string? code, out T value)
    {
        var index = code is null ? -1 : Array.IndexOf(_codes, code);
        value = index < 0 ? default : _values[index];
        return index >= 0;
    }

    /// <summary>Reads a code that the program itself has written.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The code is not in the list.</exception>
    public T Parse(string code) =>
        TryParse(code, out var value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(code), code, $"No such {typeof(T).Name}.");
}
