using System.Diagnostics.CodeAnalysis;

namespace IndicatorPipeline.Metrics.Observations;

/// <summary>A value read from text, or the reason why there is none. <c>default</c> is a failure without a reason.</summary>
public readonly record struct ParseResult<T>
{
    private readonly T? _value;

    private ParseResult(T? value, string? reason, bool success)
    {
        _value = value;
        Reason = reason;
        Success = success;
    }

    /// <summary>Whether there is a value.</summary>
    public bool Success { get; }

    /// <summary>Why there is no value, in English, for a developer's log; null when there is one.</summary>
    public string? Reason { get; }

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public T Value => Success ? _value! : throw new InvalidOperationException(Reason ?? "No value.");

    public bool TryGetValue([MaybeNullWhen(false)] out T value)
    {
        value = _value;
        return Success;
    }

    internal static ParseResult<T> Of(T value) => new(value, null, true);

    internal static ParseResult<T> Failure(string reason) => new(default, reason, false);
}
