namespace IndicatorPipeline.Metrics.Ledger.Databases;

/// <summary>What a row has in a column: a text, a whole number, or null, which is <c>default</c>. Rows by the thousand are made of them, so that none is an object of its own.</summary>
internal readonly record struct LedgerValue
{
    private static readonly object OfNumbers = new();

    // The text itself; for a number a mark that it is one.
    private readonly object? _kind;

    private LedgerValue(object? kind, long number) => (_kind, Number) = (kind, number);

    public bool IsNull => _kind is null;

    public bool IsNumber => ReferenceEquals(_kind, OfNumbers);

    /// <summary>Null where it is no text.</summary>
    public string? Text => _kind as string;

    /// <summary>0 where it is no number.</summary>
    public long Number { get; }

    public static implicit operator LedgerValue(string? text) => new(text, 0);

    public static implicit operator LedgerValue(long number) => new(OfNumbers, number);

    public bool Equals(LedgerValue other) =>
        Number == other.Number && (ReferenceEquals(_kind, other._kind) || (Text is { } text && other.Text is { } another && string.Equals(text, another, StringComparison.Ordinal)));

    public override int GetHashCode() => HashCode.Combine(_kind, Number);
}
